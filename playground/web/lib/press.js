// While the reader presses something in an app nothing of the page moves: what would move waits for the release, or a
// press on a button below it would never become a click. (A text field tells the script what was typed as soon as the
// mouse goes down on the button, so the answer often comes in the middle of the click.) What explains an app waits too,
// until the app itself is on the screen.

const LONGEST = 1000; // ms that a press holds things up
const FRAME = 100; // ms that a frame does: a page that is not looked at gets none

let pressed = false;
/** @type {object | null} */
let painting = null; // the frame that is waited for
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {(() => void)[]} */
const waiting = [];

// Does `work` now or, in order, once nothing is pressed and what `paintFirst` was told of is painted.
/** @param {() => void} work */
export function afterPress(work) {
  if (pressed || painting || waiting.length) waiting.push(work);
  else work();
}

// What has just changed gets onto the screen before anything else is done.
export function paintFirst() {
  if (document.hidden) return;
  const frame = {};
  painting = frame;
  const painted = () => {
    if (painting !== frame) return;
    painting = null;
    goOn();
  };
  requestAnimationFrame(() => setTimeout(painted, 0));
  setTimeout(painted, FRAME);
}

function release() {
  pressed = false;
  goOn();
}

function goOn() {
  while (waiting.length && !pressed && !painting) {
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
