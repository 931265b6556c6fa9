// The list of a timeline's runs, which can be clicked and walked through by the arrow keys. It lies over a picture of them,
// which is brought once the page can be used and the timeline is in sight: until then, and without it, the list says it all.
import facts from "../../facts/page.json" with { type: "json" };
import { Drawing } from "../app/drawing.js";
import { afterPaint } from "../lib/after_paint.js";
import { sanitize } from "../lib/sanitize.js";
import { scaleOf } from "../lib/scale.js";
import { validColumns } from "./columns.js";
import { figureOf } from "./timeline_figure.js";

const { row: ROW, frame: FRAME } = facts.timeline;

export class Timeline {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.place = playground.find(".rp-timeline");
    this.list = playground.find(".rp-timeline__list");
    this.rows = new Drawing(this.list);
    this.spans = new Drawing(playground.find(".rp-timeline__spans")); // runs that lived side by side, over time
    this.told = playground.find(".rp-timeline__tell");
    this.note = ""; // what is drawn below the list
    /** @type {Awaited<ReturnType<typeof figureOf>>} */
    this.figure = null;
    this.awaited = playground.plain; // whether the figure is on its way, or never comes
    this.draw = afterPaint(() => this.drawNow());
    for (const type of ["pointerover", "focusin"])
      this.list.addEventListener(type, (/** @type {PageEvent} */ event) => this.tell(event.target.closest("button")));
    for (const type of ["pointerleave", "focusout"]) this.list.addEventListener(type, () => this.tell(null));
    this.list.addEventListener("keydown", (/** @type {PageEvent} */ event) => this.walk(event));
    this.tell(null);
    this.place.scrollTop = this.place.scrollHeight;
    const { host, signal } = playground;
    host.addEventListener("rp-scheme", () => this.figure?.paint(), { signal });
    host.addEventListener("rp-scale", () => this.draw(), { signal });
  }

  // The page can be used: what is only looked at may come too, where it is looked at.
  usable() {
    if (this.awaited) return;
    this.awaited = true;
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      sight.disconnect();
      this.bring();
    });
    sight.observe(this.place);
    this.playground.leaving.push(() => sight.disconnect());
  }

  async bring() {
    try {
      this.figure = await figureOf(this.playground, this.playground.find(".rp-timeline__figure"));
      this.draw();
    } catch (error) {
      console.warn("The bars of the timeline could not be drawn.", error); // the list says the same
    }
  }

  /** @param {any} columns */
  show(columns) {
    this.data = validColumns(columns) ?? this.data;
    this.draw();
  }

  drawNow() {
    const { data } = this;
    this.figure?.enlarge(scaleOf(this.place));
    if (!data) return;
    this.figure?.draw(data);
    this.playground.find(".rp-timeline__figure").style.height = `${Math.max(1, data.runs.length) * ROW + FRAME}px`;
    this.rows.draw(data.html);
    this.spans.draw(data.spans);
    if (this.note !== data.note) {
      this.note = data.note;
      this.playground.find(".rp-timeline__note").replaceChildren(...sanitize(data.note));
    }
    this.tell(null);
    const shown = this.list.querySelector("[aria-current]")?.closest("li");
    if (!shown)
      this.place.scrollTop = this.place.scrollHeight; // the newest run is the last
    else if (
      shown.offsetTop < this.place.scrollTop ||
      shown.offsetTop + ROW > this.place.scrollTop + this.place.clientHeight
    ) {
      this.place.scrollTop = shown.offsetTop - this.place.clientHeight / 2;
    }
  }

  // The run in a sentence: the one under the pointer or with the focus, else the one that is looked at, else the newest.
  /** @param {Part} button */
  tell(button) {
    const row = button ?? this.list.querySelector("[aria-current]") ?? this.list.querySelector("li:last-child button");
    this.told.textContent = row?.getAttribute("aria-label") ?? "";
  }

  /** @param {PageEvent} event */
  walk(event) {
    const rows = [...this.list.querySelectorAll("button")];
    const at = rows.indexOf(event.target.closest("button"));
    const to = /** @type {Record<string, number>} */ ({
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      Home: 0,
      End: rows.length - 1,
    })[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    const next = rows[Math.min(Math.max(0, to), rows.length - 1)];
    for (const row of rows) row.tabIndex = row === next ? 0 : -1;
    next.focus();
  }
}
