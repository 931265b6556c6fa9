// The numbers of a chart as columns to draw: checked, in the order and stacked as Streamlit's charts are.
//
// What comes in is the worker's: whatever is not a number or a text becomes one, and there is an end to how much is drawn.

/**
 * @typedef {object} Chart
 * @property {string} kind
 * @property {(string | number)[]} x
 * @property {{ name: string, color: string | null, values: (number | null)[] }[]} series
 * @property {any} stack
 * @property {boolean} horizontal
 * @property {(string | number)[] | null} [order]
 */

const KINDS = ["line_chart", "area_chart", "bar_chart", "scatter_chart"];
const POINTS = 5000;
const SERIES = 24;
const TICKS = 12;
const COLOR = /^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/;

/** @param {any} value */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @param {unknown} value */
const isText = (value) => typeof value === "string";
/** @param {unknown} value */
const text = (value) =>
  (isText(value) ? value : value === null || value === undefined ? "" : String(value)).slice(0, 200);

// The chart if it is what it should be, else null.
/** @param {any} json */
export function validChart(json) {
  let data;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (!KINDS.includes(data?.kind) || !Array.isArray(data.x) || !Array.isArray(data.series)) return null;
  const x = /** @type {any[]} */ (data.x).slice(0, POINTS).map((value) => (isNumber(value) ? value : text(value)));
  const series = /** @type {any[]} */ (data.series).slice(0, SERIES).map((each) => ({
    name: text(each?.name),
    color: COLOR.test(each?.color ?? "") ? each.color : null,
    values: x.map((_, at) => (isNumber(each?.values?.[at]) ? each.values[at] : null)),
  }));
  const stack = [true, false, "normalize", "center", "layered"].includes(data.stack) ? data.stack : null;
  const order = Array.isArray(data.order)
    ? /** @type {any[]} */ (data.order).slice(0, POINTS).map((value) => (isNumber(value) ? value : text(value)))
    : null;
  return {
    kind: data.kind,
    x,
    series,
    stack,
    order,
    horizontal: data.horizontal === true,
    labels: { x: text(data.x_label), y: text(data.y_label) },
  };
}

// The columns of a checked chart. `columns` has `label` and for each series `v` (its number as it is), `x`, `low` and
// `high`, each with the series' number behind it; `width` is that of a bar; `ticks` are places with labels, or null where
// x is a number; `across` and `up` are what the axes show, as [from, to].
/** @param {Chart} chart */
export function laidOut({ kind, x, series, stack, horizontal, order: wanted = null }) {
  const bars = kind === "bar_chart";
  const byNumber = !bars && x.length > 0 && x.every(isNumber);
  /** @type {any[] | null} */
  const places = byNumber ? null : inOrder([...new Set(x)], wanted);
  const at = new Map((places ?? []).map((label, place) => [label, place]));
  /** @param {any} value */
  const position = (value) => (byNumber ? value : at.get(value));
  const order = x.map((_, row) => row);
  if (kind !== "scatter_chart") order.sort((one, other) => position(x[one]) - position(x[other]));
  const rows = order.map((row) => position(x[row]));
  const stacked =
    (bars && stack !== false && stack !== "layered") ||
    (kind === "area_chart" && stack !== false && stack !== "layered");
  const grouped = bars && stack === false && series.length > 1;
  const whole = stack === "normalize" ? sums(rows, series, order) : null;
  /** @type {Record<string, any[]>} */
  const columns = { label: order.map((row) => text(x[row])) };
  const above = new Map(); // place → what is stacked there, upward and downward
  const below = new Map();
  series.forEach(({ values }, number) => {
    const shown = order.map((row) => values[row]);
    /** @type {[number[], number[]]} */
    const [low, high] = [[], []];
    rows.forEach((place, row) => {
      const value = whole ? (shown[row] ?? 0) / (whole.get(place) || 1) : shown[row];
      const base = bars || kind === "area_chart" ? 0 : NaN;
      if (!stacked) {
        low.push(base);
        high.push(value ?? NaN);
        return;
      }
      const pile = (value ?? 0) < 0 && bars ? below : above;
      const from = pile.get(place) ?? 0;
      pile.set(place, from + (value ?? 0));
      low.push(from);
      high.push(value === null && bars ? NaN : from + (value ?? 0));
    });
    const shift = grouped ? (0.8 / series.length) * (number - (series.length - 1) / 2) : 0;
    Object.assign(columns, {
      [`v${number}`]: shown.map((value) => value ?? NaN),
      [`x${number}`]: rows.map((place) => place + shift),
    });
    Object.assign(columns, { [`low${number}`]: low, [`high${number}`]: high });
  });
  const ends = series
    .flatMap((_, number) => [...columns[`low${number}`], ...columns[`high${number}`]])
    .filter(isNumber);
  return {
    columns,
    width: grouped ? 0.8 / series.length : 0.8,
    ticks: places && ticks(places),
    across: byNumber ? span(rows, kind === "scatter_chart") : [-0.5, Math.max(1, places?.length ?? 0) - 0.5],
    up: room(ends),
    horizontal: bars && horizontal,
  };
}

/**
 * @param {any[]} rows
 * @param {any[]} series
 * @param {any[]} order
 */
function sums(rows, series, order) {
  const found = new Map();
  rows.forEach((place, row) => {
    for (const { values } of series) found.set(place, (found.get(place) ?? 0) + Math.abs(values[order[row]] ?? 0));
  });
  return found;
}

// As the script wants them, where it says so; what it does not name comes last.
/**
 * @param {any[]} labels
 * @param {any[] | null} wanted
 */
function inOrder(labels, wanted) {
  if (!wanted) return sorted(labels);
  return [
    ...wanted.filter((label) => labels.includes(label)),
    ...sorted(labels.filter((label) => !wanted.includes(label))),
  ];
}

// Numbers before texts, each in their own order, as on Streamlit's axes.
/** @param {any[]} labels */
function sorted(labels) {
  /**
   * @param {any} one
   * @param {any} other
   */
  const compare = (one, other) =>
    isNumber(one) && isNumber(other) ? one - other : one < other ? -1 : one > other ? 1 : 0;
  return labels.sort((one, other) =>
    isNumber(one) === isNumber(other) ? compare(one, other) : isNumber(one) ? -1 : 1,
  );
}

// As many of the labels as there is room for.
/** @param {any[]} places */
function ticks(places) {
  const every = Math.max(1, Math.ceil(places.length / TICKS));
  return places
    .map((label, place) => [place, text(label)])
    .filter((/** @type {any[]} */ [place]) => place % every === 0);
}

/**
 * @param {any[]} values
 * @param {boolean} air
 */
function span(values, air) {
  const [least, most] = [extreme(values, Math.min), extreme(values, Math.max)];
  if (least === most) return [least - 0.5, most + 0.5];
  const more = air ? (most - least) * 0.04 : 0;
  return [least - more, most + more];
}

// From zero, with some air above.
/** @param {any[]} values */
function room(values) {
  const [least, most] = [Math.min(0, extreme(values, Math.min)), Math.max(0, extreme(values, Math.max))];
  if (least === most) return [0, 1];
  const more = (most - least) * 0.06;
  return [least < 0 ? least - more : 0, most > 0 ? most + more : 0];
}

/**
 * @param {any[]} values
 * @param {any} choose
 */
function extreme(values, choose) {
  return values.reduce((one, other) => choose(one, other), values[0] ?? 0);
}
