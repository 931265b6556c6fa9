// Returns a function that does `work` soon, once however often it is called until then: in the frame that shows the
// app's own change where there is time (`beforePaint`), else once that frame is on the screen, in as many tasks as keep
// the page answering.

import { afterPress } from "./press.js";

const MOST = 12; // ms of one task
const BEFORE = 24; // ms that the app's own change may wait for what explains it

/** @type {Set<() => void>} */
const waiting = new Set();
let asked = false;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let late;

/** @param {() => void} work */
export function afterPaint(work) {
  return () => {
    waiting.add(work);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => setTimeout(go));
    late = setTimeout(go, 100); // a page that is not looked at gets no frames
  };
}

// Does now what is waiting, as far as it takes little time: one frame then shows it all.
export function beforePaint() {
  doFor(BEFORE);
}

const go = () => {
  clearTimeout(late);
  afterPress(next);
};

function next() {
  doFor(MOST);
  asked = waiting.size > 0;
  if (asked) setTimeout(go);
}

/** @param {number} ms */
function doFor(ms) {
  const end = performance.now() + ms;
  for (const work of waiting) {
    waiting.delete(work);
    try {
      work();
    } catch (error) {
      reportError(error);
    }
    if (performance.now() > end) break;
  }
}
