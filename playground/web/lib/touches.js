// Keeps what a reader does in HTML that nothing listens to yet, until the playground lives, which does it then.

const TYPES = ["click", "change", "keydown", "toggle"];
const TOUCHED = ["click", "change", "input", "keydown"]; // of these the first one starts Python

/** @typedef {{ type: string, target: Part }} Kept */

// Listens to a shadow root; `first` is told of what asks for the script.
/**
 * @param {ShadowRoot} root
 * @param {() => void} [first]
 */
export function keepTouches(root, first = () => {}) {
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

// What an event is about, or null where it asks nothing of the script.
/** @param {PageEvent} event */
function meant({ type, key, target }) {
  if (type === "click") return target.closest("button");
  if (type === "keydown") return key === "Enter" && target.localName === "input" ? target : null;
  return target;
}
