// What the page around a playground hears of it and may ask, as events of its host: plain data, both ways.

// A step was answered: its number (0 is the load), the action and what it is in words, how many runs it took, how the last of
// them ended, and what there is to say of it.
/**
 * @param {Playground} playground
 * @param {import("../messages.js").Shown} answer
 */
export function tellOutside({ host }, { view, outcome }) {
  const { brief, totals } = /** @type {any} */ (view);
  const { step = 0, words = "", action = null, ended = "" } = Object(brief);
  const detail = { step, words, action, ended, runs: Object(totals).runs ?? null, notice: outcome?.notice ?? "" };
  host.dispatchEvent(new CustomEvent("rerun:step", { bubbles: true, composed: true, detail }));
}

// `rerun:run` starts the script, or starts it anew; `rerun:act` does an action, which is in its `detail`, as the reader would.
/**
 * @param {Playground} playground
 * @param {{ run: () => void }} how
 */
export function hearOutside({ host, store, signal }, { run }) {
  host.addEventListener("rerun:run", run, { signal });
  host.addEventListener(
    "rerun:act",
    (/** @type {any} */ { detail }) => typeof detail === "object" && detail !== null && store.get("send")?.(detail),
    { signal },
  );
}
