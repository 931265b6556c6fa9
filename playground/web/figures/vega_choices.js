// Tells what is selected in a chart as Streamlit's page does: by click at once, of what is dragged when the pointer is let go.
const PAUSE = 150; // ms, after which a change that no click made is told

/**
 * @param {any} view
 * @param {HTMLElement} place
 * @param {string[]} names
 * @param {FigureLook} look
 * @returns {() => void} which listens no more
 */
export function heard(view, place, names, look) {
  const off = new AbortController();
  /** @type {Map<string, any>} */
  const changed = new Map();
  // What was never selected is not told, as on Streamlit's page.
  const selection = { ...look.value()?.selection };
  if (Object.values(selection).every((value) => !Object.keys(value ?? {}).length))
    for (const name of Object.keys(selection)) delete selection[name];
  let held = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const tell = () => {
    clearTimeout(pause);
    if (!changed.size || off.signal.aborted) return;
    for (const [name, value] of changed) selection[name] = value;
    changed.clear();
    if (JSON.stringify({ selection }) !== JSON.stringify(look.value())) look.tell({ selection: { ...selection } });
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(tell, PAUSE);
  };
  const released = () => {
    if (!held) return;
    held = false;
    view.runAsync().then(tell, tell);
  };
  const { signal } = off;
  place.addEventListener("pointerdown", () => (held = true), { capture: true, signal });
  for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, released, { signal });
  place.addEventListener("click", () => view.runAsync().then(tell, tell), { signal });
  /** @type {[string, (name: string, value: any) => void][]} */
  const listeners = names.map((name) => [
    name,
    (_, value) => {
      changed.set(name, plain(value?.vlPoint?.or ?? value ?? {}));
      if (!held) soon();
    },
  ]);
  for (const [name, listener] of listeners) view.addSignalListener(name, listener);
  return () => {
    off.abort();
    clearTimeout(pause);
    for (const [name, listener] of listeners) view.removeSignalListener(name, listener);
  };
}

// A value as JSON, whatever Vega knows of it besides.
/** @param {any} value */
const plain = (value) => JSON.parse(JSON.stringify(value));
