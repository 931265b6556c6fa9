// A task that is to put given lines in order: its pieces as a list that is moved by hand, by touch or by its buttons. What
// it changes is the script in the editor, and nothing else.

import { isNarrow } from "./walk.js";

const SHOWN = 2; // lines of a piece

/**
 * @param {Part} section
 * @param {Playground} given
 * @param {string[]} pieces
 */
export function startOrdering(section, { store, signal }, pieces) {
  const list = section.querySelector("[data-task=order]");
  const [told, lost] = ["moved", "lost"].map((name) => section.querySelector(`[data-task=${name}]`));
  const rows = pieces.map((piece) => makeRow(piece));
  /** @type {number[]} */
  let order = [];

  const place = () => {
    const focused = document.activeElement;
    list.append(...order.map((each) => rows[each]));
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    for (const [at, each] of order.entries()) {
      for (const [name, end] of /** @type {[string, number][]} */ ([
        ["up", 0],
        ["down", order.length - 1],
      ]))
        rows[each].querySelector(`[data-move=${name}]`).setAttribute("aria-disabled", String(at === end));
    }
  };
  const read = () => {
    const found = orderIn(store.get("source"), pieces);
    lost.hidden = found !== null;
    list.hidden = found === null;
    if (!found || String(found) === String(order)) return;
    order = found;
    place();
  };
  /**
   * @param {number} from
   * @param {number} to
   */
  const move = (from, to) => {
    if (from === to || to < 0 || to >= order.length) return;
    order.splice(to, 0, ...order.splice(from, 1));
    place();
  };
  /** @param {number} piece */
  const done = (piece) => {
    told.textContent = `“${firstLine(pieces[piece])}” is now ${order.indexOf(piece) + 1} of ${order.length}.`;
    store.set("source", scriptOf(order.map((each) => pieces[each])));
  };

  for (const [piece, row] of rows.entries()) {
    row.addEventListener(
      "click",
      (/** @type {PageEvent} */ event) => {
        const button = event.target.closest("[data-move]");
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        const from = order.indexOf(piece);
        move(from, from + (button.dataset.move === "up" ? -1 : 1));
        done(piece);
        row.scrollIntoView({ block: "nearest" });
      },
      { signal },
    );
    const handle = row.querySelector(".rerun-order__hold");
    handle.addEventListener(
      "pointerdown",
      (/** @type {PageEvent} */ event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        hold(handle, event.pointerId, row, () => done(piece));
      },
      { signal },
    );
  }

  // While a row is held it goes where the pointer is: before the first row whose middle lies below it.
  /**
   * @param {Part} handle
   * @param {number} pointer
   * @param {Part} row
   * @param {() => void} finish
   */
  const hold = (handle, pointer, row, finish) => {
    const began = String(order);
    handle.setPointerCapture(pointer);
    row.dataset.held = "";
    /** @param {PointerEvent} event */
    const drag = ({ clientY }) => {
      const others = order.map((each) => rows[each]).filter((each) => each !== row);
      const to = others.filter((each) => {
        const { top, height } = each.getBoundingClientRect();
        return top + height / 2 < clientY;
      }).length;
      const from = order.indexOf(rows.indexOf(row));
      if (to === from) return;
      order.splice(to, 0, ...order.splice(from, 1));
      // The row that is held stays where it is in the page, so that the pointer stays its own: the others go round it.
      for (const each of order.slice(0, to)) row.before(rows[each]);
      for (const each of order.slice(to + 1)) list.append(rows[each]);
    };
    handle.addEventListener("pointermove", drag);
    handle.addEventListener(
      "lostpointercapture",
      () => {
        handle.removeEventListener("pointermove", drag);
        delete row.dataset.held;
        place();
        if (String(order) !== began) finish();
      },
      { once: true },
    );
  };

  // Beside the editor there is little room for it, on a phone there is no better place to do it.
  section.querySelector("[data-task=pieces]").open = isNarrow();
  list.replaceChildren();
  store.on("source", read);
  read();
}

/** @param {string} piece */
const firstLine = (piece) => piece.split("\n").find((line) => line.trim() && !line.trim().startsWith("#")) ?? piece;

/** @param {string} piece */
function makeRow(piece) {
  /** @type {Part} */
  const row = document.createElement("li");
  const lines = piece.split("\n");
  const hold = document.createElement("span");
  hold.className = "rerun-order__hold";
  hold.ariaHidden = "true";
  hold.textContent = "⠿";
  const code = document.createElement("code");
  code.textContent = lines.length > SHOWN ? `${lines.slice(0, SHOWN).join("\n")} …` : piece;
  code.title = piece;
  row.append(hold, code, ...["up", "down"].map((way) => makeButton(way, piece)));
  return row;
}

/**
 * @param {string} way
 * @param {string} piece
 */
function makeButton(way, piece) {
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.move = way;
  button.textContent = way === "up" ? "↑" : "↓";
  button.setAttribute("aria-label", `Move ${way}: ${firstLine(piece)}`);
  return button;
}

// In which order a script has the pieces, by their numbers; null if it is not made of them.
/**
 * @param {string} source
 * @param {string[]} pieces
 * @returns {number[] | null}
 */
export function orderIn(source, pieces) {
  /** @type {{ at: number, piece: number }[]} */
  const found = [];
  let rest = `\n${source.replaceAll("\r", "")}\n`;
  const longestFirst = pieces.map((_, piece) => piece).sort((a, b) => pieces[b].length - pieces[a].length);
  for (const piece of longestFirst) {
    const at = rest.indexOf(`\n${pieces[piece]}\n`);
    if (at < 0) return null;
    found.push({ at, piece });
    const end = at + 1 + pieces[piece].length;
    rest = `${rest.slice(0, at + 1)}${" ".repeat(end - at - 1)}${rest.slice(end)}`;
  }
  if (rest.trim()) return null;
  return found.sort((a, b) => a.at - b.at).map(({ piece }) => piece);
}

// The script of these pieces: blocks, and what follows the imports, stand apart.
/** @param {string[]} pieces */
export function scriptOf(pieces) {
  return pieces
    .map((piece, at) => {
      const before = pieces[at - 1] ?? "";
      const apart = at && (piece.includes("\n") || before.includes("\n") || /^(import|from)\b/.test(before));
      return `${at ? "\n" : ""}${apart ? "\n" : ""}${piece}`;
    })
    .join("");
}
