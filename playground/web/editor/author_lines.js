// What the author of an example says of its lines: the first ones are set-up, folded away and counted; some are marked.
import { codeFolding, foldEffect, foldedRanges } from "@codemirror/language";
import { StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** @param {PageData} data */
export function authorLines({ hidden = 0, lines = [], source }) {
  return [...(hidden ? [folding(hidden)] : []), ...(lines.length ? [marking(source, lines)] : [])];
}

// Folds the set-up away in a script that begins with it. What is asked for there, such as a line to jump to, opens it.
/**
 * @param {EditorView} view
 * @param {PageData} data
 */
export function foldSetUp(view, { hidden = 0, source }) {
  const { doc } = view.state;
  if (!hidden || hidden > doc.lines || foldedRanges(view.state).size) return;
  const { to } = doc.line(hidden);
  if (doc.sliceString(0, to) !== source.slice(0, to)) return;
  view.dispatch({ effects: foldEffect.of({ from: 0, to }) });
}

/** @param {number} hidden */
function folding(hidden) {
  const words = hidden === 1 ? "1 line of set-up" : `${hidden} lines of set-up`;
  return codeFolding({
    placeholderDOM(_view, onclick) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "rp-folded";
      button.textContent = words;
      button.title = "Show them";
      button.addEventListener("click", onclick);
      return button;
    },
  });
}

// The marks move with their lines; a script that is not the author's has none until it begins so again.
/**
 * @param {string} source
 * @param {number[][]} ranges
 */
function marking(source, ranges) {
  const mark = Decoration.line({ class: "rp-author" });
  /** @param {import("@codemirror/state").Text} doc */
  const build = (doc) => {
    if (doc.toString() !== source) return Decoration.none;
    const numbers = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
    const known = [...new Set(numbers)].filter((line) => line >= 1 && line <= doc.lines).sort((a, b) => a - b);
    return Decoration.set(known.map((line) => mark.range(doc.line(line).from)));
  };
  return StateField.define({
    create: ({ doc }) => build(doc),
    update: (value, { docChanged, newDoc, changes }) => {
      if (!docChanged) return value;
      return newDoc.length === source.length && newDoc.toString() === source ? build(newDoc) : value.map(changes);
    },
    provide: (self) => EditorView.decorations.from(self),
  });
}
