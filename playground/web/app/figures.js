// The figures of an app that a library draws, such as Vega or Plotly. Each library is a bundle of its own, which the page
// loads once it shows a figure for it; until then, and where that fails, the figure's words and its table stand alone.
import { afterPaint } from "../lib/after_paint.js";
import { fileAt } from "../lib/place.js";
import { scaleOf } from "../lib/scale.js";
import { parsed, readValue } from "./controls.js";

const LIBRARIES = ["vega", "plotly", "map", "graphviz", "mermaid", "echarts"]; // as in wasm/build.py: web/figures/<name>.js
const NARROWEST = 20; // of what is not shown, such as in a closed expander, nothing is drawn

/** @type {Map<string, Promise<{ draw: Draw }>>} */
const loaded = new Map();
let failures = 0;

// A browser may remember that a module could not be had: it is asked for by another address then.
/** @param {string} name */
function load(name) {
  const known = loaded.get(name);
  if (known) return known;
  const address = fileAt(`rerun-figure-${name}.js`);
  if (failures) address.searchParams.set("again", String(failures));
  /** @type {Promise<{ draw: Draw }>} */
  const library = import(address.href);
  loaded.set(name, library);
  library.catch(() => {
    failures += 1;
    loaded.delete(name);
  });
  return library;
}

export class Figures {
  /**
   * @param {Part} body
   * @param {Playground} playground
   */
  constructor(body, playground) {
    this.body = body;
    /** @type {Map<Part, Figure>} */
    this.shown = new Map();
    this.draw = afterPaint(() => this.drawNow());
    // A width tells itself: also when a tab or an expander opens.
    this.sizes = new ResizeObserver(() => this.draw());
    for (const change of ["rp-scheme", "rp-scale"])
      playground.host.addEventListener(change, () => this.again(), { signal: playground.signal });
    body.addEventListener("rp-given", (/** @type {PageEvent} */ event) => this.shown.get(event.target)?.given());
    playground.leaving.push(() => {
      this.sizes.disconnect();
      for (const figure of this.shown.values()) figure.end();
    });
  }

  drawNow() {
    for (const [element, figure] of this.shown) {
      if (element.isConnected && figure.library === element.dataset.figure) continue;
      this.shown.delete(element);
      this.sizes.unobserve(element);
      figure.end();
    }
    for (const element of this.body.querySelectorAll("figure[data-figure]")) {
      if (!LIBRARIES.includes(element.dataset.figure)) continue;
      let figure = this.shown.get(element);
      if (!figure) {
        figure = new Figure(element);
        this.shown.set(element, figure);
        this.sizes.observe(element);
      }
      figure.show();
    }
  }

  // In other colours, or in another size.
  again() {
    for (const figure of this.shown.values()) figure.known = "";
    this.draw();
  }
}

// One figure: what it shows now, and what it is to show. It is drawn by one call at a time.
class Figure {
  /** @param {Part} element */
  constructor(element) {
    this.element = element;
    this.library = element.dataset.figure;
    /** @type {Drawn | null} */
    this.drawn = null;
    this.known = ""; // the spec and the size that it was last drawn for
    this.busy = false;
    this.ended = false;
  }

  // The figure is drawn in a part that the page does not morph (`data-drawn`).
  /** @returns {Part} */
  get place() {
    return this.element.querySelector(":scope > .rp-figure__place");
  }

  async show() {
    if (this.busy) return;
    this.busy = true;
    try {
      for (let look = this.look(); look && look.known !== this.known && !this.ended; look = this.look())
        await this.drawFor(look);
    } finally {
      this.busy = false;
    }
    if (this.ended) this.end();
  }

  // How the figure is to be drawn; null where there is nothing to draw it in.
  look() {
    const { element, place } = this;
    const width = place ? Math.floor(place.getBoundingClientRect().width) : 0;
    if (!place || !element.isConnected || width < NARROWEST) return null;
    const { spec } = element.dataset;
    return { spec, width, known: `${width} ${spec}` };
  }

  /** @param {{ spec: string, width: number, known: string }} look */
  async drawFor({ spec, width, known }) {
    const { element, place } = this;
    this.known = known;
    /** @type {string[]} */
    const said = [];
    try {
      const given = parsed(spec);
      if (given === undefined) throw new Error("its description is no JSON");
      const { draw } = await load(this.library).catch(() => {
        throw new Error("what draws it could not be loaded. Load the page again to try it once more");
      });
      if (!element.isConnected) return;
      const canvas = this.canvas();
      const seen = { ...looks(element, place), width, say: (/** @type {string} */ words) => void said.push(words) };
      const next = await draw(canvas, given, {
        ...seen,
        old: this.drawn,
        value: () => readValue(element),
        tell: (value) => element.dispatchEvent(new CustomEvent("rp-set", { bubbles: true, detail: value })),
      });
      if (next !== this.drawn) this.drawn?.end();
      this.drawn = next;
    } catch (error) {
      this.clear();
      const words = error instanceof Error ? error.message : String(error);
      said.splice(0, said.includes(words) ? said.length : 0, `The figure cannot be drawn: ${words}`.slice(0, 400));
    }
    this.tell([...new Set(said)]);
  }

  // The node that the library draws in.
  canvas() {
    const { place } = this;
    place.dataset.drawn = "";
    let canvas = place.querySelector(":scope > .rp-figure__canvas");
    if (!canvas) {
      canvas = document.createElement("div");
      canvas.className = "rp-figure__canvas";
      place.prepend(canvas);
    }
    return canvas;
  }

  // What could not be drawn, in words.
  /** @param {string[]} said */
  tell(said) {
    const { place } = this;
    if (!place) return;
    place.dataset.drawn = "";
    for (const old of place.querySelectorAll(":scope > .rp-figure__said")) old.remove();
    place.append(
      ...said.map((words) => {
        const line = document.createElement("p");
        line.className = "rp-figure__said";
        line.setAttribute("role", "status");
        line.textContent = words;
        return line;
      }),
    );
  }

  // The script wants another value than the reader has chosen.
  given() {
    this.drawn?.choose?.(readValue(this.element));
  }

  clear() {
    this.drawn?.end();
    this.drawn = null;
    this.place?.querySelector(":scope > .rp-figure__canvas")?.remove();
  }

  end() {
    this.ended = true;
    if (this.busy) return; // it ends itself then
    this.clear();
    const { place } = this;
    place?.removeAttribute("data-drawn");
    place?.replaceChildren();
  }
}

// The page's own colours and letters: what is drawn cannot use its CSS variables, and is drawn as large as it is shown.
/**
 * @param {Part} element
 * @param {Part} place
 */
function looks(element, place) {
  const probe = document.createElement("span");
  place.append(probe);
  /** @param {string} color */
  const seen = (color) => {
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const found = {
    dark: seen("light-dark(#000, #fff)") === "rgb(255, 255, 255)",
    ink: seen("var(--rp-text)"),
    muted: seen("var(--rp-muted)"),
    line: seen("var(--rp-border)"),
    paper: seen("var(--rp-surface)"),
    font: getComputedStyle(place).fontFamily,
    scale: scaleOf(element),
  };
  probe.remove();
  return found;
}
