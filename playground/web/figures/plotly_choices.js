// What is selected in a figure of Plotly, in the words in which Streamlit's page tells its script.
const NOTHING = { selection: { points: [], point_indices: [], box: [], lasso: [] } };
const POINTS_KEPT = 1_000;

/**
 * @param {any} plot
 * @param {string[]} modes
 * @param {FigureLook} look
 */
export function listen(plot, modes, look) {
  /** @param {any} value */
  const tell = (value) => {
    if (JSON.stringify(value) !== JSON.stringify(look.value() ?? NOTHING)) look.tell(value);
  };
  plot.on("plotly_selected", (/** @type {any} */ event) => {
    const told = event && selectionOf(event);
    if (!told) return;
    if ((told.box.length && !modes.includes("box")) || (told.lasso.length && !modes.includes("lasso"))) return;
    tell({ selection: told });
  });
  // A part of a sunburst or a treemap has no selection of its own: its click is one.
  plot.on("plotly_click", (/** @type {any} */ event) => {
    const point = event?.points?.[0];
    if (!modes.includes("points") || point?.id === undefined || point.parent === undefined) return;
    const indices = point.pointNumber === undefined ? [] : [point.pointNumber];
    tell({ selection: { points: [told(point)], point_indices: indices, box: [], lasso: [] } });
  });
  for (const name of ["plotly_deselect", "plotly_doubleclick"]) plot.on(name, () => tell(NOTHING));
}

/** @param {any} event */
function selectionOf({ points = [], selections = [] }) {
  const indices = points.flatMap(
    (/** @type {any} */ point) => point.pointIndices ?? [point.pointIndex ?? point.pointNumber],
  );
  /** @param {any} each */
  const areas = ({ type, xref, yref, path, x0, x1, y0, y1 }) =>
    type === "rect" ? { xref, yref, x: [x0, x1], y: [y0, y1] } : { xref, yref, ...cornersOf(path) };
  return {
    points: points.slice(0, POINTS_KEPT).map(told),
    point_indices: [...new Set(indices.filter((/** @type {any} */ each) => Number.isInteger(each)))],
    box: selections.filter((/** @type {any} */ each) => each.type === "rect").map(areas),
    lasso: selections.filter((/** @type {any} */ each) => each.type === "path" && each.path).map(areas),
  };
}

/** @param {string} path */
function cornersOf(path) {
  const corners = path
    .replace("M", "")
    .replace("Z", "")
    .split("L")
    .map((corner) => corner.split(",").map(Number));
  return { x: corners.map(([x]) => x), y: corners.map(([, y]) => y) };
}

// A point as data: what Plotly knows of it besides, such as its trace and its axes, is none.
/** @param {any} point */
function told(point) {
  const data = { ...point, legendgroup: point.data?.legendgroup || undefined };
  const kept = Object.entries(data).filter(
    ([name, value]) => !["data", "fullData", "xaxis", "yaxis", "pointIndices"].includes(name) && isPlain(value),
  );
  return Object.fromEntries(
    kept.map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

/**
 * @param {any} value
 * @returns {boolean}
 */
function isPlain(value, depth = 0) {
  if (Array.isArray(value)) return depth < 3 && value.length <= 100 && value.every((each) => isPlain(each, depth + 1));
  return value === null || ["number", "string", "boolean"].includes(typeof value);
}
