// Marks on the script's lines: which ran, which were skipped, where a run ended. Told by a class, a sign and a note.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view";
import facts from "../../facts/page.json" with { type: "json" };
import { markedLine } from "./marked_line.js";

// A line has the sign of its last mark, which says most.
/** @type {Record<string, { sign: string }>} */
const SIGNS = facts.signs;

/** @type {import("@codemirror/state").StateEffectType<any[]>} */
export const setMarks = StateEffect.define();
// `running` marks the line that runs right now, while a script takes long.
const [setRunning, running] = markedLine("rp-running");

export { setRunning };

class Sign extends GutterMarker {
  /**
   * @param {string[]} kinds
   * @param {string} note
   */
  constructor(kinds, note) {
    super();
    this.kinds = kinds;
    this.note = note;
    this.elementClass = kinds.map((kind) => `rp-mark--${kind}`).join(" ");
  }

  /** @param {any} other */
  eq(other) {
    return this.elementClass === other.elementClass && this.note === other.note;
  }

  toDOM() {
    const sign = document.createElement("span");
    sign.className = "rp-sign";
    sign.textContent = SIGNS[/** @type {string} */ (this.kinds.at(-1))].sign;
    sign.title = this.note;
    return sign;
  }
}

// Marks as { lines, signs }: they move with the text while it is edited.
const field = StateField.define({
  create: () => ({ lines: Decoration.none, signs: RangeSet.empty }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return build(transaction.newDoc, effect.value);
    if (!transaction.docChanged) return value;
    return { lines: value.lines.map(transaction.changes), signs: value.signs.map(transaction.changes) };
  },
  provide: (self) => EditorView.decorations.from(self, (value) => value.lines),
});

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {any[]} marks
 */
function build(doc, marks) {
  const byLine = new Map();
  for (const mark of marks) {
    if (!Number.isInteger(mark?.line) || mark.line < 1 || mark.line > doc.lines || !Object.hasOwn(SIGNS, mark.kind))
      continue;
    if (!byLine.has(mark.line)) byLine.set(mark.line, { kinds: [], notes: [] });
    const { kinds, notes } = byLine.get(mark.line);
    kinds.push(mark.kind);
    if (typeof mark.note === "string" && mark.note) notes.push(mark.note);
  }
  const lines = [];
  const signs = [];
  for (const [line, { kinds, notes }] of [...byLine].sort(([a], [b]) => a - b)) {
    const { from } = doc.line(line);
    const note = notes.join("; ");
    const names = kinds.map((/** @type {string} */ kind) => `rp-mark--${kind}`).join(" ");
    lines.push(Decoration.line({ class: names }).range(from)); // line_hover.js tells of the line itself
    signs.push(new Sign(kinds, note).range(from));
  }
  return { lines: Decoration.set(lines), signs: RangeSet.of(signs) };
}

class Spacer extends GutterMarker {
  toDOM() {
    return document.createTextNode("●");
  }
}

export function lineMarks() {
  const signs = gutter({
    class: "rp-signs",
    markers: (view) => view.state.field(field).signs,
    initialSpacer: () => new Spacer(),
    renderEmptyElements: true, // a gap's height is only known once the editor has been in sight
  });
  return [field, running, signs];
}

// Below the script stand the words of the signs that are there.
/**
 * @param {ShadowRoot} root
 * @param {any[]} marks
 */
export function showLegend(root, marks) {
  for (const word of root.querySelectorAll(".rp-legend > [data-kind]"))
    word.hidden = !marks.some(({ kind }) => kind === word.dataset.kind);
}
