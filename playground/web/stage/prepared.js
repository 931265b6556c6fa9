// Presenting without a demo: on and back are the blocks of the script, and the prepared state is how all was when it began. It is kept
// over reloads of the tab.
import { box } from "../lib/storage.js";
import { reveal } from "./veil.js";

const KEPT = "prepared.";
const store = box("sessionStorage");

/** @typedef {{ source: string, running: string, actions: Action[] }} Prepared */

/** @param {Playground} playground */
const place = ({ data }) => `${KEPT}${location.pathname}#${data.id}`;

// Grants the presenter's wishes where no demo's player does.
/**
 * @param {import("./present.js").Present} mode
 * @param {AbortSignal} signal
 */
export function presentAlone(mode, signal) {
  const { store: values } = mode.stage;
  const stop = values.on("go", ({ by, to, reset }) => {
    if (values.get("deck")) return;
    if (by) reveal(mode.stage, mode.shown, by > 0 ? 1 : -1);
    if (reset || to !== undefined) {
      values.set("veil", {});
      values.set("spot", null);
    }
    if (reset) for (const playground of mode.shown) putBack(playground);
  });
  signal.addEventListener("abort", stop);
}

// Remembers how it is now, unless that has been done before a reload.
/** @param {Playground} playground */
export function prepare(playground) {
  if (valid(store.read(place(playground)))) return;
  const { store: values, log } = playground;
  const source = values.get("source");
  store.write(place(playground), { source, running: values.get("running") ?? source, actions: log?.actions ?? [] });
}

/** @param {Playground} playground */
export function forgetPrepared(playground) {
  store.write(place(playground), null);
}

/** @param {Playground} playground */
function putBack(playground) {
  const prepared = valid(store.read(place(playground)));
  if (!prepared) return;
  const { store: values } = playground;
  values.set("source", prepared.running);
  values.set("given", { actions: prepared.actions });
  values.set("run", {});
  values.set("source", prepared.source); // it had been changed since it ran
}

/**
 * @param {any} kept
 * @returns {Prepared | null}
 */
function valid(kept) {
  const { source, running, actions } = Object(kept);
  const isText = [source, running].every((each) => typeof each === "string");
  return isText && Array.isArray(actions) && actions.every((each) => each instanceof Object) ? kept : null;
}
