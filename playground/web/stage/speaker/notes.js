// The notes of the step that is shown, as large as the speaker wants them.
import { sanitize } from "../../lib/sanitize.js";
import { recall, remember } from "../../lib/storage.js";

const SIZE = { name: "speaker-notes", usual: 20, least: 14, most: 40, step: 2 };

/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./outline.js").Line} Line */

export class Notes {
  /** @type {unknown} */
  #shown = undefined;
  #size = fit(recall(SIZE.name));

  /** @param {(part: string) => any} find */
  constructor(find) {
    this.place = find("notes");
    const by = (/** @type {number} */ pixels) => () => {
      this.#size = fit(this.#size + pixels);
      remember(SIZE.name, this.#size);
      this.#resize();
    };
    find("smaller").addEventListener("click", by(-SIZE.step));
    find("larger").addEventListener("click", by(SIZE.step));
    this.#resize();
  }

  /** @param {Outline | null} outline @param {Line | null} line */
  show(outline, line) {
    const { html = "", notes = "" } = line ?? {};
    const words = [html, notes, outline !== null, line !== null].join("\n");
    if (words === this.#shown) return; // what is read stays where it is scrolled to
    this.#shown = words;
    this.place.toggleAttribute("data-plain", !html);
    if (html) this.place.replaceChildren(...sanitize(html));
    else this.place.textContent = notes || without(outline, line);
    this.place.toggleAttribute("data-empty", !(html || notes));
    this.place.scrollTop = 0;
  }

  #resize() {
    this.place.style.fontSize = `${this.#size}px`;
  }
}

/** @param {Outline | null} outline @param {Line | null} line */
function without(outline, line) {
  if (!outline) return "Notes come with a demo. Here the page is presented without one.";
  return line
    ? "No notes for this step."
    : "The demo has not begun. The notes of its first step come with the first press.";
}

/** @param {unknown} size */
const fit = (size) => Math.min(Math.max(Math.trunc(Number(size)) || SIZE.usual, SIZE.least), SIZE.most);
