// Draws charts of ECharts. An option comes from a script: see `echarts_spec.js`.
import * as echarts from "echarts";
import { Choices } from "./echarts_choices.js";
import { drawable } from "./echarts_spec.js";

const HEIGHT = 350;

/** @type {Draw} */
export async function draw(canvas, given, look) {
  const shape = JSON.stringify([
    given.renderer,
    given.theme,
    given.select,
    look.dark,
    look.scale,
    look.width,
    given.height,
  ]);
  const old = /** @type {any} */ (look.old);
  if (old?.shape === shape) {
    old.fill(given);
    return old;
  }
  return new Chart(canvas, given, look, shape);
}

class Chart {
  /**
   * @param {HTMLElement} canvas
   * @param {any} given
   * @param {FigureLook} look
   * @param {string} shape
   */
  constructor(canvas, given, look, shape) {
    this.shape = shape;
    this.look = look;
    this.place = document.createElement("div");
    const wide = typeof given.width === "number" ? Math.min(given.width, look.width) : look.width;
    const high = Math.min(typeof given.height === "number" ? given.height : HEIGHT, 4_000) * look.scale;
    Object.assign(this.place.style, { width: `${wide}px`, height: `${high}px` });
    canvas.replaceChildren(this.place);
    this.chart = echarts.init(this.place, look.dark ? "dark" : null, {
      renderer: given.renderer === "svg" ? "svg" : "canvas",
      width: wide,
      height: high,
    });
    try {
      this.fill(given);
    } catch (error) {
      this.end();
      throw error;
    }
  }

  /** @param {any} given */
  fill(given) {
    const { chart, look } = this;
    const option = drawable(given.option, given.datasets, look.say);
    // Its tooltips are drawn, and no HTML; the page's own words and table say what it shows.
    const tooltip = [option.tooltip].flat().map((each) => each && { ...each, renderMode: "richText", confine: true });
    const drawn = {
      backgroundColor: "transparent",
      textStyle: { fontFamily: look.font },
      ...option,
      ...(option.tooltip ? { tooltip: Array.isArray(option.tooltip) ? tooltip : tooltip[0] } : {}),
      aria: { enabled: false },
    };
    this.choices?.end();
    for (const name of ["selectchanged", "brushSelected", "brushEnd"]) chart.off(name);
    chart.getZr().off("dblclick");
    chart.setOption(drawn, { notMerge: true });
    this.choices = given.select?.length ? new Choices(chart, option, look) : null;
  }

  /** @param {any} value */
  choose(value) {
    this.choices?.clear();
    this.choices?.show(value);
  }

  end() {
    this.choices?.end();
    this.chart.dispose();
    this.place.remove();
  }
}
