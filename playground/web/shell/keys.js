// The keys of the playgrounds. On a page with several they act on the one with the focus, else on the first in sight.
import { recall, remember } from "../lib/storage.js";

const EDITABLE = "input, select, textarea, [contenteditable=true]";
const SWITCH = "single-keys";

const playgrounds = new Set();

/** @param {Playground} playground */
export function listenToKeys(playground) {
  if (!playgrounds.size) document.addEventListener("keydown", onKey);
  playgrounds.add(playground);
  playground.leaving.push(() => playgrounds.delete(playground));
  const { root } = playground;
  const dialog = root.querySelector(".rp-keys");
  root.querySelector("[data-do=keys]").addEventListener("click", () => dialog.showModal());
  const single = root.querySelector("[data-do=single-keys]");
  single.checked = recall(SWITCH) !== false;
  single.addEventListener("change", () => {
    remember(SWITCH, single.checked);
    for (const other of playgrounds) other.root.querySelector("[data-do=single-keys]").checked = single.checked;
  });
}

/** @param {PageEvent} event */
function onKey(event) {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const [target] = event.composedPath();
  const playground = playgroundWith(target);
  const field = target instanceof Element ? target.closest(EDITABLE) : null;
  if (!playground || playground.root.querySelector("dialog[open]")) return;
  if (field && !playground.root.contains(field)) return;
  const isSingle = !(event.ctrlKey || event.metaKey);
  if (isSingle && (field || !playground.root.querySelector("[data-do=single-keys]").checked)) return;
  const act = actOf(event, target, playground);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation(); // a theme may turn its pages by the same keys, as Material does by p and .
  act();
}

// What a key is for: the page's data say which has which name (shell.py).
/**
 * @param {PageEvent} event
 * @param {Part} target
 * @param {Playground} given
 */
export function actOf(event, target, { root, layout, press, store, data }) {
  const part = event.ctrlKey || event.metaKey ? null : layout.panes[Number(event.key) - 1]?.dataset.part;
  if (part) return () => layout.focus(part);
  const pane = target instanceof Element ? target.closest(".rp-pane") : null;
  /** @type {Record<string, () => void>} */
  const acts = {
    list: () => root.querySelector(".rp-keys").showModal(),
    run: () => store.set("run", {}),
    reset: () => press("reset"),
    stop: () => press("stop"),
    present: () => press("present"),
    all: () => layout.preset(""),
    speaker: () => press("speaker"),
    enlarge: () => layout.change({ alone: layout.alone ? null : (pane?.dataset.part ?? "app") }),
  };
  const name = data.keys[nameOf(event)];
  return Object.hasOwn(acts, name) ? acts[name] : null;
}

// As the list of keys has it: "Ctrl+Enter", "Shift+R", "m".
/** @param {any} given */
function nameOf({ key, ctrlKey, metaKey }) {
  if (ctrlKey || metaKey) return `Ctrl+${key}`;
  return /^[A-Z]$/.test(key) ? `Shift+${key}` : key;
}

/** @param {EventTarget} target */
function playgroundWith(target) {
  const all = [...playgrounds];
  /** @param {Playground} given */
  const inSight = ({ host }) => {
    const { top, bottom } = host.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  return all.find(({ root }) => target instanceof Node && root.contains(target)) ?? all.find(inSight) ?? all[0];
}
