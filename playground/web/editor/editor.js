// The script's editor: CodeMirror in place of the static listing, with the marks of the last step.
import { python } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { afterPaint } from "../lib/after_paint.js";
import { authorLines, foldSetUp } from "./author_lines.js";
import { completion } from "./complete.js";
import { Drift } from "./drift.js";
import { fileTabs } from "./file_tabs.js";
import { playgroundOf } from "../playgrounds.js";
import { followHover, lineHover } from "./line_hover.js";
import { lint } from "./lint.js";
import { bringIntoSight, goTo, usual } from "./look.js";
import { lineMarks, setMarks, setRunning, showLegend } from "./marks.js";
import { problemLine } from "./problem_line.js";

const FAILURES = ["exception", "guard"]; // marks of the line that a reader looks for after such a run

/** @param {any} given */
export function render({ el }) {
  const playground = playgroundOf(el);
  const { store } = playground;
  const body = playground.pane("script");
  const drift = new Drift(store);
  const view = new EditorView({
    root: playground.root,
    state: EditorState.create({
      doc: store.get("source"),
      extensions: [
        lineMarks(),
        authorLines(playground.data),
        lineHover(playground, drift),
        usual(playground, playground.data.read_only ? "Script" : "Script editor"),
        python(),
        completion(),
        lint(playground.session, store.get("original"), problemLine(playground, "")),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) store.set("source", update.state.doc.toString());
        }),
      ],
    }),
  });
  playground.leaving.push(() => view.destroy());
  let marked = ""; // what is marked: an editor that is told anything makes the browser lay out the page
  /** @type {any[]} */
  let legend = [];
  store.on("shown", (shown) => shown || showLegend(playground.root, legend));
  /** @param {any} given */
  const mark = (given) => {
    /** @param {any} mark */
    const moved = (mark) => ({ ...mark, line: drift.shown(mark?.line) });
    const marks = (Array.isArray(given) ? given : []).map(moved).filter(({ line }) => line !== null);
    const now = JSON.stringify([store.get("source"), marks]);
    if (now === marked) return;
    marked = now;
    view.dispatch({ effects: setMarks.of(marks) });
    legend = marks;
    if (!store.get("shown")) showLegend(playground.root, marks);
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
  /** @type {number | null} */
  let running = null;
  store.on("progress", (progress) => {
    const line = drift.shown(progress?.line) ?? null;
    if (line !== running) view.dispatch({ effects: setRunning.of(line) });
    running = line;
  });
  store.on("jump", (asked) => {
    if (asked.file && asked.file !== playground.data.filename) return;
    store.set("shown", "");
    goTo(view, Math.trunc((asked.ran && drift.shown(asked.line)) || asked.line) || 1);
  });
  fileTabs(playground, view);
  playground.mounted();
}
