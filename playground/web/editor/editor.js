// The script's editor: CodeMirror in place of the static listing, with the marks of the last step.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { EditorView, drawSelection, highlightActiveLineGutter, keymap, lineNumbers, tooltips } from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";
import { afterPaint } from "../lib/after_paint.js";
import { authorLines, foldSetUp } from "./author_lines.js";
import { completion } from "./complete.js";
import { Drift } from "./drift.js";
import { playgroundOf } from "../playgrounds.js";
import { followHover, lineHover } from "./line_hover.js";
import { lint } from "./lint.js";
import { lineMarks, setMarks, setRunning } from "./marks.js";

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

const FAILURES = ["exception", "guard"]; // marks of the line that a reader looks for after such a run

// Scrolls the editor, not the page.
/**
 * @param {import("@codemirror/view").EditorView} view
 * @param {number} number
 */
function bringIntoSight(view, number) {
  if (number > view.state.doc.lines) return;
  const { top, bottom } = view.lineBlockAt(view.state.doc.line(number).from);
  const { scrollDOM } = view;
  if (top >= scrollDOM.scrollTop && bottom <= scrollDOM.scrollTop + scrollDOM.clientHeight) return;
  scrollDOM.scrollTop = top - scrollDOM.clientHeight / 2;
}

/** @param {any} given */
export function render({ el }) {
  const playground = playgroundOf(el);
  const { store } = playground;
  const body = playground.pane("script");
  const drift = new Drift(store);
  const run = () => {
    store.set("run", {});
    return true;
  };

  const problem = playground.find(".rp-problem");
  /** @param {any} found */
  const showProblem = (found) => {
    problem.hidden = !found;
    if (!found) return problem.replaceChildren();
    const jump = Object.assign(document.createElement("button"), {
      type: "button",
      className: "rp-line",
      textContent: `line ${found.line}`,
    });
    jump.addEventListener("click", () => store.set("jump", { line: found.line }));
    problem.dataset.kind = found.kind;
    problem.replaceChildren("Not Python yet, ", jump, `: ${found.text}`);
    if (found.kind === "warning") problem.replaceChildren("Python warns of ", jump, `: ${found.text}`);
  };

  const view = new EditorView({
    root: playground.root,
    state: EditorState.create({
      doc: store.get("source"),
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run }])),
        lineMarks(),
        authorLines(playground.data),
        lineHover(playground, drift),
        lineNumbers(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLineGutter(),
        python(),
        completion(),
        lint(playground.session, store.get("original"), showProblem),
        tooltips({ parent: playground.find(".rp-tips"), position: "absolute" }),
        indentUnit.of("    "),
        syntaxHighlighting(classHighlighter),
        look,
        // Tab indents; Escape and then Tab leaves the editor.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorState.readOnly.of(playground.data.read_only),
        EditorView.contentAttributes.of({
          "aria-label": playground.data.read_only ? "Script" : "Script editor",
          "aria-describedby": "rp-leave",
          tabindex: "0",
          spellcheck: "false",
          autocapitalize: "off",
          autocorrect: "off",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) store.set("source", update.state.doc.toString());
        }),
      ],
    }),
  });
  playground.leaving.push(() => view.destroy());
  let marked = ""; // what is marked: an editor that is told anything makes the browser lay out the page
  /** @param {any} given */
  const mark = (given) => {
    /** @param {any} mark */
    const moved = (mark) => ({ ...mark, line: drift.shown(mark?.line) });
    const marks = (Array.isArray(given) ? given : []).map(moved).filter(({ line }) => line !== null);
    const now = JSON.stringify([store.get("source"), marks]);
    if (now === marked) return;
    marked = now;
    view.dispatch({ effects: setMarks.of(marks) });
    for (const word of playground.root.querySelectorAll(".rp-legend > [data-kind]")) {
      word.hidden = !marks.some(({ kind }) => kind === word.dataset.kind);
    }
  };
  if (store.get("source") === store.get("original")) mark(playground.data.marks);
  body.replaceChildren(view.dom);
  foldSetUp(view, playground.data);
  followHover(view, playground, drift);

  store.on("source", (source) => {
    const now = view.state.doc.toString();
    if (now === source) return;
    marked = ""; // the marks go with the lines that they stand beside
    view.dispatch({ changes: { from: 0, to: now.length, insert: source } });
    foldSetUp(view, playground.data);
  });
  // A line that was to be in sight while the pane was folded, or another one was shown, is so as soon as the pane is.
  /** @type {number | null} */
  let sought = null;
  const isSeen = () => view.dom.getClientRects().length > 0;
  let wasSeen = isSeen();
  store.on(
    "view",
    afterPaint(() => {
      const { marks, look } = store.get("view");
      mark(marks);
      const failed = look || !Array.isArray(marks) ? null : marks.find((mark) => FAILURES.includes(mark?.kind));
      const line = drift.shown((look ?? failed)?.line);
      sought = Number.isInteger(line) ? line : null;
      if (sought !== null && isSeen()) bringIntoSight(view, sought);
    }),
  );
  const opening = new ResizeObserver(
    afterPaint(() => {
      const appears = isSeen() && !wasSeen;
      wasSeen = isSeen();
      if (appears && sought !== null) bringIntoSight(view, sought);
    }),
  );
  opening.observe(view.dom);
  playground.leaving.push(() => opening.disconnect());
  store.on("progress", (progress) => view.dispatch({ effects: setRunning.of(drift.shown(progress?.line) ?? null) }));
  store.on("jump", (asked) => {
    const { doc } = view.state;
    const number = Math.trunc((asked.ran && drift.shown(asked.line)) || asked.line) || 1;
    const line = doc.line(Math.min(Math.max(1, number), doc.lines));
    view.dispatch({
      selection: { anchor: line.from, head: line.to },
      effects: EditorView.scrollIntoView(line.from, { y: "center" }),
    });
    view.focus();
  });
  playground.mounted();
}
