// Gives the worker's columns to the figure's own models. Over the figure lies the list of its runs,
// which can be clicked and walked through by the arrow keys.
import facts from "../../facts/page.json" with { type: "json" };
import { Drawing } from "../app/drawing.js";
import { afterPaint } from "../lib/after_paint.js";
import { sanitize } from "../lib/sanitize.js";
import { scaleOf } from "../lib/scale.js";
import { validColumns } from "./columns.js";

const { row: ROW, frame: FRAME, chunk: CHUNK, room: ROOM } = facts.timeline;
const TEXT = { axis: 11, sign: 13, offset: 9 }; // pixels, as in playground/page/timeline.py

// The places of the figure from bottom to top: the runs, the newest first, and above them what is not used yet.
/** @param {string[]} runs */
function places(runs) {
  const unused = runs.length ? (CHUNK - (runs.length % CHUNK)) % CHUNK : CHUNK;
  return [...[...runs].reverse(), ...Array.from({ length: unused }, (_, at) => " ".repeat(at + 1))];
}

/**
 * @param {any} one
 * @param {any} other
 */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export class Timeline {
  /**
   * @param {any} document
   * @param {Playground} playground
   */
  constructor(document, playground) {
    /** @param {string} name */
    const model = (name) => document.get_model_by_name(name);
    const names = [
      "runs",
      "extent",
      "segments",
      "beside",
      "phases",
      "caches",
      "ends",
      "beside_drawn",
      "caches_drawn",
      "ends_drawn",
    ];
    this.models = Object.fromEntries([["figure", model("timeline")], ...names.map((name) => [name, model(name)])]);
    this.playground = playground;
    this.place = playground.find(".rp-timeline");
    this.list = playground.find(".rp-timeline__list");
    this.rows = new Drawing(this.list);
    /** @type {Record<string, any>} */
    this.drawn = {}; // what the models have
    this.told = playground.find(".rp-timeline__tell");
    this.scale = 1;
    this.draw = afterPaint(() => this.drawNow());
    for (const type of ["pointerover", "focusin"])
      this.list.addEventListener(type, (/** @type {PageEvent} */ event) => this.tell(event.target.closest("button")));
    for (const type of ["pointerleave", "focusout"]) this.list.addEventListener(type, () => this.tell(null));
    this.list.addEventListener("keydown", (/** @type {PageEvent} */ event) => this.walk(event));
    this.paint();
    this.tell(null);
    this.place.scrollTop = this.place.scrollHeight;
    playground.host.addEventListener("rp-scheme", () => this.paint(), { signal: playground.signal });
    playground.host.addEventListener("rp-scale", () => this.enlarge(), { signal: playground.signal });
    this.enlarge();
  }

  /** @param {any} columns */
  show(columns) {
    this.data = validColumns(columns);
    if (this.data) this.draw();
  }

  drawNow() {
    const { data } = this;
    if (!data) return;
    const { figure, runs, extent } = this.models;
    const factors = places(data.runs);
    // Whatever a model is given makes Bokeh draw, and a new height makes it measure everything.
    if (!isSame(runs.factors, factors)) runs.factors = factors;
    const end = Math.max(1, ...data.segments.right, ...data.beside.right) * ROOM;
    if (extent.end !== end) extent.end = end;
    for (const name of /** @type {("segments" | "beside" | "caches" | "ends")[]} */ ([
      "segments",
      "beside",
      "caches",
      "ends",
    ])) {
      if (!isSame(this.drawn[name], data[name])) this.models[name].data = this.drawn[name] = data[name];
    }
    const height = (factors.length * ROW + FRAME) * this.scale;
    if (figure.height !== height) figure.height = height;
    this.playground.find(".rp-timeline__figure").style.height = `${Math.max(1, data.runs.length) * ROW + FRAME}px`;
    this.rows.draw(data.html);
    if (this.drawn.note !== data.note) {
      this.drawn.note = data.note;
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

  // A canvas is not enlarged with what is around it: it is drawn in that size.
  enlarge() {
    const scale = scaleOf(this.place);
    if (scale === this.scale) return;
    this.scale = scale;
    const { figure, caches_drawn, ends_drawn } = this.models;
    /** @param {number} pixels */
    const size = (pixels) => `${pixels * scale}px`;
    for (const { glyph } of [caches_drawn, ends_drawn]) glyph.text_font_size = { value: size(TEXT.sign) };
    ends_drawn.glyph.x_offset = { value: TEXT.offset * scale };
    for (const axis of figure.below) {
      axis.setv({ axis_label_text_font_size: size(TEXT.axis), major_label_text_font_size: size(TEXT.axis) });
    }
    figure.setv({ min_border_bottom: FRAME * scale, height: (this.models.runs.factors.length * ROW + FRAME) * scale });
    this.draw();
  }

  // A canvas cannot use CSS variables: it gets their values.
  paint() {
    const style = getComputedStyle(this.playground.find(".rp"));
    /**
     * @param {string} name
     * @param {any} otherwise
     */
    const color = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    const { figure, phases, beside_drawn, caches_drawn, ends_drawn } = this.models;
    const text = color("--rp-muted", "#57606f");
    const line = color("--rp-border", "#e1e5ea");
    phases.palette = [
      color("--rp-callback", "#b26a00"),
      color("--rp-script", "#15806a"),
      color("--rp-fragment", "#2f6fde"),
    ];
    beside_drawn.glyph.fill_color = { value: color("--rp-fragment", "#2f6fde") };
    caches_drawn.glyph.text_color = { value: color("--rp-on-bar", "#ffffff") };
    ends_drawn.glyph.text_color = { value: text };
    for (const axis of figure.below) {
      axis.setv({ axis_label_text_color: text, major_label_text_color: text, axis_line_color: null });
    }
    for (const grid of figure.center) grid.setv({ grid_line_color: grid.dimension === 0 ? line : null });
  }
}
