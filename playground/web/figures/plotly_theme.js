// How figures of Plotly look: as Plotly draws them, or where the script asks for Streamlit's theme as the page around them.
import { categories, ramp } from "./vega_theme.js";

const OWN = [
  "#636efa",
  "#EF553B",
  "#00cc96",
  "#ab63fa",
  "#FFA15A",
  "#19d3f3",
  "#FF6692",
  "#B6E880",
  "#FF97FF",
  "#FECB52",
];
const OWN_RAMP = [
  "#0d0887",
  "#46039f",
  "#7201a8",
  "#9c179e",
  "#bd3786",
  "#d8576b",
  "#ed7953",
  "#fb9f3a",
  "#fdca26",
  "#f0f921",
];

/** @param {string[]} colors */
const scale = (colors) => colors.map((color, at) => [at / (colors.length - 1), color]);

// The figure in the colours of the theme: Plotly's own ten stand for the page's.
/**
 * @param {any} figure
 * @param {FigureLook} look
 * @returns {any}
 */
export function inColours(figure, look) {
  const known = new Map([
    ...OWN.map((color, at) => /** @type {[string, string]} */ ([color.toLowerCase(), categories(look.dark)[at]])),
    ...OWN_RAMP.map((color, at) => /** @type {[string, string]} */ ([color, ramp(look.dark)[at]])),
  ]);
  /** @param {any} part @returns {any} */
  const walk = (part) => {
    if (typeof part === "string") return part[0] === "#" ? (known.get(part.toLowerCase()) ?? part) : part;
    if (Array.isArray(part)) return part.map(walk);
    if (part === null || typeof part !== "object") return part;
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, walk(value)]));
  };
  return walk(figure);
}

// What a figure has where it says nothing itself.
/**
 * @param {FigureLook} look
 * @param {boolean} themed
 */
export function templateOf(look, themed) {
  const letters = { family: look.font, size: 12 * look.scale };
  const ramps = (/** @type {string[]} */ colors) => ({ sequential: scale(colors), sequentialminus: scale(colors) });
  if (!themed)
    return {
      layout: {
        colorway: OWN,
        colorscale: ramps(OWN_RAMP),
        coloraxis: { colorscale: scale(OWN_RAMP) },
        font: { size: letters.size },
      },
    };
  const colors = ramp(look.dark);
  const axis = {
    gridcolor: look.line,
    zerolinecolor: look.line,
    tickcolor: look.line,
    linecolor: look.line,
    tickfont: { ...letters, color: look.muted },
    title: { font: { ...letters, color: look.muted } },
    automargin: true,
  };
  return {
    data: { scatter: [{ marker: { line: { width: 0 } } }] },
    layout: {
      colorway: categories(look.dark),
      colorscale: ramps(colors),
      coloraxis: {
        colorscale: scale(colors),
        colorbar: { thickness: 16, outlinewidth: 0, tickfont: { color: look.muted } },
      },
      font: { ...letters, color: look.muted },
      title: { font: { ...letters, size: 16 * look.scale, color: look.ink }, x: 0, xanchor: "left" },
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      xaxis: { ...axis, showgrid: false, zeroline: false },
      yaxis: axis,
      legend: { font: { ...letters, color: look.ink }, borderwidth: 0 },
      margin: { l: 0, r: 0, pad: 8 },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: look.muted, activecolor: look.ink },
      hoverlabel: { bgcolor: look.paper, bordercolor: look.line, font: { ...letters, color: look.ink } },
    },
  };
}
