// The editor of a playground, as the stage needs it: it is there a little after the playground is.
import { StateEffect } from "@codemirror/state";
import { EditorView } from "@codemirror/view";

/**
 * @param {Playground} playground
 * @returns {EditorView | null}
 */
export function editorOf(playground) {
  const dom = playground.pane("script")?.querySelector(".cm-editor");
  return dom ? EditorView.findFromDOM(dom) : null;
}

// The editor with these extensions, which it gets once.
/**
 * @param {EditorView} view
 * @param {import("@codemirror/state").StateField<any>} field
 * @param {import("@codemirror/state").Extension} extension
 */
export function equipped(view, field, extension) {
  if (view.state.field(field, false) === undefined) view.dispatch({ effects: StateEffect.appendConfig.of(extension) });
  return view;
}

// Does `work` with the editor of a playground, as soon as there is one.
/**
 * @param {Playground} playground
 * @param {AbortSignal} signal
 * @param {(view: EditorView) => void} work
 */
export function withEditor(playground, signal, work) {
  const view = editorOf(playground);
  if (view) return work(view);
  const watch = new MutationObserver(() => {
    const found = editorOf(playground);
    if (!found) return;
    watch.disconnect();
    work(found);
  });
  watch.observe(playground.pane("script"), { childList: true });
  signal.addEventListener("abort", () => watch.disconnect());
}
