// What all editors of a playground have: how they look, and what keys and brackets do in them.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLineGutter, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

// CodeMirror's own style comes after the page's sheet: what must not differ from the static listing is said here.
const look = EditorView.theme({
  ".cm-gutters": { backgroundColor: "var(--rp-surface)", border: "none", color: "var(--rp-muted)" },
  ".cm-activeLineGutter": { backgroundColor: "transparent" },
  ".cm-lineNumbers .cm-activeLineGutter": { color: "var(--rp-text)" },
  ".cm-scroller": { fontFamily: "inherit", lineHeight: "inherit" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "calc(34px * var(--rp-zoom))", padding: "0 8px 0 0" },
  // Before it has been on the screen, CodeMirror takes lines to be lower than they are.
  ".cm-gutterElement:not([style*=hidden])": { minHeight: "1lh" },
  ".rp-signs": { width: "calc(22px * var(--rp-zoom))", textAlign: "center" },
  ".cm-content": { caretColor: "var(--rp-text)", padding: "8px 0" },
  ".cm-line": { padding: "0 12px 0 8px" },
  ".cm-cursor": { borderLeftColor: "var(--rp-text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "light-dark(#d5dafc, #363c70)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--rp-strong-border)" },
});

/**
 * @param {Playground} playground
 * @param {string} label what the editor is called
 */
export function usual({ store, data, find }, label) {
  const run = () => {
    store.set("run", {});
    return true;
  };
  return [
    Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLineGutter(),
    tooltips({ parent: find(".rp-tips"), position: "absolute" }),
    indentUnit.of("    "),
    syntaxHighlighting(classHighlighter),
    look,
    // Tab indents; Escape and then Tab leaves the editor.
    keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorState.readOnly.of(data.read_only),
    EditorView.contentAttributes.of({
      "aria-label": label,
      "aria-describedby": "rp-leave",
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
  ];
}

// Scrolls the editor, not the page.
/**
 * @param {EditorView} view
 * @param {number} number
 */
export function bringIntoSight(view, number) {
  if (number > view.state.doc.lines) return;
  const { top, bottom } = view.lineBlockAt(view.state.doc.line(number).from);
  const { scrollDOM } = view;
  if (top >= scrollDOM.scrollTop && bottom <= scrollDOM.scrollTop + scrollDOM.clientHeight) return;
  scrollDOM.scrollTop = top - scrollDOM.clientHeight / 2;
}

// Puts the cursor on a line, in the middle of what is seen, and the focus there.
/**
 * @param {EditorView} view
 * @param {number} number
 */
export function goTo(view, number) {
  const { doc } = view.state;
  const line = doc.line(Math.min(Math.max(1, number), doc.lines));
  view.dispatch({
    selection: { anchor: line.from, head: line.to },
    effects: EditorView.scrollIntoView(line.from, { y: "center" }),
  });
  view.focus();
}
