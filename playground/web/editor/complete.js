// What the editor proposes: the names of `st`, the parameters of its calls, the keys of the session state; and the signature
// of the call that is being written.
import { acceptCompletion, autocompletion, closeCompletion } from "@codemirror/autocomplete";
import { pythonLanguage } from "@codemirror/lang-python";
import { syntaxTree } from "@codemirror/language";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip } from "@codemirror/view";
import { alias, callAt, describe, loadCalls, membersOf, parameterOf } from "./calls.js";

const QUIET = new Set(["Comment", "String", "FormatString"]);
const WORD = /^\w*$/;

// ---------- proposals ----------

/** @param {any} context */
async function propose(context) {
  await loadCalls();
  const text = context.state.doc.toString();
  const inside = syntaxTree(context.state).resolveInner(context.pos, -1);
  const item = context.matchBefore(/session_state\[\s*["']\w*/);
  if (item) return stateKeys(text, context.pos - item.text.match(/\w*$/)[0].length);
  if (QUIET.has(inside.name)) return null;
  const path = context.matchBefore(/[A-Za-z_][\w.]*\.\w*/);
  if (path) return members(path, text);
  return parameters(context);
}

/**
 * @param {any} given
 * @param {string} text
 */
function members({ from, text: path }, text) {
  const dot = path.lastIndexOf(".");
  const owner = path.slice(0, dot);
  if (owner === `${alias(text)}.session_state`) return stateKeys(text, from + dot + 1);
  const options = membersOf(owner, text).map(([label, call]) => ({
    label,
    type: call.kind === "value" ? "variable" : "function",
    info: () => describe(label, call),
  }));
  return options.length ? { from: from + dot + 1, options, validFor: WORD } : null;
}

// The keys that the script uses, in the session state or for its widgets.
/**
 * @param {string} text
 * @param {any} from
 */
function stateKeys(text, from) {
  const names = new Set();
  const places = [
    /session_state\.([A-Za-z_]\w*)/g,
    /session_state(?:\[|\.\w+\()\s*["']([A-Za-z_]\w*)["']/g,
    /\bkey\s*=\s*["']([A-Za-z_]\w*)["']/g,
  ];
  places.push(/["']([A-Za-z_]\w*)["']\s+(?:not\s+)?in\s+\w+\.session_state/g);
  for (const place of places) for (const [, name] of text.matchAll(place)) names.add(name);
  const written = /** @type {any} */ (text.slice(from).match(/^\w*/))[0]; // the one that is being written is no proposal, unless it stands elsewhere too
  if (written && /** @type {any} */ (text.match(new RegExp(`\\b${written}\\b`, "g"))).length < 2) names.delete(written);
  const options = [...names].map((label) => ({ label, type: "property", detail: "session state" }));
  return options.length ? { from, options, validFor: WORD } : null;
}

/** @param {any} context */
function parameters(context) {
  const word = context.matchBefore(/(?:^|[(,])\s*\w*/);
  const typed = word?.text.match(/\w*$/)[0] ?? "";
  if (!word || (!typed && !context.explicit)) return null;
  const found = callAt(context.state, context.pos);
  if (!found) return null;
  const options = found.call.parameters
    .filter((/** @type {any} */ [name]) => !name.startsWith("*") && !found.used.has(name))
    .map((/** @type {any} */ [name, value, looks]) => ({
      label: `${name}=`,
      type: "property",
      detail: value,
      boost: looks ? -20 : 10,
    }));
  return options.length ? { from: context.pos - typed.length, options, validFor: WORD } : null;
}

// ---------- signature ----------

/** @type {import("@codemirror/state").StateEffectType<boolean>} */
const showSignature = StateEffect.define(); // true or false; the field itself hides it when the cursor leaves the call

/** @type {StateField<any>} */
const signature = StateField.define({
  create: () => /** @type {any} */ (null),
  update(value, transaction) {
    const { state } = transaction;
    let wanted = Boolean(value) || (transaction.docChanged && transaction.isUserEvent("input"));
    for (const effect of transaction.effects) if (effect.is(showSignature)) wanted = effect.value;
    if (!wanted || !state.selection.main.empty) return null;
    if (value && !transaction.docChanged && !transaction.selection) return value;
    const found = callAt(state, state.selection.main.head);
    if (!found || (value && value.from !== found.from && !transaction.docChanged)) return null;
    return { from: found.from, tooltip: tooltip(found) };
  },
  provide: (self) => showTooltip.from(self, (value) => value?.tooltip ?? null),
});

/** @param {any} found */
function tooltip(found) {
  return {
    pos: found.from,
    above: true,
    create: () => ({ dom: describe(found.name, found.call, parameterOf(found)) }),
  };
}

/** @param {import("@codemirror/view").EditorView} view */
const hide = (view) => {
  closeCompletion(view);
  if (view.state.field(signature)) view.dispatch({ effects: showSignature.of(false) });
  return false; // Escape also readies Tab to leave the editor
};

/** @param {import("@codemirror/view").EditorView} view */
const ask = (view) => {
  loadCalls().then(() => view.dispatch({ effects: showSignature.of(true) }));
  return true;
};

export function completion() {
  return [
    // Before the keys of the list of proposals: one Escape closes all.
    Prec.highest(
      keymap.of([
        { key: "Escape", run: hide },
        { key: "Mod-Shift-Space", run: ask },
        { key: "Tab", run: acceptCompletion },
      ]),
    ),
    autocompletion({ icons: false, activateOnTypingDelay: 60, maxRenderedOptions: 60 }),
    pythonLanguage.data.of({ autocomplete: propose }),
    signature,
    EditorView.domEventHandlers({
      focus: () => void loadCalls(),
      blur: (_event, view) => void hide(view),
    }),
  ];
}
