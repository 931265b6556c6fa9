// The recorded screen of an app, which a playground takes over.

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
