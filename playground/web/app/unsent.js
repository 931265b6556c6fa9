// What the reader has put into an app and not sent yet, by the names of its fields: so that it can stand there again when
// another version of the script has drawn the app anew, wherever the fields are then.
import { readValue, writeValue } from "./controls.js";
import { showDirty } from "./drawing.js";

/** @typedef {{ type: string, key: string, label: string, value: any, focus: boolean, at: [number, number] | null }} Unsent */

const CHANGED = "[data-act=set]";
const SAID = "[data-act=say]";

/** @param {HTMLElement} body the app's pane */
export function unsentIn(body) {
  /** @type {Unsent[]} */
  const found = [];
  for (const control of controls(body)) {
    const value = shownIn(control);
    if (value !== null && isUnsent(control)) found.push({ ...nameOf(control), value, ...whereOf(control) });
  }
  return found;
}

// Puts it in again; returns what has no field any more.
/**
 * @param {HTMLElement} body
 * @param {Unsent[]} unsent
 */
export function putBack(body, unsent) {
  const free = controls(body);
  return unsent.filter((each) => {
    const place = placeOf(free, each);
    if (place < 0) return true;
    const [control] = free.splice(place, 1);
    if (isUnsent(control)) return false; // something newer has been typed there
    if (control.matches(SAID)) control.querySelector("input").value = each.value;
    else {
      writeValue(control, each.value);
      showDirty(control);
    }
    if (each.focus) focus(control, each.at);
    return false;
  });
}

/** @param {HTMLElement} body */
function controls(body) {
  return [...body.querySelectorAll(`${CHANGED}, ${SAID}`)].filter(
    (control) => control.dataset.read !== undefined || control.matches(SAID),
  );
}

// A field is the one with its key, or else the first of its kind that is called like it.
/**
 * @param {Part[]} free
 * @param {Unsent} wanted
 */
function placeOf(free, { type, key, label }) {
  const names = free.map(nameOf);
  const byKey = key ? names.findIndex((name) => name.type === type && name.key === key) : -1;
  return byKey >= 0 ? byKey : names.findIndex((name) => name.type === type && name.label === label);
}

/** @param {Part} control */
function nameOf(control) {
  const element = control.closest(".rp-el");
  const [, type = ""] = element?.className.match(/rp-el--(\w+)/) ?? [];
  const [, key = ""] = element?.dataset.told?.match(/key “(.*)”$/) ?? [];
  const words = element?.querySelector(".rp-label label, legend.rp-label, .rp-check label, .rp-label");
  const label =
    words?.textContent ?? control.getAttribute("aria-label") ?? control.querySelector("input")?.placeholder ?? "";
  return { type, key, label: label.trim() };
}

/** @param {Part} control */
function shownIn(control) {
  return control.matches(SAID) ? control.querySelector("input").value || null : (readValue(control) ?? null);
}

/** @param {Part} control */
function isUnsent(control) {
  if (control.matches(SAID)) return control.querySelector("input").value !== "";
  return control.dataset.v !== undefined && JSON.stringify(readValue(control)) !== control.dataset.v;
}

// Whether the reader is there just now, and where in the text.
/** @param {Part} control */
function whereOf(control) {
  const field = control.getRootNode().activeElement;
  if (!field || !(control === field || control.contains(field))) return { focus: false, at: null };
  return { focus: true, at: typeof field.selectionStart === "number" ? place(field) : null };
}

/** @param {Part} field @returns {[number, number]} */
const place = ({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd];

/**
 * @param {Part} control
 * @param {[number, number] | null} at
 */
function focus(control, at) {
  const field = control.matches("input, textarea, select") ? control : control.querySelector("input, textarea, select");
  field?.focus({ preventScroll: true });
  if (at && field?.setSelectionRange) field.setSelectionRange(...at);
}
