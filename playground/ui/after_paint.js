// Returns a function that does `work` once the next frame is on the screen, once however often it is called until then.
// The app's own change comes first; what explains it may follow a frame later.
const whenIdle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work));

export function afterPaint(work) {
  let waiting = false;
  const now = () => {
    waiting = false;
    work();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => whenIdle(now, { timeout: 100 }));
  };
}
