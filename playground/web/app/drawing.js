// Draws an app. Its elements are set off in the HTML: only those that are not as they were are sanitized and morphed.
import { Idiomorph } from "idiomorph";
import { sanitize } from "../lib/sanitize.js";
import { CONTROL, isTyped, parsed, readValue, writeValue } from "./controls.js";

const SEPARATOR = "\x1e"; // the same as in playground/render/app/place.py
const READERS_OWN = ["open", "hidden", "aria-selected", "aria-expanded", "aria-pressed", "tabindex", "scrollTop"];

/** @param {string} piece */
const idOf = (piece) => /\bid="([^"]*)"/.exec(piece)?.[1] ?? "";

// Whether nothing of an element is its reader's: then the new one may simply take its place.
/**
 * @param {Part} old
 * @param {Part} node
 */
function isPlain(old, node) {
  return (
    old.className === node.className &&
    !old.querySelector("[data-keep], [data-act], [data-drawn], :focus") &&
    !old.matches(":focus")
  );
}

/** @param {string} html */
export const joined = (html) => html.replaceAll(SEPARATOR, "");

// Whether the elements have nothing between them: then they are a list, of any length.
/** @param {string[]} pieces */
const isList = (pieces) => pieces.every((piece, at) => at % 2 || !piece || at === 0 || at === pieces.length - 1);

// What stands around the elements.
/** @param {string[]} pieces */
function frameOf(pieces) {
  const frame = isList(pieces) ? [pieces[0], pieces.at(-1)] : pieces.map((piece, at) => (at % 2 ? "" : piece));
  return frame.join(SEPARATOR);
}

// An app of a moment before: nobody puts anything into it.
export class Drawing {
  /** @param {HTMLElement} body */
  constructor(body) {
    this.body = body;
    /** @type {string[] | null} */
    this.pieces = null; // what is shown: the frame and the elements, in turn
  }

  clear() {
    this.body.replaceChildren();
    this.pieces = null;
  }

  /**
   * @param {string} html
   * @param {{ answers?: number, anew?: boolean }} [how]
   */
  draw(html, how = {}) {
    const pieces = html.split(SEPARATOR);
    const changed = how.anew ? null : this.changed(pieces);
    this.pieces = pieces;
    if (changed) {
      for (const [old, node, before] of changed) {
        if (!node) old.remove();
        else if (old && isPlain(old, node)) old.replaceWith(node);
        else if (old) this.morph(old, [node], "outerHTML", how);
        else before(node);
      }
    } else this.morph(this.body, sanitize(joined(html)), "innerHTML", how);
  }

  // What is to change: an old element, its new one; without the old one where it is put, without the new one it goes.
  // Null where it is more than elements, or most of them.
  /** @param {string[]} pieces */
  changed(pieces) {
    const shown = this.pieces;
    if (!shown || frameOf(shown) !== frameOf(pieces)) return null;
    const [were, are] = [shown, pieces].map(
      (all) => new Map(all.filter((_, at) => at % 2).map((piece) => [idOf(piece), piece])),
    );
    const others = [...are].filter(([id, piece]) => were.get(id) !== piece);
    const gone = [...were.keys()].filter((id) => !are.has(id));
    /**
     * @param {any} one
     * @param {any} two
     */
    const stay = (one, two) => [...one.keys()].filter((id) => two.has(id)).join("\n");
    if (were.size !== shown.length >> 1 || are.size !== pieces.length >> 1 || stay(were, are) !== stay(are, were))
      return null;
    if (!isList(pieces) && (gone.length || others.some(([id]) => !were.has(id)))) return null;
    if (others.length > 8 && others.length > are.size * 0.6) return null;
    const nodes = sanitize(others.map(([, piece]) => piece).join(""));
    if (nodes.length !== others.length) return null;
    /** @param {string | undefined} id */
    const find = (id) => id && this.body.querySelector(`#${CSS.escape(id)}`);
    const ids = [...are.keys()];
    const found = [];
    for (const [at, [id]] of others.entries()) {
      const node = nodes[at];
      const old = were.has(id) ? find(id) : null;
      if (!id || node.id !== id || (were.has(id) && !old)) return null;
      if (old) {
        found.push([old, node]);
        continue;
      }
      // It is put behind its neighbour, which may be new itself, or before the first of those that were there.
      const place = ids.indexOf(id);
      const neighbour = place ? null : find([...were.keys()].find((each) => are.has(each)));
      if (!place && !neighbour) return null;
      found.push([
        null,
        node,
        (/** @type {Part} */ made) => (neighbour ? neighbour.before(made) : find(ids[place - 1]).after(made)),
      ]);
    }
    for (const id of gone) {
      const old = find(id);
      if (!old) return null;
      found.push([old, null]);
    }
    return found;
  }

  /**
   * @param {any} old
   * @param {any[]} nodes
   * @param {"innerHTML" | "outerHTML"} morphStyle
   * @param {{ answers?: number, anew?: boolean }} _how
   */
  morph(old, nodes, morphStyle, _how) {
    Idiomorph.morph(old, nodes, { morphStyle });
  }
}

// The app itself. A control keeps what the reader has put into it, unless the script wants another value than the one
// that the page had last agreed on with it: told to the script, or shown by it. A session that starts `anew` shows its
// own values, as a page does that is loaded again.
export class Live extends Drawing {
  /** @param {HTMLElement} body */
  constructor(body) {
    super(body);
    /** @type {Map<any, { text: string, seq: number }>} */
    this.sent = new Map(); // control → { text, seq }: what the page last told the script
  }

  /**
   * @param {string} html
   * @param {{ answers: number, anew?: boolean }} how
   */
  draw(html, how) {
    super.draw(html, how);
    // An element may be as it was because the script did not take over what it was told.
    for (const [control, told] of this.sent) {
      if (control.isConnected && told.seq > how.answers) continue; // the script has not heard of it yet
      this.sent.delete(control);
      if (!control.isConnected) continue;
      if (control.dataset.v !== told.text) writeValue(control, parsed(control.dataset.v));
      else tidy(control);
      showDirty(control);
    }
  }

  /**
   * @param {any} old
   * @param {any[]} nodes
   * @param {"innerHTML" | "outerHTML"} morphStyle
   * @param {{ answers?: number, anew?: boolean }} how
   */
  morph(old, nodes, morphStyle, { answers = 0, anew }) {
    const { sent } = this;
    const values = new Map();
    const write = new Map();
    const answered = new Set();
    for (const control of old.querySelectorAll(CONTROL)) values.set(control, valueIn(control, sent.get(control)));
    Idiomorph.morph(old, nodes, {
      morphStyle,
      callbacks: {
        /**
         * @param {any} before
         * @param {any} wanted
         */
        beforeNodeMorphed(before, wanted) {
          if (before instanceof Element && before.hasAttribute("data-drawn")) return false; // a chart that is drawn
          if (!(before instanceof Element) || !before.matches(CONTROL) || wanted.dataset?.v === undefined) return true;
          const { v } = /** @type {HTMLElement} */ (before).dataset;
          const told = sent.get(before);
          if ((told && told.seq > answers) || isBeingTyped(before, told)) return true;
          if (told && sent.delete(before)) answered.add(before);
          if (anew || wanted.dataset.v !== (told?.text ?? v)) write.set(before, wanted.dataset.v);
          return true;
        },
        beforeAttributeUpdated(/** @type {string} */ name, /** @type {any} */ element) {
          if (name === "data-dirty") return false;
          if (element.hasAttribute("data-keep") && READERS_OWN.includes(name)) return false;
          if (name === "checked" || name === "selected") return false;
          return !(name === "value" && isTyped(element));
        },
      },
    });
    for (const [control, before] of values) {
      if (!control.isConnected) continue;
      if (write.has(control)) writeValue(control, parsed(write.get(control)));
      else if (JSON.stringify(readValue(control)) !== JSON.stringify(before)) writeValue(control, before);
      else if (answered.has(control)) tidy(control);
      showDirty(control);
    }
  }
}

// A number that the script has taken over is shown with the digits that it wants.
/** @param {Part} control */
function tidy(control) {
  const { v, shown } = control.dataset;
  if (shown !== undefined && JSON.stringify(readValue(control)) === v) writeValue(control, parsed(v));
}

// What the reader has put into a control. A new option of several is told before the control has a box for it.
/**
 * @param {Part} control
 * @param {any} told
 */
function valueIn(control, told) {
  return told && control.querySelector("[data-more]") ? parsed(told.text) : readValue(control);
}

// Whether the reader goes on typing in a field that tells the script while it is typed: that text is told next.
/**
 * @param {Part} control
 * @param {any} told
 */
function isBeingTyped(control, told) {
  return (
    control.dataset.live !== undefined &&
    control.matches(":focus") &&
    JSON.stringify(readValue(control)) !== (told?.text ?? control.dataset.v)
  );
}

// Whether a control holds what the script has not been told yet.
/** @param {Part} control */
export function showDirty(control) {
  control.toggleAttribute("data-dirty", JSON.stringify(readValue(control)) !== control.dataset.v);
}
