// The times: of the day, gone since the start, and how that stands to the minutes of the demo's steps.
import { STILL, elapsed, written } from "./clock.js";
import { behind, planOf } from "./outline.js";

export class Times {
  #clock = STILL;
  #at = -1;
  /** @type {number[] | null} */
  #plan = null;

  /** @param {(part: string) => any} find @param {(what: string) => void} wind */
  constructor(find, wind) {
    this.find = find;
    find("go").addEventListener("click", () => wind(this.#clock.since === null ? "start" : "pause"));
    find("anew").addEventListener("click", () => wind("reset"));
    this.#tick();
  }

  /** @param {import("./messages.js").State} state @param {import("./outline.js").Outline | null} outline */
  show({ clock, at }, outline) {
    [this.#clock, this.#at, this.#plan] = [clock, at, outline && planOf(outline)];
    this.find("go").textContent = clock.since !== null ? "Pause" : clock.before ? "Go on" : "Start";
    this.#draw();
  }

  #tick() {
    this.#draw();
    setTimeout(() => this.#tick(), 1000 - (Date.now() % 1000));
  }

  #draw() {
    const now = new Date();
    const gone = elapsed(this.#clock, now.getTime());
    write(this.find("now"), now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
    write(this.find("gone"), written(gone));
    const late = this.#plan && gone ? behind(this.#plan, this.#at, gone / 60_000) : 0;
    const plan = this.find("plan");
    plan.hidden = !this.#plan;
    plan.toggleAttribute("data-late", late > 0);
    write(plan, planWords(late, this.#plan?.at(-1) ?? 0, gone > 0));
  }
}

/** @param {number} late @param {number} whole @param {boolean} begun */
export function planWords(late, whole, begun) {
  const of = `of ${Math.round(whole)} min`;
  if (!begun) return of;
  if (!late) return `${of}, on time`;
  return `${of}, ${Math.abs(late)} min ${late > 0 ? "behind" : "ahead"}`;
}

/** @param {any} element @param {string} words */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}
