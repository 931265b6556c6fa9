// Draws the charts of an app with Bokeh, in the place of their bars of HTML. The page chooses the models; of what the
// worker sends only numbers and texts get into them.
import { afterPaint } from "../lib/after_paint.js";
import { bokeh, plots } from "../bokeh/bokeh.js";
import { forget, withoutStops } from "../bokeh/views.js";
import { scaleOf } from "../lib/scale.js";
import { validChart, laidOut } from "./chart_data.js";

const HEIGHT = 240;

export class Charts {
  /**
   * @param {Part} body
   * @param {Playground} playground
   */
  constructor(body, playground) {
    this.body = body;
    this.plain = playground.plain; // without Bokeh: the bars stay
    this.ready = false; // whether the models of charts are there
    this.drawn = new Map(); // figure → { json, shape, models, views: a promise, bars: the nodes in its place before }
    this.draw = afterPaint(() => this.drawNow());
    for (const change of ["rp-scheme", "rp-scale"])
      playground.host.addEventListener(change, () => this.again(), { signal: playground.signal });
    playground.leaving.push(() => {
      for (const [figure, chart] of this.drawn) this.forget(figure, chart);
    });
  }

  drawNow() {
    if (this.plain) return this.size();
    for (const [figure, chart] of this.drawn) if (!figure.isConnected) this.forget(figure, chart);
    const figures = this.body.querySelectorAll("figure[data-chart]");
    if (figures.length && !this.ready) return void this.prepare();
    for (const figure of figures) {
      const json = figure.dataset.chart;
      const old = this.drawn.get(figure);
      if (old?.json === json) continue;
      const chart = validChart(json);
      if (chart) this.show(figure, chart, json, old);
      else if (old) this.forget(figure, old);
    }
  }

  // Until the models are there, and where they cannot be had, the bars of HTML stay. The next view asks for them again.
  async prepare() {
    await plots().then(
      () => {
        this.ready = true;
        this.draw();
      },
      () => {},
    );
  }

  /**
   * @param {Part} figure
   * @param {any} chart
   * @param {any} json
   * @param {Part} old
   */
  show(figure, chart, json, old) {
    const place = figure.querySelector(":scope > .rp-chart__plot");
    if (!place) return;
    const laid = laidOut(chart);
    const shape = JSON.stringify([
      chart.kind,
      chart.labels,
      chart.series.map((/** @type {any} */ { name, color }) => [name, color]),
      laid.horizontal,
      laid.width,
      !laid.ticks,
    ]);
    if (old?.shape === shape) {
      fill(old.models, laid);
      old.json = json;
      return;
    }
    if (old) this.forget(figure, old);
    const models = build(chart, laid, lookOf(figure, chart.series));
    const document = new bokeh.Document();
    document.add_root(models.plot);
    const bars = [...place.childNodes];
    place.dataset.drawn = "";
    place.replaceChildren();
    const views = bokeh.add_document_standalone(document, place);
    this.drawn.set(figure, { json, shape, models, views, bars });
    views.then(withoutStops, () => this.giveUp());
  }

  /**
   * @param {Part} figure
   * @param {any} given
   */
  forget(figure, { views }) {
    this.drawn.delete(figure);
    forget(
      views.then(
        (/** @type {any} */ each) => [each],
        () => [],
      ),
    );
    const place = figure.querySelector(":scope > .rp-chart__plot");
    place?.removeAttribute("data-drawn");
    place?.replaceChildren();
  }

  // Bokeh cannot draw here: the bars come back.
  giveUp() {
    this.plain = true;
    for (const [figure, chart] of this.drawn) {
      this.forget(figure, chart);
      figure.querySelector(":scope > .rp-chart__plot")?.replaceChildren(...chart.bars);
    }
  }

  // A page that forbids inline styles forbids them as attributes too, but not what a script sets.
  size() {
    for (const bar of this.body.querySelectorAll("figure[data-chart] [style]"))
      bar.style.cssText = bar.getAttribute("style");
  }

  // In other colours, or in another size.
  again() {
    for (const chart of this.drawn.values()) chart.json = chart.shape = null;
    this.draw();
  }
}

/**
 * @param {any} chart
 * @param {any} laid
 * @param {any} given
 */
function build(chart, laid, { inks, muted, line, font, scale }) {
  /** @param {string} name */
  const make = (name, attrs = {}) => new (bokeh.Models.get(name))(attrs);
  const source = make("ColumnDataSource", { data: laid.columns });
  const [across, up] = [make("Range1d"), make("Range1d")];
  const ticker = laid.ticks ? make("FixedTicker") : make("BasicTicker", { desired_num_ticks: 7 });
  /**
   * @param {string} label
   * @param {any} more
   */
  const axis = (label, more) =>
    make("LinearAxis", {
      axis_label: label || null,
      axis_label_text_color: muted,
      axis_label_text_font: font,
      axis_label_text_font_size: `${12 * scale}px`,
      axis_label_text_font_style: "normal",
      axis_line_color: null,
      major_label_text_color: muted,
      major_label_text_font: font,
      major_label_text_font_size: `${12 * scale}px`,
      major_tick_line_color: null,
      minor_tick_line_color: null,
      ...more,
    });
  const places = axis(chart.labels.x, { ticker });
  const values = axis(chart.labels.y, { ticker: make("BasicTicker", { desired_num_ticks: 5 }) });
  const [below, left] = laid.horizontal ? [values, places] : [places, values];
  const renderers = chart.series.map((/** @type {any} */ _, /** @type {number} */ number) => {
    const glyph = make(.../** @type {[string, object]} */ (glyphOf(chart, laid, number, { ink: inks[number], scale })));
    return make("GlyphRenderer", { data_source: source, glyph });
  });
  const tools = renderers.map((/** @type {any} */ renderer, /** @type {number} */ number) =>
    make("HoverTool", {
      renderers: [renderer],
      mode: chart.kind === "line_chart" || chart.kind === "area_chart" ? "vline" : "mouse",
      tooltips: [
        [chart.labels.x || "x", "@label"],
        [chart.series[number].name || "y", `@v${number}`],
      ],
    }),
  );
  const plot = make("Plot", {
    x_range: laid.horizontal ? up : across,
    y_range: laid.horizontal ? across : up,
    height: HEIGHT * scale,
    sizing_mode: "stretch_width",
    toolbar_location: null,
    min_border: 4,
    outline_line_color: null,
    background_fill_color: null,
    border_fill_color: null,
    renderers,
    below: [below],
    left: [left],
    center: [make("Grid", { axis: values, dimension: laid.horizontal ? 0 : 1, grid_line_color: line })],
  });
  plot.toolbar.tools = tools;
  const models = { plot, source, across, up, places, ticker };
  fill(models, laid);
  return models;
}

// Gives the models of a chart other numbers.
/**
 * @param {any} given
 * @param {any} laid
 */
function fill({ source, across, up, places, ticker }, laid) {
  source.data = laid.columns;
  [across.start, across.end] = laid.horizontal ? [...laid.across].reverse() : laid.across;
  [up.start, up.end] = laid.up;
  if (!laid.ticks) return;
  ticker.ticks = laid.ticks.map((/** @type {any} */ [place]) => place);
  places.major_label_overrides = new Map(
    laid.ticks.map((/** @type {any} */ [place, label]) => [
      place,
      label.length > 16 ? `${label.slice(0, 15)}…` : label,
    ]),
  );
}

/**
 * @param {any} given
 * @param {any} given
 * @param {number} number
 * @param {any} look
 */
function glyphOf({ kind, stack }, { width, horizontal }, number, { ink, scale }) {
  /** @param {string} name */
  const field = (name) => ({ field: `${name}${number}` });
  const [x, low, high] = [field("x"), field("low"), field("high")];
  switch (kind) {
    case "bar_chart": {
      const look = { fill_color: ink, line_color: null };
      if (horizontal) return ["HBar", { y: x, height: width, left: low, right: high, ...look }];
      return ["VBar", { x, width, bottom: low, top: high, ...look }];
    }
    case "area_chart":
      return [
        "VArea",
        { x, y1: low, y2: high, fill_color: ink, fill_alpha: stack === false || stack === "layered" ? 0.6 : 0.85 },
      ];
    case "scatter_chart":
      return ["Scatter", { x, y: high, size: 8 * scale, fill_color: ink, fill_alpha: 0.8, line_color: null }];
    default:
      return ["Line", { x, y: high, line_color: ink, line_width: 2.5 * scale, line_join: "round", line_cap: "round" }];
  }
}

// A canvas cannot use CSS variables: it gets their values, as an element of the page has them, and is drawn as large as that is.
/**
 * @param {Part} figure
 * @param {any} series
 */
function lookOf(figure, series) {
  const probe = document.createElement("span");
  figure.append(probe);
  /**
   * @param {string} className
   * @param {string} color
   */
  const seen = (className, color) => {
    probe.className = className;
    probe.style.color = color;
    return getComputedStyle(probe).color;
  };
  const inks = series.map(
    (/** @type {any} */ { color }, /** @type {number} */ number) =>
      color ?? seen(`rp-mark rp-mark--${number % 6}`, "var(--rp-ink)"),
  );
  const found = {
    inks,
    muted: seen("", "var(--rp-muted)"),
    line: seen("", "var(--rp-border)"),
    font: getComputedStyle(figure).fontFamily,
    scale: scaleOf(figure),
  };
  probe.remove();
  return found;
}
