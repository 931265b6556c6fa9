// The table of what was handed in: a line for each row, sorted and filtered as its reader likes.
import { newButton } from "../lib/button.js";
import { sanitize } from "../lib/sanitize.js";
import { told } from "./out.js";

/** @typedef {import("./rows.js").Row} Row */

const STATES = ["running", "waiting", "no grade", "not yet", "passed"];
const PAUSE = 250; // ms until lines stand in their order again

/** @type {Record<string, (row: Row) => string | number>} */
const SORTS = {
  number: (row) => row.number,
  name: (row) => row.name,
  lesson: (row) => row.title,
  result: (row) => STATES.indexOf(row.state),
  advice: (row) => row.mistake || row.advice,
  runs: (row) => row.runs ?? -1,
  errors: (row) => row.errors ?? -1,
  checksum: (row) => row.checksum,
  same: (row) => row.same[0] ?? Infinity,
  effort: (row) => row.work?.seconds ?? -1,
};

/** @type {Record<string, (row: Row) => boolean>} */
const KINDS = {
  all: () => true,
  passed: (row) => row.state === "passed",
  "not yet": (row) => row.state === "not yet",
  "no grade": (row) => row.state === "no grade",
  changed: (row) => row.checksum === "changed",
  same: (row) => row.same.length > 0,
};

export class Table {
  // `open` makes what leads to a row's trace.
  /**
   * @param {Part} place
   * @param {(row: Row) => HTMLElement | null} open
   */
  constructor(place, open) {
    this.body = place.querySelector("tbody");
    this.heads = [...place.querySelectorAll("th[data-sort]")];
    this.search = place.querySelector("[data-grade=search]");
    this.kind = place.querySelector("[data-grade=kind]");
    this.shown = place.querySelector("[data-grade=shown]");
    this.open = open;
    this.sort = { by: "number", down: false };
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<Row, Part>} */
    this.lines = new Map();
    for (const head of this.heads)
      head.querySelector("button").addEventListener("click", () => this.sortBy(head.dataset.sort));
    for (const field of [this.search, this.kind]) field.addEventListener("input", () => this.arrange());
  }

  /** @param {Row[]} rows */
  fill(rows) {
    this.rows = rows;
    this.lines = new Map(rows.map((row) => [row, newLine()]));
    for (const row of rows) this.draw(row);
    this.arrange();
  }

  // A row has changed.
  /** @param {Row} row */
  draw(row) {
    this.lines.get(row)?.replaceChildren(...this.cells(row));
    clearTimeout(this.late);
    this.late = setTimeout(() => this.arrange(), PAUSE);
  }

  /** @param {string} by */
  sortBy(by) {
    this.sort = { by, down: this.sort.by === by && !this.sort.down };
    for (const head of this.heads) {
      if (head.dataset.sort === by) head.setAttribute("aria-sort", this.sort.down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
    this.arrange();
  }

  // The rows that are asked for, in their order.
  get chosen() {
    const words = this.search.value.trim().toLowerCase();
    const isAsked = KINDS[this.kind.value] ?? KINDS.all;
    const read = SORTS[this.sort.by];
    const way = this.sort.down ? -1 : 1;
    return this.rows
      .filter((row) => isAsked(row) && (!words || textOf(row).includes(words)))
      .sort((one, other) => way * compared(read(one), read(other)) || one.number - other.number);
  }

  arrange() {
    clearTimeout(this.late);
    const rows = this.chosen;
    const lines = rows.map((row) => this.lines.get(row));
    const isSame =
      lines.length === this.body.children.length && lines.every((line, at) => this.body.children[at] === line);
    if (!isSame) {
      const focused = document.activeElement;
      this.body.replaceChildren(...lines);
      if (focused instanceof HTMLElement && this.body.contains(focused)) focused.focus({ preventScroll: true });
    }
    const words = rows.length === this.rows.length ? "" : `${rows.length} of ${this.rows.length} are shown.`;
    if (this.shown.textContent !== words) this.shown.textContent = words;
  }

  /** @param {Row} row */
  cells(row) {
    const name = cell("Name", row.name, "th");
    name.scope = "row";
    name.append(small(row.path));
    const checksum = cell("Checksum", row.checksum === "none" ? "" : row.checksum);
    checksum.toggleAttribute("data-wrong", row.checksum === "changed");
    return [
      cell("No.", String(row.number)),
      name,
      cell("Lesson", row.title),
      this.result(row),
      cell("Mistake", row.mistake.replace(/\.py$/, "")),
      cell("Runs", count(row.runs)),
      cell("Errors", count(row.errors)),
      checksum,
      cell("Same as", row.same.slice(0, 8).join(", ") + (row.same.length > 8 ? " …" : "")),
      cell("Effort", told(row)),
      this.way(row),
    ];
  }

  /** @param {Row} row */
  result(row) {
    const made = cell("Result", "");
    const state = document.createElement("strong");
    state.textContent = row.state;
    state.dataset.state = row.state;
    made.append(state);
    if (row.state !== "passed" && row.verdict) {
      const nodes = sanitize(row.verdict);
      made.append(...nodes.filter((node) => !(node instanceof Element && node.matches(".rerun-verdict__head"))));
    } else if (row.state !== "passed" && row.words) {
      made.append(paragraph(row.words));
    }
    for (const note of row.notes) made.append(small(note));
    if (row.work) made.append(script(row));
    return made;
  }

  /** @param {Row} row */
  way(row) {
    const made = cell("Trace", "");
    const link = row.work && this.open(row);
    if (link) made.append(link);
    return made;
  }
}

// The script, and what the check tried, once they are asked for.
/** @param {Row} row */
function script(row) {
  const details = document.createElement("details");
  details.className = "rerun-task__tried";
  const summary = document.createElement("summary");
  summary.textContent = "Script";
  details.append(summary);
  details.addEventListener(
    "toggle",
    () => {
      const text = document.createElement("pre");
      text.textContent = row.work?.script ?? "";
      text.tabIndex = 0;
      details.append(text, ...sanitize(row.tried));
    },
    { once: true },
  );
  return details;
}

// Where the window is narrow a line stands as a block, each cell with its label: what it is must then be said.
/** @returns {Part} */
function newLine() {
  const line = document.createElement("tr");
  line.setAttribute("role", "row");
  return line;
}

/**
 * @param {string} label
 * @param {string} words
 * @param {"td" | "th"} [kind]
 * @returns {Part}
 */
function cell(label, words, kind = "td") {
  const made = Object.assign(document.createElement(kind), { textContent: words });
  made.setAttribute("role", kind === "th" ? "rowheader" : "cell");
  made.dataset.label = label;
  return made;
}

/** @param {string} words */
const small = (words) => Object.assign(document.createElement("small"), { textContent: words });
/** @param {string} words */
const paragraph = (words) => Object.assign(document.createElement("p"), { textContent: words });
/** @param {number | null} number */
const count = (number) => (number === null ? "" : number.toLocaleString("en"));
/** @param {Row} row */
const textOf = (row) => [row.name, row.path, row.title, row.words, row.mistake, row.advice].join("\n").toLowerCase();

/**
 * @param {string | number} one
 * @param {string | number} other
 */
function compared(one, other) {
  if (typeof one === "number" && typeof other === "number") return one === other ? 0 : one - other;
  return String(one).localeCompare(String(other), "en", { numeric: true, sensitivity: "base" });
}

// What leads to a trace that has not been made into a link yet.
/** @param {() => void} work */
export const openingButton = (work) => newButton("Open", work, "rerun-link");
