// The stage bar: back and next, where the demo is, and what is to be said of it; below the scripts the list of its steps.
import { showWords } from "../lib/words.js";

/** @typedef {import("./player.js").Player} Player */

export class Bar {
  /**
   * @param {Part} section
   * @param {import("./stage.js").Stage} stage
   */
  constructor(section, stage) {
    this.section = section;
    /** @param {string} name */
    const find = (name) => section.querySelector(`[data-stage=${name}]`);
    this.back = find("back");
    this.next = find("next");
    this.where = find("where");
    this.said = find("said");
    this.told = "";
    this.list = find("steps");
    const { signal } = stage;
    section.addEventListener(
      "click",
      (/** @type {PageEvent} */ { target }) => {
        const button = target.closest("button");
        if (!button || button.getAttribute("aria-disabled") === "true") return;
        if (button === this.back) stage.store.set("go", { by: -1 });
        else if (button === this.next) stage.store.set("go", { by: 1 });
        else if (button.dataset.step !== undefined) stage.store.set("go", { to: Number(button.dataset.step) });
      },
      { signal },
    );
  }

  // Where the demo is now. A button that can do nothing more keeps the focus.
  /** @param {Player} player */
  show({ deck, place, places, now }) {
    const { at, phase } = place;
    this.section.toggleAttribute("data-open", true);
    for (const [button, can] of /** @type {[Part, boolean][]} */ ([
      [this.back, now > 0],
      [this.next, now < places.length - 1],
    ])) {
      button.disabled = false;
      button.setAttribute("aria-disabled", String(!can));
    }
    this.next.textContent = phase === "asked" ? "Answer" : "Next";
    this.where.textContent =
      at < 0
        ? `Start · ${count(deck.steps.length)}`
        : `${at + 1} of ${deck.steps.length} · ${titleOf(deck.steps[at], at)}`;
    if (this.drawn !== deck) this.draw(deck);
    for (const entry of this.list.children) {
      const isHere = Number(entry.value) === at + 1;
      const button = entry.querySelector("button");
      if (isHere) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
  }

  // The list of steps, where it is not that of the page as it was written.
  /** @param {Deck} deck */
  draw(deck) {
    this.drawn = deck;
    const entries = deck.steps.map((step, at) => {
      const entry = Object.assign(document.createElement("li"), { value: at + 1 });
      const button = Object.assign(document.createElement("button"), { type: "button" });
      button.dataset.step = String(at);
      const title = Object.assign(document.createElement("span"), { textContent: titleOf(step, at) });
      button.append(title);
      if (step.minutes)
        button.append(Object.assign(document.createElement("small"), { textContent: `${step.minutes} min` }));
      entry.append(button);
      return entry;
    });
    this.list.replaceChildren(...entries);
    this.list.closest("[data-stage=outline]").hidden = !entries.length;
  }

  /** @param {boolean} walking */
  walks(walking) {
    this.section.toggleAttribute("data-walking", walking);
  }

  // What could not be done, and what is to be known.
  /** @param {string[]} sentences */
  tell(sentences) {
    const text = sentences.join(" ");
    if (this.told === text) return;
    this.told = text;
    showWords(this.said, text);
    this.said.hidden = !text;
  }
}

/**
 * @param {DemoStep} step
 * @param {number} at
 */
export const titleOf = ({ title, ask }, at) => title || ask?.question || `Step ${at + 1}`;

/** @param {number} steps */
const count = (steps) => (steps === 1 ? "1 step" : `${steps} steps`);
