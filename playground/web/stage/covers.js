// What lies over a presented page: nothing at all to be seen (black), or a still picture of it (frozen).
import { picture } from "./picture.js";

// Covers the page as the stage's store says, until the signal ends it.
/**
 * @param {import("./stage.js").Stage} stage
 * @param {AbortSignal} signal
 */
export function coverStage({ store }, signal) {
  /** @type {Map<string, HTMLElement>} */
  const covers = new Map();
  /**
   * @param {"black" | "frozen"} name
   * @param {() => HTMLElement} make
   */
  const keep = (name, make) => {
    const show = () => {
      const on = store.get(name);
      if (Boolean(on) === covers.has(name)) return;
      covers.get(name)?.remove();
      covers.delete(name);
      if (!on) return;
      const cover = make();
      cover.dataset.stage = "cover";
      cover.classList.add("rerun-stage-cover", `rerun-stage-cover--${name}`);
      covers.set(name, cover);
      document.body.append(cover);
    };
    const stop = store.on(name, show);
    signal.addEventListener("abort", () => {
      stop();
      covers.get(name)?.remove();
    });
    show();
  };
  keep("black", () => document.createElement("div"));
  keep("frozen", picture);
}
