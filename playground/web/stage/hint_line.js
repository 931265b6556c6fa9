// The line at the lower edge of a presented page: which step it is, which keys there are. It hides while nobody moves the pointer.
import { newButton } from "../lib/button.js";

const SHOWN = 4000; // ms after the pointer or a step

/** @param {import("./present.js").Present} mode */
export function hintLine(mode) {
  const { store } = mode.stage;
  const line = document.createElement("nav");
  line.dataset.stage = "line";
  line.className = "rerun-stage-line";
  line.ariaLabel = "Presenting";
  const page = Object.assign(document.createElement("h1"), { textContent: document.title });
  const step = document.createElement("p");
  /** @param {StageValues["go"]} wish */
  const go = (wish) => () => store.set("go", wish);
  const kind = "rerun-stage-line__button";
  line.append(
    page,
    step,
    newButton("‹ Back", go({ by: -1 }), kind),
    newButton("Next ›", go({ by: 1 }), kind),
    newButton("Keys ?", () => mode.shown[0]?.press("keys"), kind),
    newButton("Leave", () => store.set("presenting", false), kind),
  );
  const signal = mode.on?.signal;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const show = () => {
    line.toggleAttribute("data-quiet", false);
    clearTimeout(timer);
    timer = setTimeout(() => line.toggleAttribute("data-quiet", true), SHOWN);
  };
  const tell = () => {
    const deck = store.get("deck");
    const at = store.get("at");
    const title = deck?.steps[at]?.title ?? deck?.title ?? "";
    const where = deck && (at < 0 ? "Start" : `${at + 1} of ${deck.steps.length}`);
    step.textContent = where ? `${where}${title ? `: ${title}` : ""}` : "";
    show();
  };
  document.addEventListener("pointermove", show, { signal });
  const stops = [store.on("at", tell), store.on("deck", tell)];
  signal?.addEventListener("abort", () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  });
  document.body.append(line);
  tell();
  return line;
}
