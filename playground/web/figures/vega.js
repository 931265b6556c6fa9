// Draws charts of Vega-Lite. A chart comes from a script: its expressions are interpreted and guarded, it asks no other server for
// anything, and nothing of it becomes HTML.
import { changeset, logger, parse, truthy, Warn, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import { heard } from "./vega_choices.js";
import { guard } from "./vega_expressions.js";
import { check, checkFacets } from "./vega_checks.js";
import { configOf } from "./vega_theme.js";
import { Tip } from "./tip.js";

const HEIGHT = 350;
const HIGHEST = 4000;

/** @type {Draw} */
export async function draw(canvas, given, look) {
  const old = /** @type {any} */ (look.old);
  const shape = JSON.stringify([given.spec, given.names, given.theme, look.width, look.dark, look.scale]);
  if (old?.shape === shape) {
    await old.fill(given.rows);
    return old;
  }
  const chart = new Chart(canvas, given, look, shape);
  await chart.draw();
  return chart;
}

class Chart {
  /**
   * @param {HTMLElement} canvas
   * @param {any} given
   * @param {FigureLook} look
   * @param {string} shape
   */
  constructor(canvas, given, look, shape) {
    this.canvas = canvas;
    this.given = given;
    this.look = look;
    this.shape = shape;
    /** @type {any} */
    this.view = null;
    /** @type {HTMLElement | null} */
    this.place = null;
    this.tip = new Tip(canvas);
    this.deaf = () => {};
  }

  async draw() {
    const { canvas, given, look } = this;
    check(given.spec);
    const spec = structuredClone(given.spec);
    /** @type {[string, any[]][]} */
    const sets = given.names.map((/** @type {string} */ name, /** @type {number} */ at) => [name, given.rows[at]]);
    spec.datasets = { ...spec.datasets, ...Object.fromEntries(sets) };
    checkFacets(spec);
    this.size(spec);
    const selects = prepared(spec, given.select ?? [], look.value());
    const { spec: flow } = compile(spec, {
      config: configOf(look, given.theme === "streamlit"),
      logger: listening([]),
    });
    const runtime = guard(parse(flow, undefined, { ast: true }));
    const place = document.createElement("div");
    /** @type {string[]} */
    const faults = [];
    /** @type {any} */
    const view = new View(runtime, {
      expr: expressionInterpreter,
      loader: loader(look.say),
      logger: listening(faults),
      renderer: given.many ? "canvas" : "svg",
      tooltip: (/** @type {any} */ _, /** @type {any} */ event, /** @type {any} */ __, /** @type {any} */ value) =>
        this.tip.show(event, value),
      hover: true,
      container: place,
    });
    try {
      await view.initialize(place).runAsync();
      if (faults.length) throw new Error(faults[0]);
    } catch (error) {
      view.finalize();
      throw error;
    }
    canvas.append(place);
    this.place = place;
    this.tip.attach();
    this.view = view;
    this.deaf = selects.length ? heard(view, place, selects, look) : () => {};
  }

  // As wide as its place where the script has not said otherwise, and as high as it says.
  /** @param {any} spec */
  size(spec) {
    const { given, look } = this;
    const width = given.width === "stretch" ? look.width : Math.min(Number(given.width) || 0, look.width);
    const composed = ["hconcat", "concat", "facet", "repeat"].some((name) => name in spec);
    if (width && !composed) {
      spec.width = width;
      spec.autosize ??= { type: "fit", contains: "padding" };
      for (const part of Array.isArray(spec.vconcat) ? spec.vconcat : []) part.width ??= width - 90;
      if (spec.vconcat) delete spec.width;
    }
    if (typeof given.height === "number") spec.height = Math.min(given.height, HIGHEST);
    else if (!composed && !spec.vconcat) spec.height ??= HEIGHT * look.scale;
    if (!spec.autosize || spec.vconcat || composed) delete spec.autosize;
  }

  // Other rows for the same chart.
  /** @param {any[][]} rows */
  async fill(rows) {
    const { view, given } = this;
    for (const [at, name] of given.names.entries()) {
      if (JSON.stringify(rows[at]) === JSON.stringify(given.rows[at])) continue;
      view.change(name, changeset().remove(truthy).insert(structuredClone(rows[at])));
    }
    given.rows = rows;
    await view.runAsync();
  }

  // What is selected comes from the script, or from a form that is empty again: the chart is drawn with that.
  async choose() {
    this.end();
    await this.draw();
  }

  end() {
    this.deaf();
    this.view?.finalize();
    this.view = null;
    this.place?.remove();
    this.tip.end();
  }
}

// The parameters that tell of a selection, with what is selected in them; a point is told by all that it is drawn by.
/**
 * @param {any} spec changed in place
 * @param {string[]} names
 * @param {any} value
 * @returns {string[]}
 */
function prepared(spec, names, value) {
  /** @type {string[]} */
  const found = [];
  /** @param {any} view */
  const look = (view) => {
    if (!view || typeof view !== "object") return;
    for (const param of Array.isArray(view.params) ? view.params : []) {
      if (!param?.select || !names.includes(param.name)) continue;
      found.push(param.name);
      if (typeof param.select === "string") param.select = { type: param.select };
      const { select } = param;
      if (select.type === "point" && !select.encodings && !select.fields && view.encoding)
        select.encodings = Object.keys(view.encoding);
      const chosen = value?.selection?.[param.name];
      if (select.type === "point") param.value = Array.isArray(chosen) ? chosen : undefined;
      else param.value = onChannels(chosen, view.encoding) ?? param.value;
      if (param.value === undefined) delete param.value;
    }
    for (const name of ["layer", "concat", "hconcat", "vconcat"])
      for (const part of Array.isArray(view[name]) ? view[name] : []) look(part);
    look(view.spec);
  };
  look(spec);
  return found;
}

// The ends of an interval, by channel: a script knows them by field.
/**
 * @param {any} chosen
 * @param {any} encoding
 */
function onChannels(chosen, encoding) {
  if (!chosen || typeof chosen !== "object" || Array.isArray(chosen)) return undefined;
  const found = ["x", "y"]
    .filter((channel) => Array.isArray(chosen[encoding?.[channel]?.field]))
    .map((channel) => [channel, chosen[encoding[channel].field]]);
  return found.length ? Object.fromEntries(found) : undefined;
}

// Notes what a dataflow tells of its faults: it does not raise them.
/** @param {string[]} faults */
const listening = (faults) =>
  logger(Warn, "error", (/** @type {string} */ kind, /** @type {string} */ _, /** @type {any[]} */ said) => {
    const told = said.map((each) => each?.message ?? String(each));
    if (kind === "error") faults.push(told[0] === "Loading failed" ? (told.at(-1) ?? "") : told.join(" "));
  });

// Nothing is asked of another server; a link opens beside the page.
/** @param {(words: string) => void} say */
function loader(say) {
  /** @param {string} what */
  const refuse = async (what) => {
    const words = `Not loaded: ${String(what).slice(0, 120)}. A chart can use only what its script gives it as data.`;
    say(words);
    throw new Error(words);
  };
  return {
    load: refuse,
    http: refuse,
    file: refuse,
    /**
     * @param {string} address
     * @param {{ context?: string }} options
     */
    async sanitize(address, options) {
      if (options?.context === "href" && /^https?:\/\//i.test(address))
        return { href: address, target: "_blank", rel: "noopener noreferrer" };
      if (options?.context !== "href" && /^data:image\/(png|jpeg|gif|webp);/i.test(address)) return { href: address };
      return refuse(address);
    },
  };
}
