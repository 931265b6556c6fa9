// Returns a function that does `work` once the next frame is on the screen, once however often it is called until then.
// The app's own change comes first; what explains it follows at once, in as many tasks as keep the page answering.

const MOST = 12; // ms of one task

const waiting = new Set();
let asked = false;
let late = null;

export function afterPaint(work) {
  return () => {
    waiting.add(work);
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => setTimeout(next));
    late = setTimeout(next, 100); // a page that is not looked at gets no frames
  };
}

function next() {
  clearTimeout(late);
  const end = performance.now() + MOST;
  for (const work of waiting) {
    waiting.delete(work);
    try {
      work();
    } catch (error) {
      reportError(error);
    }
    if (performance.now() > end) break;
  }
  asked = waiting.size > 0;
  if (asked) setTimeout(next);
}
