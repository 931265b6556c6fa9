// Draws figures of Plotly, of its bundle that makes no code of texts. A figure comes from a script: see `plotly_spec.js`.
import Plotly from "plotly.js-strict-dist-min";
import { listen } from "./plotly_choices.js";
import { writtenRules } from "./plotly_head.js";
import { drawable, safeConfig } from "./plotly_spec.js";
import { inColours, templateOf } from "./plotly_theme.js";

/** @type {WeakMap<ShadowRoot, CSSStyleSheet>} */
const sheets = new WeakMap();

/** @type {Draw} */
export async function draw(canvas, given, look) {
  const old = /** @type {any} */ (look.old);
  const figure = old ?? new Figure(canvas);
  try {
    await figure.draw(given, look);
  } catch (error) {
    figure.end();
    throw error;
  }
  return figure;
}

class Figure {
  /** @param {HTMLElement} canvas */
  constructor(canvas) {
    this.canvas = canvas;
    /** @type {any} */
    this.plot = null;
    /** @type {any} */
    this.modes = null;
  }

  /**
   * @param {any} given
   * @param {FigureLook} look
   */
  async draw(given, look) {
    const { data, layout } = drawable(given.spec, look.say);
    const themed = given.theme === "streamlit";
    const selects = given.select ?? [];
    const figure = themed ? inColours({ data, layout }, look) : { data, layout };
    const template = merged(figure.layout.template ?? {}, templateOf(look, themed));
    const size = {
      width: Math.min(typeof given.width === "number" ? given.width : look.width, look.width),
      height:
        Math.min(typeof given.height === "number" ? given.height : figure.layout.height || 450, 4000) * look.scale,
    };
    const full = { ...figure.layout, ...size, template, ...modesOf(figure.layout, selects), autosize: false };
    const config = {
      ...safeConfig(given.config),
      ...buttons(selects),
      responsive: false,
      topojsonURL: location.origin,
    };
    if (!this.plot) {
      this.plot = document.createElement("div");
      this.canvas.replaceChildren(this.plot);
      this.canvas.addEventListener("click", opened, true);
      await Plotly.newPlot(this.plot, figure.data, full, config);
      if (selects.length) listen(this.plot, selects, look);
    } else await Plotly.react(this.plot, figure.data, full, config);
    dress(this.canvas);
  }

  // The script, or a form that is empty again, takes back what was selected.
  async choose() {
    if (this.plot) await Plotly.update(this.plot, { selectedpoints: [null] }, { selections: [] });
  }

  end() {
    this.canvas.removeEventListener("click", opened, true);
    if (this.plot) Plotly.purge(this.plot);
    this.plot = null;
    this.canvas.replaceChildren();
  }
}

// What a click and a drag do, as Streamlit's page has it.
/**
 * @param {any} layout
 * @param {string[]} modes
 */
function modesOf(layout, modes) {
  if (!modes.length) return {};
  const drag = modes.includes("points") ? "pan" : modes.includes("box") ? "select" : "lasso";
  const dragmode = layout.dragmode || drag;
  const areas = dragmode === "select" || dragmode === "lasso";
  const click = layout.clickmode || (areas ? "event" : modes.includes("points") ? "event+select" : "none");
  return { clickmode: click, hovermode: layout.hovermode || "closest", dragmode };
}

/** @param {string[]} modes */
function buttons(modes) {
  const remove = ["sendChartToCloud"];
  if (!modes.includes("lasso")) remove.push("lasso2d");
  if (!modes.includes("box")) remove.push("select2d");
  return { displaylogo: false, modeBarButtonsToRemove: remove };
}

// A link in a figure opens beside the page, and knows nothing of it.
/** @param {MouseEvent} event */
function opened(event) {
  const link = event.composedPath().find((node) => node instanceof Element && node.localName === "a");
  const address = link instanceof Element ? (link.getAttribute("href") ?? link.getAttribute("xlink:href")) : "";
  if (!address) return;
  event.preventDefault();
  event.stopPropagation();
  if (/^https?:\/\//i.test(address)) window.open(address, "_blank", "noopener,noreferrer");
}

// Plotly's styles, where the figure is.
/** @param {HTMLElement} canvas */
function dress(canvas) {
  const root = canvas.getRootNode();
  if (!(root instanceof ShadowRoot)) return;
  let sheet = sheets.get(root);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheets.set(root, sheet);
    root.adoptedStyleSheets.push(sheet);
  }
  const rules = writtenRules().join("\n");
  sheet.replaceSync(rules);
}

/**
 * @param {any} one
 * @param {any} other whose values count
 * @returns {any}
 */
function merged(one, other) {
  if (!isRecord(one) || !isRecord(other)) return other === undefined ? one : other;
  return Object.fromEntries(
    [...new Set([...Object.keys(one), ...Object.keys(other)])].map((name) => [name, merged(one[name], other[name])]),
  );
}

/** @param {any} value */
const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
