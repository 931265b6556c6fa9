// What is held to resize a pane, as a keyboard and a screen reader have it.

// A grip that the keyboard can move is a separator with a value; the others of its row are for the pointer alone.
/**
 * @param {Part} grip
 * @param {string} label
 * @param {string} orientation
 * @param {any} given
 */
export function describe(grip, label, orientation, [now, least, most, words]) {
  const attributes = {
    role: "separator",
    tabindex: 0,
    title: label,
    "aria-label": label,
    "aria-orientation": orientation,
    "aria-valuenow": now,
    "aria-valuemin": least,
    "aria-valuemax": Math.max(most, now),
    "aria-valuetext": words,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (grip.getAttribute(name) !== String(value)) grip.setAttribute(name, value);
  }
}
