// What the timeline takes from the worker: plain numbers and texts only, never models.

const ROWS = 60;
const MARKS = 12 * ROWS;
// The same as in playground/render/instruments/timeline.py.
/** @type {Record<string, string>} */
const SIGNS = { hit: "◆", miss: "◇", rerun: "↻", stopped: "■", exception: "✕", guard: "!", overtaken: "»" };
const CACHES = ["hit", "miss"];

/** @param {unknown} value */
const isText = (value) => typeof value === "string";
/** @param {unknown} value */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @param {any} value */
const isKind = (value) => isText(value) && Object.hasOwn(SIGNS, value);

// The parallel columns of a table, or null if one is not what it should be.
/**
 * @param {any} columns
 * @param {Record<string, (value: unknown) => boolean>} tests
 * @param {number} most
 * @returns {any}
 */
function table(columns, tests, most) {
  const names = Object.keys(tests);
  const length = columns?.[names[0]]?.length;
  /** @param {string} name */
  const fits = (name) =>
    Array.isArray(columns?.[name]) && columns[name].length === length && columns[name].every(tests[name]);
  return length <= most && names.every(fits) ? Object.fromEntries(names.map((name) => [name, columns[name]])) : null;
}

// Those of the marks that are drawn together.
/**
 * @param {any} given
 * @param {any} wanted
 */
function signs({ run, at, kind }, wanted) {
  const places = kind.flatMap((/** @type {any} */ each, /** @type {number} */ place) => (wanted(each) ? [place] : []));
  return {
    run: places.map((/** @type {number} */ place) => run[place]),
    at: places.map((/** @type {number} */ place) => at[place]),
    sign: places.map((/** @type {number} */ place) => SIGNS[kind[place]]),
  };
}

// What is drawn if all of it is what it should be, else null.
/** @param {any} columns */
export function validColumns(columns) {
  const { runs, html, note, spans } = columns ?? {};
  if (!Array.isArray(runs) || runs.length > ROWS || !runs.every(isText) || new Set(runs).size !== runs.length)
    return null;
  const segments = table(columns.segments, { run: isText, phase: isText, left: isNumber, right: isNumber }, 3 * ROWS);
  const marks = table(columns.marks, { run: isText, at: isNumber, kind: isKind }, MARKS + ROWS);
  const beside = table(columns.beside, { run: isText, left: isNumber, right: isNumber }, MARKS);
  if (!segments || !marks || !beside) return null;
  const [caches, ends] = [
    signs(marks, (/** @type {string} */ kind) => CACHES.includes(kind)),
    signs(marks, (/** @type {string} */ kind) => !CACHES.includes(kind)),
  ];
  const [list, bars, below] = [html, spans, note].map((/** @type {any} */ each) => (isText(each) ? each : ""));
  return { runs, segments, beside, caches, ends, html: list, spans: bars, note: below };
}
