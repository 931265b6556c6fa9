// Gives the worker's columns to the figure's own models: plain numbers and texts only, never models.

import { afterPaint } from "./after_paint.js";

const TEXTS = ["run", "phase", "trigger", "outcome", "cause"];
const NUMBERS = ["left", "right", "lines", "step"];
const ROW = 22;
const FRAME = 34;
const ROWS = 200;

const isText = (value) => typeof value === "string";
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

// The columns if they are what they should be, else null.
export function checked(columns) {
  const { runs, segments } = columns ?? {};
  if (!Array.isArray(runs) || !runs.every(isText) || new Set(runs).size !== runs.length) return null;
  const length = segments?.run?.length;
  const fits = (name, test) => Array.isArray(segments?.[name]) && segments[name].length === length && segments[name].every(test);
  if (!TEXTS.every((name) => fits(name, isText)) || !NUMBERS.every((name) => fits(name, isNumber))) return null;
  return { runs: runs.slice(-ROWS), segments, note: isText(columns.note) ? columns.note : "" };
}

export class Timeline {
  constructor(document, playground) {
    const model = (name) => document.get_model_by_name(name);
    this.models = { figure: model("timeline"), runs: model("runs"), extent: model("extent"), segments: model("segments"), phases: model("phases") };
    this.playground = playground;
    this.draw = afterPaint(() => this.drawNow());
    this.paint();
    playground.host.addEventListener("rp-scheme", () => this.paint());
  }

  show(columns) {
    this.data = checked(columns);
    if (this.data) this.draw();
  }

  drawNow() {
    const { data } = this;
    const { figure, runs, extent, segments } = this.models;
    const picked = Object.fromEntries([...TEXTS, ...NUMBERS].map((name) => [name, data.segments[name]]));
    runs.factors = data.runs.length ? [...data.runs].reverse() : [""];
    extent.end = Math.max(1, ...picked.right) * 1.02;
    segments.data = picked;
    figure.height = Math.max(1, data.runs.length) * ROW + FRAME;
    this.playground.find(".rp-timeline__note").textContent = data.note;
    const place = this.playground.find(".rp-timeline");
    requestAnimationFrame(() => (place.scrollTop = place.scrollHeight)); // the newest run is the last
  }

  // A canvas cannot use CSS variables: it gets their values.
  paint() {
    const style = getComputedStyle(this.playground.find(".rp"));
    const color = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    const { figure, phases } = this.models;
    const text = color("--rp-muted", "#667085");
    const line = color("--rp-border", "#d0d5dd");
    phases.palette = [color("--rp-callback", "#8250df"), color("--rp-ran", "#1a7f64"), color("--rp-fragment", "#bf8700")];
    for (const axis of [...figure.below, ...figure.left]) {
      axis.setv({ axis_label_text_color: text, major_label_text_color: text, axis_line_color: null });
    }
    for (const grid of figure.center) grid.setv({ grid_line_color: grid.dimension === 0 ? line : null });
  }
}
