// The veil: the lines of a script that the room has not been shown yet. They hold their place and cannot be read.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutterLineClass } from "@codemirror/view";
import { RangeSet } from "@codemirror/state";
import { blockEnds } from "./blocks.js";
import { editorOf, equipped, withEditor } from "./editors.js";

/** @type {import("@codemirror/state").StateEffectType<number | null>} */
const setVeil = StateEffect.define(); // how many lines are shown; null: all

const line = Decoration.line({ class: "rp-veiled" });
const gutter = new (class extends GutterMarker {
  elementClass = "rp-veiled";
})();

/** @type {StateField<number | null>} */
const field = StateField.define({
  create: () => /** @type {number | null} */ (null),
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setVeil)) return effect.value;
    if (shown === null || !transaction.docChanged) return shown;
    const { startState, changes, newDoc } = transaction;
    if (changes.length === 0 || isAllNew(transaction) || shown >= startState.doc.lines) return shown;
    // What is written into the lines that are shown is shown.
    const end = shown ? startState.doc.line(shown).to : 0;
    return shown ? newDoc.lineAt(changes.mapPos(end, 1)).number : 0;
  },
  provide: (self) => [
    EditorView.decorations.compute(["doc", self], (state) => over(state, self, line)),
    gutterLineClass.compute(["doc", self], (state) => over(state, self, gutter)),
  ],
});

/** @param {import("@codemirror/state").Transaction} transaction */
function isAllNew({ changes, startState }) {
  return changes.touchesRange(0, startState.doc.length) === "cover";
}

/**
 * @param {import("@codemirror/state").EditorState} state
 * @param {StateField<number | null>} self
 * @param {any} mark
 */
function over(state, self, mark) {
  const shown = state.field(self);
  if (shown === null) return RangeSet.empty;
  const { doc } = state;
  const numbers = Array.from({ length: Math.max(0, doc.lines - shown) }, (_, at) => shown + 1 + at);
  return RangeSet.of(numbers.map((number) => mark.range(doc.line(number).from)));
}

// Keeps the veils of a stage's editors as its store has them, until the signal ends it: then all can be read.
/**
 * @param {import("./stage.js").Stage} stage
 * @param {AbortSignal} signal
 */
export function veilScripts(stage, signal) {
  const { store } = stage;
  const show = () => {
    const veil = store.get("veil");
    for (const playground of stage.playgrounds) {
      const shown = signal.aborted ? null : (veil[playground.data.id] ?? null);
      if (signal.aborted && !editorOf(playground)) continue;
      withEditor(playground, signal, (view) => {
        if (shown === null && (view.state.field(field, false) ?? null) === null) return;
        equipped(view, field, field).dispatch({ effects: setVeil.of(shown) });
        if (shown)
          view.dispatch({
            effects: EditorView.scrollIntoView(view.state.doc.line(Math.min(shown, view.state.doc.lines)).to),
          });
      });
    }
  };
  const stop = store.on("veil", show);
  signal.addEventListener("abort", () => {
    stop();
    show();
  });
  show();
}

// Shows the next block of these playgrounds' scripts, or the one before no more; one without a veil is veiled but for its first
// block. False where there was nothing to do.
/**
 * @param {import("./stage.js").Stage} stage
 * @param {Playground[]} playgrounds
 * @param {1 | -1} by
 * @param {{ begins?: boolean }} [how] whether what has no veil gets one
 */
export function reveal({ store }, playgrounds, by, { begins = false } = {}) {
  const veil = { ...store.get("veil") };
  let done = false;
  for (const playground of playgrounds) {
    const view = editorOf(playground);
    if (!view) continue;
    const { id } = playground.data;
    const shown = view.state.field(field, false) ?? null;
    if (shown === null && !begins) continue;
    const ends = blockEnds(view.state);
    const next =
      shown === null
        ? ends[0]
        : by > 0
          ? ends.find((end) => end > shown)
          : (ends.filter((end) => end < shown).at(-1) ?? 0);
    if (next === undefined || next >= view.state.doc.lines) delete veil[id];
    else veil[id] = next;
    done = true;
  }
  if (done) store.set("veil", veil);
  return done;
}
