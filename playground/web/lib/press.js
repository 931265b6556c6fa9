// While the reader presses something in an app nothing of the page moves: what would move waits for the release, or a
// press on a button below it would never become a click. (A text field tells the script what was typed as soon as the
// mouse goes down on the button, so the answer often comes in the middle of the click.)

const LONGEST = 1000; // ms that a press holds things up

let pressed = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {(() => void)[]} */
const waiting = [];

// Does `work` now or, in order, once nothing is pressed.
/** @param {() => void} work */
export function afterPress(work) {
  if (pressed || waiting.length) waiting.push(work);
  else work();
}

function release() {
  pressed = false;
  while (waiting.length) {
    try {
      waiting.shift()?.();
    } catch (error) {
      reportError(error);
    }
  }
}

/** @param {Event} event */
const isInApp = (event) =>
  event.composedPath().some((each) => each instanceof Element && each.matches("[data-part=app]"));

document.addEventListener(
  "pointerdown",
  (event) => {
    if (!isInApp(event)) return;
    pressed = true;
    clearTimeout(timer);
    timer = setTimeout(release, LONGEST);
  },
  true,
);

for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(
    name,
    () => {
      if (!pressed) return;
      clearTimeout(timer);
      timer = setTimeout(release); // the click comes first
    },
    true,
  );
}
