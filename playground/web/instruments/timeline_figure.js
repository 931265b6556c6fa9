// The picture of the timeline: Bokeh's figure, which the site's build has written, given the worker's columns.
import facts from "../../facts/page.json" with { type: "json" };
import { bokeh, plots } from "../bokeh/bokeh.js";
import { forget, withoutStops } from "../bokeh/views.js";

const { row: ROW, frame: FRAME, chunk: CHUNK, room: ROOM } = facts.timeline;
const TEXT = { axis: 11, sign: 13, offset: 9 }; // pixels, as in playground/page/timeline.py
const SOURCES = /** @type {const} */ (["segments", "beside", "caches", "ends"]);
const OTHERS = ["timeline", "runs", "extent", "phases", "beside_drawn", "caches_drawn", "ends_drawn"];

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

// The figure of a playground in its place; null where the playground has left the page before the figure was there.
/**
 * @param {Playground} playground
 * @param {HTMLElement} place
 */
export async function figureOf(playground, place) {
  await plots();
  if (playground.left) return null;
  const { doc, root } = playground.data.figure;
  const div = document.createElement("div");
  place.replaceChildren(div);
  const item = { docid: root, root_ids: [root], roots: { [root]: div } };
  const coming = bokeh.embed_items({ [root]: doc }, [item]);
  playground.leaving.push(() => forget(coming));
  const [views] = await coming;
  withoutStops(views);
  return new TimelineFigure(views.roots[0].model.document, playground);
}

class TimelineFigure {
  /**
   * @param {any} document
   * @param {Playground} playground
   */
  constructor(document, playground) {
    this.models = Object.fromEntries([...SOURCES, ...OTHERS].map((name) => [name, document.get_model_by_name(name)]));
    this.playground = playground;
    /** @type {Record<string, any>} */
    this.drawn = {}; // what the models have
    this.scale = 1;
    this.paint();
  }

  // Whatever a model is given makes Bokeh draw, and a new height makes it measure everything.
  /** @param {any} data */
  draw(data) {
    const { timeline, runs, extent } = this.models;
    const factors = places(data.runs);
    if (!isSame(runs.factors, factors)) runs.factors = factors;
    const end = Math.max(1, ...data.segments.right, ...data.beside.right) * ROOM;
    if (extent.end !== end) extent.end = end;
    for (const name of SOURCES) {
      if (!isSame(this.drawn[name], data[name])) this.models[name].data = this.drawn[name] = data[name];
    }
    const height = (factors.length * ROW + FRAME) * this.scale;
    if (timeline.height !== height) timeline.height = height;
  }

  // A canvas is not enlarged with what is around it: it is drawn in that size.
  /** @param {number} scale */
  enlarge(scale) {
    if (scale === this.scale) return;
    this.scale = scale;
    const { timeline, runs, caches_drawn, ends_drawn } = this.models;
    /** @param {number} pixels */
    const size = (pixels) => `${pixels * scale}px`;
    for (const { glyph } of [caches_drawn, ends_drawn]) glyph.text_font_size = { value: size(TEXT.sign) };
    ends_drawn.glyph.x_offset = { value: TEXT.offset * scale };
    for (const axis of timeline.below) {
      axis.setv({ axis_label_text_font_size: size(TEXT.axis), major_label_text_font_size: size(TEXT.axis) });
    }
    timeline.setv({ min_border_bottom: FRAME * scale, height: (runs.factors.length * ROW + FRAME) * scale });
  }

  // A canvas cannot use CSS variables: it gets their values.
  paint() {
    const style = getComputedStyle(this.playground.find(".rp"));
    /**
     * @param {string} name
     * @param {any} otherwise
     */
    const color = (name, otherwise) => style.getPropertyValue(name).trim() || otherwise;
    const { timeline, phases, beside_drawn, caches_drawn, ends_drawn } = this.models;
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
    for (const axis of timeline.below) {
      axis.setv({ axis_label_text_color: text, major_label_text_color: text, axis_line_color: null });
    }
    for (const grid of timeline.center) grid.setv({ grid_line_color: grid.dimension === 0 ? line : null });
  }
}
