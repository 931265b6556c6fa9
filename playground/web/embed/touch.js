// Keeps what a reader does in the recorded screen of an app until the playground lives, which does it then.

const TYPES = ["click", "change", "keydown", "toggle"];
const TOUCHED = ["click", "change", "input", "keydown"]; // of these the first one starts Python

/** @typedef {{ type: string, target: Part }} Kept */

// Listens to a recorded screen; `first` is told of the first thing that asks for the script.
/**
 * @param {ShadowRoot} root
 * @param {() => void} first
 */
export function keepTouches(root, first) {
  /** @type {Kept[]} */
  const kept = [];
  const keep = (/** @type {PageEvent} */ event) => {
    const target = meant(event);
    if (!target) return;
    if (TYPES.includes(event.type)) {
      event.stopImmediatePropagation();
      kept.push({ type: event.type, target });
    }
    if (TOUCHED.includes(event.type)) first();
  };
  const types = new Set([...TYPES, ...TOUCHED]);
  for (const type of types) root.addEventListener(type, keep, true);
  return {
    // What was done, in order; from now on it is somebody else's affair.
    release() {
      for (const type of types) root.removeEventListener(type, keep, true);
      return kept.splice(0);
    },
  };
}

// What an event is about, or null where it asks nothing of the script. As in boot/early.js.
/** @param {PageEvent} event */
function meant({ type, key, target }) {
  if (type === "click") return target.closest("button");
  if (type === "keydown") return key === "Enter" && target.localName === "input" ? target : null;
  return target;
}

// Puts a recorded screen into another place, with what was typed there and where the focus is.
/**
 * @param {ShadowRoot} from
 * @param {HTMLElement} to
 */
export function moveScreen(from, to) {
  const screen = from.querySelector(".rp-pane--app > .rp-pane__body") ?? from.querySelector(".rp");
  if (!screen) return;
  const focused = /** @type {HTMLElement | null} */ (from.activeElement);
  to.replaceChildren(...screen.childNodes);
  if (focused?.isConnected) focused.focus({ preventScroll: true });
}
