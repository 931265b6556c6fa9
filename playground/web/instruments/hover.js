// Ties the app to the script: the element under the pointer, or with the focus, tells which line wrote it; the line
// under the pointer lights up its elements.

import { afterPaint } from "../lib/after_paint.js";

const SOURCE = "[data-line]";

/** @param {Playground} playground */
export function hover(playground) {
  const { root, store, find, signal } = playground;
  const strip = find(".rp-origin__told");
  const hint = strip.textContent;
  const panes = [playground.pane("app"), find(".rp-past")];

  // Lines of the files beside the script are none of its own.
  const isOfScript = (/** @type {Part} */ { dataset }) => !dataset.file || dataset.file === playground.data.filename;
  /** @param {PageEvent} event */
  const point = (event) => {
    if (event.type === "focusin" && event.target.matches(".rp-dialog")) return; // it has only opened
    const element = event.target.closest(`.rp-el${SOURCE}, .rp-box${SOURCE}`);
    if (element?.dataset.line && isOfScript(element))
      set({ line: Number(element.dataset.line), element: element.dataset.id ?? null, away: true });
    else set(null);
  };
  /** @param {StoreValues["hover"]} hovered */
  const set = (hovered) => {
    const was = store.get("hover");
    if ((was ?? null) === hovered || (was && hovered && was.line === hovered.line && was.element === hovered.element))
      return;
    store.set("hover", hovered);
  };
  for (const pane of panes) {
    pane.addEventListener("pointerover", point);
    pane.addEventListener("focusin", point);
    pane.addEventListener("pointerleave", () => set(null));
    pane.addEventListener("focusout", () => set(null));
  }
  // Why an element surprises is read beside it, and covers what is below: Escape and a press elsewhere close it.
  const closeReasons = (/** @type {Part | null} */ but) => {
    for (const each of root.querySelectorAll(".rp-reason[open]")) if (each !== but) each.removeAttribute("open");
  };
  root.addEventListener("click", ({ target }) => closeReasons(/** @type {Part} */ (target).closest(".rp-reason")), {
    signal,
  });
  root.addEventListener(
    "keydown",
    (/** @type {PageEvent} */ event) => {
      const open = root.querySelector(".rp-reason[open]");
      if (event.key !== "Escape" || !open || event.defaultPrevented) return;
      if (open.contains(event.target)) open.querySelector("summary")?.focus();
      closeReasons(null);
      event.preventDefault();
    },
    { signal },
  );
  // It may be wider than what it is about, and stays within the app.
  root.addEventListener(
    "toggle",
    (/** @type {any} */ { target }) => {
      const told = target.matches(".rp-reason[open]") && target.querySelector(".rp-reason__told");
      if (!told) return;
      told.style.removeProperty("--rp-shift");
      const { right, width } = told.getBoundingClientRect();
      const over = right - told.closest(".rp-pane__body, .rp-past").getBoundingClientRect().right + 12;
      if (over > 0) told.style.setProperty("--rp-shift", `${(-over * told.offsetWidth) / width}px`);
    },
    { capture: true, signal },
  );
  // A jump to a line in any pane points at it too.
  root.addEventListener(
    "pointerover",
    (/** @type {PageEvent} */ { target }) => {
      const jump = target.closest(".rp-line[data-line]");
      if (jump && isOfScript(jump)) set({ line: Number(jump.dataset.line), element: null, away: true });
    },
    { signal },
  );
  root.addEventListener(
    "pointerout",
    (/** @type {PageEvent} */ { target }) => target.closest(".rp-line[data-line]") && set(null),
    { signal },
  );

  const show = () => {
    const hovered = /** @type {any} */ (store.get("hover"));
    for (const lit of root.querySelectorAll("[data-lit]")) lit.removeAttribute("data-lit");
    const found = hovered
      ? panes.flatMap((pane) => [...pane.querySelectorAll(`[data-line="${hovered.line}"]`)]).filter(isOfScript)
      : [];
    const lit = found.filter((element) => !hovered.element || element.dataset.id === hovered.element);
    for (const element of lit) element.setAttribute("data-lit", "");
    const shown = lit.find((element) => element.closest(".rp-pane__body, .rp-past").checkVisibility());
    const words = shown ? originOf(shown) : hint;
    if (strip.textContent !== words) strip.textContent = words;
  };
  store.on("hover", show);
  store.on("view", afterPaint(show));

  const labels = find("[data-do=labels]");
  labels.addEventListener("click", () => {
    const on = find(".rp").toggleAttribute("data-labels");
    labels.setAttribute("aria-pressed", String(on));
  });
}

// What the renderer says of an element, and the run that all of it is from where it names none; of a container, the
// line that made it.
/** @param {Part} element */
function originOf(element) {
  const { told: words, run, line } = element.dataset;
  if (words === undefined) return `line ${line} made this container`;
  const now = element.closest(".rp-app")?.querySelector("[data-now]")?.dataset.now;
  return run === undefined && now ? `${words} · run ${now}` : words;
}
