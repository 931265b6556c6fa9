// How charts of Vega look where the script asks for Streamlit's theme: as the page around them, in its light or dark colours.
const LIGHT = [
  "#0068c9",
  "#83c9ff",
  "#ff2b2b",
  "#ffabab",
  "#29b09d",
  "#7defa1",
  "#ff8700",
  "#ffd16a",
  "#6d3fc0",
  "#d5dae5",
];
const DARK = [
  "#83c9ff",
  "#0068c9",
  "#ffabab",
  "#ff2b2b",
  "#7defa1",
  "#29b09d",
  "#ffd16a",
  "#ff8700",
  "#6d3fc0",
  "#d5dae5",
];
const RAMP = [
  "#e4f5ff",
  "#c7ebff",
  "#a6dcff",
  "#83c9ff",
  "#60b4ff",
  "#3d9df3",
  "#1c83e1",
  "#0068c9",
  "#0054a3",
  "#004280",
];

/** @param {boolean} dark */
export const categories = (dark) => (dark ? DARK : LIGHT);

/** @param {boolean} dark */
export const ramp = (dark) => (dark ? RAMP.toReversed() : RAMP);

// The config of a chart: what all have, and what those in Streamlit's theme have.
/**
 * @param {FigureLook} look
 * @param {boolean} themed
 */
export function configOf({ dark, ink, muted, line, font, scale }, themed) {
  const letters = { labelFont: font, titleFont: font, labelFontSize: 12 * scale, titleFontSize: 12 * scale };
  const plain = { font, background: "transparent", axis: letters, legend: letters };
  if (!themed) return { ...plain, background: "#ffffff" }; // Vega's own looks, on paper also where the page is dark
  const text = { ...letters, labelColor: muted, titleColor: muted, titleFontWeight: "normal" };
  const colors = categories(dark);
  return {
    ...plain,
    mark: { color: colors[0], tooltip: true },
    bar: { binSpacing: 4, discreteBandSize: { band: 0.85 } },
    axis: {
      ...text,
      gridColor: line,
      domainColor: line,
      tickColor: line,
      domain: false,
      ticks: false,
      labelPadding: 8,
    },
    legend: { ...text, symbolType: "circle", orient: "right" },
    title: {
      color: ink,
      subtitleColor: muted,
      font,
      subtitleFont: font,
      fontSize: 15 * scale,
      anchor: "start",
      offset: 14,
    },
    header: { labelColor: muted, titleColor: muted, labelFont: font, titleFont: font, labelFontSize: 12 * scale },
    range: { category: colors, ramp: ramp(dark), heatmap: ramp(dark), ordinal: ramp(dark), diverging: ramp(dark) },
    view: { stroke: "transparent", continuousHeight: 350, continuousWidth: 400 },
    text: { color: ink, font },
  };
}
