// The keys of the playgrounds. On a page with several they act on the one with the focus, else on the first in sight.
import { recall, remember } from "../lib/storage.js";

const EDITABLE = "input, select, textarea, [contenteditable=true]";
const SWITCH = "single-keys";

const playgrounds = new Set();

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

function onKey(event) {
  if (event.defaultPrevented || event.altKey || event.isComposing) return;
  const [target] = event.composedPath();
  const playground = playgroundWith(target);
  const field = target instanceof Element ? target.closest(EDITABLE) : null;
  if (!playground || playground.root.querySelector("dialog[open]")) return;
  if (field && !playground.root.contains(field)) return;
  const act =
    event.ctrlKey || event.metaKey ? withControl(event, playground) : field ? null : alone(event, target, playground);
  if (!act) return;
  event.preventDefault();
  act();
}

function withControl(event, { press, store }) {
  if (event.key === "Enter") return () => store.set("run", {});
  return event.key === "." && (() => press("stop"));
}

function alone(event, target, { root, layout, press, store }) {
  if (!root.querySelector("[data-do=single-keys]").checked) return null;
  const pane = target instanceof Element ? target.closest(".rp-pane") : null;
  const number = Number(event.key);
  const part = Number.isInteger(number) && number > 0 && layout.panes[number - 1]?.dataset.part;
  if (part) return () => layout.focus(part);
  const acts = {
    "?": () => root.querySelector(".rp-keys").showModal(),
    r: () => store.set("run", {}),
    R: () => press("reset"),
    ".": () => press("stop"),
    0: () => layout.preset(""),
    m: () => layout.change({ alone: layout.alone ? null : (pane?.dataset.part ?? "app") }),
  };
  return Object.hasOwn(acts, event.key) ? acts[event.key] : null;
}

function playgroundWith(target) {
  const all = [...playgrounds];
  const inSight = ({ host }) => {
    const { top, bottom } = host.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  return all.find(({ root }) => target instanceof Node && root.contains(target)) ?? all.find(inSight) ?? all[0];
}
