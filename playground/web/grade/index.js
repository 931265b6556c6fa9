// The page that grades what learners handed in: files are dropped on it, each is checked in a sandbox, a table shows how it went.
import { save } from "../lib/save.js";
import { ShareError, shareLink } from "../share/link.js";
import { chosen, dropped } from "./gather.js";
import { csv, report } from "./out.js";
import { NoGrade, Pool } from "./pool.js";
import { compareRows, fail, MOST_FILES, rowsOf, take } from "./rows.js";
import { openingButton, Table } from "./table.js";

/** @typedef {import("./rows.js").Row} Row */
/** @typedef {import("./rows.js").Given} Given */

const SMALL = 6_000; // characters of what is linked to at once; a longer link takes a while, and is made when it is asked for
const MOST_SANDBOXES = 3;
const USUAL = 5; // seconds
const started = new WeakSet();

class Page {
  /** @param {Part} section */
  constructor(section) {
    this.section = section;
    const { lessons, play } = JSON.parse(section.dataset.lessons);
    /** @type {Map<string, import("./rows.js").Lesson>} */
    this.lessons = new Map(lessons.map((/** @type {any} */ each) => [each.lesson, each]));
    this.play = play && new URL(play, document.baseURI).href;
    this.table = new Table(section, (row) => this.way(row));
    /** @type {Given[]} */
    this.given = [];
    /** @type {AbortController | null} */
    this.running = null;
    this.listen();
    this.show("idle");
  }

  /** @param {string} name */
  part(name) {
    return this.section.querySelector(`[data-grade="${name}"]`);
  }

  listen() {
    const { section } = this;
    for (const name of ["files", "folder"]) {
      const input = this.part(name);
      this.part(`choose-${name}`).addEventListener("click", () => input.click());
      input.addEventListener("change", () => {
        const files = chosen(input.files);
        input.value = ""; // the same may be chosen again
        if (files.length) this.take(files);
      });
    }
    section.addEventListener("dragover", (/** @type {PageEvent} */ event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      section.toggleAttribute("data-over", true);
    });
    section.addEventListener("dragleave", (/** @type {PageEvent} */ event) => {
      if (!section.contains(event.relatedTarget)) section.toggleAttribute("data-over", false);
    });
    section.addEventListener("drop", async (/** @type {PageEvent} */ event) => {
      event.preventDefault();
      section.toggleAttribute("data-over", false);
      this.take(await dropped(event.dataTransfer, MOST_FILES));
    });
    this.part("again").addEventListener("click", () => this.take(this.given));
    this.part("stop").addEventListener("click", () => this.running?.abort());
    this.part("csv").addEventListener("click", () => save("grades.csv", csv(this.table.chosen), "text/csv"));
    this.part("report").addEventListener("click", () => save("grades.html", this.report(), "text/html"));
    for (const control of section.querySelectorAll("[data-grade]")) control.disabled = false;
  }

  // Reads the files and grades what is in them; what was graded before is put away.
  /** @param {Given[]} given */
  async take(given) {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.given = given.slice(0, MOST_FILES);
    const chosen = this.lessons.get(this.part("lesson").value) ?? null;
    const began = performance.now();
    this.table.fill([]);
    this.show("reading", `Reading ${this.given.length} files…`);
    /** @type {Row[]} */
    const rows = [];
    for (const each of this.given) {
      rows.push(...(await rowsOf(each, this.lessons, chosen)));
      if (running.signal.aborted && this.running !== running) return;
    }
    compareRows(rows);
    this.table.fill(rows);
    await this.grade(rows, running);
    if (this.running !== running) return;
    const seconds = Math.round((performance.now() - began) / 1000);
    const left = given.length - this.given.length;
    const most = left > 0 ? ` ${left} more files were left out: ${MOST_FILES} are the most at once.` : "";
    const isStopped = running.signal.aborted;
    this.show(isStopped ? "stopped" : "done", `${isStopped ? "Stopped. " : ""}${summary(rows)} ${seconds} s.${most}`);
  }

  /**
   * @param {Row[]} rows
   * @param {AbortController} running
   */
  async grade(rows, running) {
    const { signal } = running;
    const seconds = this.seconds;
    const waiting = rows.filter(({ state }) => state === "waiting");
    if (waiting.length && !signal.aborted) {
      const pool = new Pool(Math.min(waiting.length, MOST_SANDBOXES, navigator.hardwareConcurrency || 2));
      signal.addEventListener("abort", () => pool.end());
      this.progress(rows);
      await pool.each(
        waiting,
        async (row, client) => {
          await this.gradeRow(row, pool, client, seconds);
          if (this.running === running) this.progress(rows);
        },
        signal,
      );
      pool.end();
    }
    for (const row of rows.filter(({ state }) => state === "waiting" || state === "running")) {
      fail(row, "stopped");
      this.table.draw(row);
    }
    this.table.arrange();
  }

  /**
   * @param {Row} row
   * @param {Pool} pool
   * @param {import("../sandbox/client.js").Client} client
   * @param {number} seconds
   */
  async gradeRow(row, pool, client, seconds) {
    const { work, lesson } = row;
    if (!work || !lesson) return;
    row.state = "running";
    this.table.draw(row);
    try {
      const { script: source, actions, files } = work;
      take(row, await pool.grade(client, { name: lesson.file, source, check: lesson.check, actions, files }, seconds));
    } catch (error) {
      if (!(error instanceof NoGrade)) throw error;
      fail(row, error.reason);
      if (error.reason === "dead" && pool.trouble) row.words = pool.trouble;
    }
    this.table.draw(row);
  }

  /** @param {Row[]} rows */
  progress(rows) {
    const done = rows.filter(({ state }) => state !== "waiting" && state !== "running").length;
    this.section.dataset.done = String(done);
    this.section.dataset.total = String(rows.length);
    Object.assign(this.part("progress"), { max: rows.length, value: done });
    this.show("grading", `${done} of ${rows.length} graded…`);
  }

  get seconds() {
    const asked = Number(this.part("seconds").value);
    return Number.isFinite(asked) && asked >= 1 ? Math.min(asked, 60) : USUAL;
  }

  // `state` is read by the command too, which drives this page.
  /**
   * @param {"idle" | "reading" | "grading" | "done" | "stopped"} state
   * @param {string} [words]
   */
  show(state, words = "") {
    this.section.dataset.state = state;
    const isBusy = state === "reading" || state === "grading";
    const said = this.part("said");
    if (said.textContent !== words) said.textContent = words;
    this.part("progress").hidden = state !== "grading";
    this.part("results").hidden = !this.table.rows.length;
    if (this.part("stop").hidden === isBusy) this.part("stop").hidden = !isBusy;
    for (const name of ["csv", "report", "again"]) this.part(name).disabled = isBusy || !this.given.length;
    this.part("seconds").value = String(this.seconds);
  }

  // What leads to a row's trace: its script with what was done in it, in a playground of this site.
  /** @param {Row} row */
  way(row) {
    if (!this.play) return null;
    if (lengthOf(row) > SMALL) return openingButton(() => this.open(row));
    const href = this.linkOf(row);
    if (!href) return null;
    const link = Object.assign(document.createElement("a"), {
      href,
      target: "_blank",
      rel: "noopener",
      textContent: "Open",
    });
    link.setAttribute("aria-label", `Open what ${row.name} did`);
    return link;
  }

  /** @param {Row} row */
  open(row) {
    const link = this.linkOf(row);
    if (link) window.open(link, "_blank", "noopener");
    else
      this.part("said").textContent =
        `The script of ${row.name} is too long for a link. It is in the table, below “Script”.`;
  }

  /** @param {Row} row */
  linkOf({ work, lesson, name }) {
    if (!work || !this.play) return "";
    const beside = Object.entries(work.files).filter(
      ([path, text]) => path.endsWith(".py") && typeof text === "string",
    );
    const scripts = [
      { name: lesson?.file || "app.py", source: work.script },
      ...beside.map(([path, source]) => ({ name: path, source })),
    ];
    try {
      return shareLink({ scripts, name: name.slice(0, 80), actions: work.actions }, this.play);
    } catch (error) {
      if (error instanceof ShareError) return "";
      throw error;
    }
  }

  // The link as it leads to the site where that is published, of which the command knows; "" where it does not.
  /** @param {string} link */
  lasting(link) {
    const { address } = this.section.dataset;
    if (address === undefined || !link) return link;
    return address && new URL(link.slice(new URL("..", location.href).href.length), address).href;
  }

  report() {
    const rows = this.table.chosen;
    return report(rows, {
      title: document.title,
      when: new Date().toISOString().slice(0, 16).replace("T", " "),
      summary: summary(rows),
      linkOf: (row) => (lengthOf(row) > SMALL ? "" : this.lasting(this.linkOf(row))),
    });
  }
}

/** @param {Row} row */
const lengthOf = ({ work }) => (work ? work.script.length + JSON.stringify(work.actions).length : 0);

/** @param {Row[]} rows */
function summary(rows) {
  /** @param {(row: Row) => boolean} is */
  const count = (is) => rows.filter(is).length;
  const parts = [
    `${count(({ state }) => state === "passed")} passed`,
    `${count(({ state }) => state === "not yet")} not yet`,
    `${count(({ state }) => state === "no grade")} without a grade`,
  ];
  const changed = count(({ checksum }) => checksum === "changed");
  const same = count((row) => row.same.length > 0);
  if (changed) parts.push(`${changed} with a changed checksum`);
  if (same) parts.push(`${same} with the script of another`);
  return `${rows.length} handed in: ${parts.join(", ")}.`;
}

// Once for each page, also where a site swaps its pages.
function start() {
  for (const section of document.querySelectorAll("[data-rerun-grade]")) {
    if (started.has(section)) continue;
    started.add(section);
    new Page(section);
  }
}

if (globalThis.document$) globalThis.document$.subscribe(start);
else start();
