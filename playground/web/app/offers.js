// A button that offers a menu: its entries are buttons that say something once. It is a `details` of the app, so that it
// opens and closes by itself; this is what a menu does besides.

const MENU = "details[data-offers]";
/** @param {any} menu */
const entries = (menu) => [...menu.querySelectorAll("[role=menuitem]:not([disabled])")];

/** The entry that a key goes to from `target`, if it goes to one; on the button itself, only where the menu is open. */
/**
 * @param {string} key
 * @param {Part} target
 */
export function entryFor(key, target) {
  const menu = target.closest(MENU);
  if (!menu?.open) return null;
  const all = entries(menu);
  const at = all.indexOf(target);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? all.length - 1 : at - 1, Home: 0, End: all.length - 1 }[key];
  return to === undefined ? null : (all.at(to % all.length) ?? null);
}

/** Closes the menu that `target` is in, and puts the focus on its button where it was inside. */
/** @param {Part} target */
export function closeMenu(target) {
  const menu = target.closest(MENU);
  if (!menu?.open) return false;
  menu.open = false;
  menu.querySelector("summary").focus();
  return true;
}

/** Looks after the menus of an app: their keys, and that they close when they are left. */
/** @param {Part} body */
export function listenToMenus(body) {
  body.addEventListener("keydown", (/** @type {PageEvent} */ event) => {
    const next = entryFor(event.key, event.target);
    if (!next && !(event.key === "Escape" && closeMenu(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    next?.focus();
  });
  body.addEventListener("focusout", (/** @type {any} */ { target, relatedTarget }) => {
    const menu = target.closest(MENU);
    if (menu?.open && relatedTarget && !menu.contains(relatedTarget)) menu.open = false;
  });
}
