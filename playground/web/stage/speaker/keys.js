// The keys of the speaker window: those of the stage, so that a clicker works whichever of the two has the focus.

/** @type {Record<string, string>} */
const PRESSES = {
  ArrowRight: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "back",
  PageUp: "back",
  Home: "to", // the start
  0: "reset",
  f: "freeze",
  s: "solution",
  b: "black",
  ".": "black",
  p: "present",
  F5: "present",
  Escape: "leave",
};
const ANYWHERE = ["PageDown", "PageUp", ".", "F5"]; // a clicker's

// What a key does here, or null: in a dialog only what a clicker sends, and Space on a button is that button's.
/**
 * @param {{ key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean }} event
 * @param {{ onButton: boolean, inDialog: boolean, hands: number }} how
 * @returns {{ what: string, number: number } | null}
 */
export function pressOf({ key, ctrlKey, metaKey, altKey, shiftKey }, { onButton, inDialog, hands }) {
  if (ctrlKey || metaKey || altKey) return null;
  if ((inDialog && !ANYWHERE.includes(key)) || (key === " " && onButton)) return null;
  const option = /^[1-5]$/.test(key) ? Number(key) : 0;
  if (option) return option <= hands ? { what: "hand", number: option - 1 } : null;
  if (shiftKey) return null;
  const what = PRESSES[key.length === 1 ? key.toLowerCase() : key];
  return what ? { what, number: what === "to" ? -1 : 0 } : null;
}

/** @param {{ press(what: string, number: number): void, hands(): number }} given */
export function listenToKeys({ press, hands }) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const how = {
      onButton: Boolean(target?.closest("button, a, summary")),
      inDialog: document.querySelector("dialog[open]") !== null,
      hands: hands(),
    };
    const meant = pressOf(event, how);
    if (!meant) return;
    event.preventDefault();
    press(meant.what, meant.number);
  });
}
