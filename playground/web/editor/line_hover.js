// The editor's part in pointing: the line under the pointer, or with the cursor, lights up its elements in the app and
// tells in which runs it ran; the line of an element that is pointed at is marked.
import { EditorView, hoverTooltip } from "@codemirror/view";
import { markedLine } from "./marked_line.js";
import { lineRuns } from "./line_runs.js";

const [setPointed, pointed] = markedLine("rp-pointed");

/**
 * @param {Playground} given
 * @param {any} drift
 */
export function lineHover({ store }, drift) {
  /** @param {any} shown */
  const hover = (shown) => {
    const line = shown === null ? null : drift.ran(shown);
    const was = store.get("hover");
    if ((was?.line ?? null) !== line || was?.away)
      store.set("hover", line === null ? null : { line, element: null, away: false });
  };
  /**
   * @param {import("@codemirror/view").EditorView} view
   * @param {any} given
   */
  const lineAt = (view, { clientY }) => {
    const block = view.lineBlockAtHeight(clientY - view.documentTop);
    return view.state.doc.lineAt(block.from).number;
  };
  const tooltip = hoverTooltip(
    (view, pos) => {
      const line = view.state.doc.lineAt(pos);
      const ran = drift.ran(line.number);
      const words = line.text.trim() && ran ? lineRuns(store.get("view")?.lines, ran) : "";
      if (!words) return null;
      const create = () => {
        const dom = document.createElement("div");
        dom.className = "rp-line-tip";
        dom.textContent = words;
        return { dom };
      };
      return { pos: line.from, above: false, create };
    },
    { hoverTime: 500, hideOnChange: true },
  );
  return [
    pointed,
    tooltip,
    EditorView.domEventHandlers({
      mousemove: (event, view) => void hover(lineAt(view, event)),
      mouseleave: () => void hover(null),
      blur: () => void hover(null),
    }),
    EditorView.updateListener.of(({ view, state, selectionSet }) => {
      if (selectionSet && view.hasFocus) hover(state.doc.lineAt(state.selection.main.head).number);
    }),
  ];
}

// Marks the line of what is pointed at elsewhere.
/**
 * @param {import("@codemirror/view").EditorView} view
 * @param {Playground} given
 * @param {any} drift
 */
export function followHover(view, { store }, drift) {
  /** @type {number | null} */
  let shown = null;
  const show = () => {
    const hovered = store.get("hover");
    const line = hovered?.away ? drift.shown(hovered.line) : null;
    if (line === shown) return;
    shown = line;
    view.dispatch({ effects: setPointed.of(line) });
  };
  store.on("hover", () => queueMicrotask(show)); // the editor may be in the middle of an update itself
}
