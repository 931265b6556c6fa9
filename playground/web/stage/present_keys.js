// The keys of a presenter, and of a clicker, which sends some of them wherever the focus is. shell.py says which are which.
import { reveal } from "./veil.js";

const TYPED =
  "input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=color]), textarea, select, [contenteditable=true]";
const EVERYWHERE = ["PageDown", "PageUp", "F5", "Escape"]; // of a clicker
const MOVES = ["Space", "ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home"]; // what has the keyboard's focus may need them itself

/**
 * @param {import("./present.js").Present} mode
 * @param {AbortSignal} signal
 */
export function listenToPresenter(mode, signal) {
  let tabbed = false; // the focus came by the keyboard, and what has it wants keys: where it came by a click, they are the presenter's
  const pointed = () => {
    tabbed = false;
  };
  addEventListener("pointerdown", pointed, { capture: true, signal });
  addEventListener(
    "keydown",
    (event) => {
      tabbed ||= event.key === "Tab";
      key(event, mode, tabbed);
    },
    { capture: true, signal },
  );
}

/**
 * @param {KeyboardEvent} event
 * @param {import("./present.js").Present} mode
 * @param {boolean} tabbed
 */
function key(event, mode, tabbed) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const [target] = event.composedPath();
  const element = target instanceof Element ? target : document.body;
  if (mode.shown.some(({ root }) => root.querySelector("dialog[open]")) || document.querySelector("dialog[open]"))
    return;
  const name = nameOf(event);
  if (!EVERYWHERE.includes(name)) {
    if (element.closest(TYPED)) return;
    if (MOVES.includes(name) && tabbed && element !== document.body) return;
    if (!mode.shown[0]?.find("[data-do=single-keys]").checked) return;
  }
  const act = actOf(event, name, mode, element);
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

/**
 * @param {KeyboardEvent} event
 * @param {string} name
 * @param {import("./present.js").Present} mode
 * @param {Element} element
 * @returns {(() => void) | undefined}
 */
function actOf(event, name, mode, element) {
  const { store } = mode.stage;
  if (event.shiftKey && /^Digit[1-9]$/.test(event.code)) return () => mode.switchPane(Number(event.code.at(-1)));
  /** @param {StageValues["go"]} wish */
  const go = (wish) => () => store.set("go", wish);
  /** @param {"black" | "frozen"} value */
  const turn = (value) => () => store.set(value, !store.get(value));
  const lighted = () => store.set("black", false);
  /** @type {Record<string, (() => void) | undefined>} */
  const acts = {
    next: store.get("black") ? lighted : go({ by: 1 }),
    back: store.get("black") ? lighted : go({ by: -1 }),
    start: go({ to: -1 }),
    reset: go({ reset: true }),
    solution: go({ solution: true }),
    veil: () => void reveal(mode.stage, mode.used(element), 1, { begins: true }),
    unveil: () => store.set("veil", {}),
    light: () => mode.light?.next(mode.used(element)[0]),
    up: store.get("spot") ? () => mode.light?.move(-1, event.shiftKey) : undefined,
    down: store.get("spot") ? () => mode.light?.move(1, event.shiftKey) : undefined,
    freeze: turn("frozen"),
    black: turn("black"),
    larger: () => mode.enlarge(1),
    smaller: () => mode.enlarge(-1),
    contrast: () => mode.switchContrast(),
    full: () => mode.fillScreen(),
    leave: leaving(mode, element),
  };
  const act = mode.shown[0]?.data.stage[name];
  return act && Object.hasOwn(acts, act) ? acts[act] : undefined;
}

// Out of one thing at a time. What the editor proposes is its own to close, and so is the app's dialog that has the focus.
/**
 * @param {import("./present.js").Present} mode
 * @param {Element} element
 */
function leaving({ stage: { store }, shown }, element) {
  if (shown.some(({ root }) => root.querySelector(".cm-tooltip-autocomplete"))) return undefined;
  if (element.closest(".rp-pane__body .rp-dialog")?.querySelector(".rp-dialog__close")) return undefined;
  if (store.get("spot")) return () => store.set("spot", null);
  for (const value of /** @type {const} */ (["black", "frozen"])) {
    if (store.get(value)) return () => store.set(value, false);
  }
  if (element instanceof HTMLElement && element.closest(TYPED)) return () => element.blur();
  return () => store.set("presenting", false);
}

/** @param {KeyboardEvent} event */
function nameOf({ key: name, shiftKey }) {
  if (name === " ") return "Space";
  if (!/^[a-z]$/i.test(name)) return name === "=" ? "+" : name;
  return shiftKey ? `Shift+${name.toUpperCase()}` : name.toLowerCase();
}
