// One marked line of the editor: an effect that says which (null: none), and the field that shows it.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/**
 * @param {string} name the class of the line
 * @returns {[import("@codemirror/state").StateEffectType<number | null>, import("@codemirror/state").Extension]}
 */
export function markedLine(name) {
  /** @type {import("@codemirror/state").StateEffectType<number | null>} */
  const set = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(value, { effects, newDoc, changes }) {
      for (const effect of effects) {
        if (!effect.is(set)) continue;
        const line = effect.value;
        if (line === null || !Number.isInteger(line) || line < 1 || line > newDoc.lines) return Decoration.none;
        return Decoration.set(Decoration.line({ class: name }).range(newDoc.line(line).from));
      }
      return value.map(changes);
    },
    provide: (self) => EditorView.decorations.from(self),
  });
  return [set, field];
}
