// What a chart must have to be drawn, and how much it may ask for: as much as a page can draw without standing still.
const MOST_VIEWS = 100;
const MOST_NUMBERS = 10_000;
const MOST_PIXELS = 5_000;
const PARTS = ["layer", "concat", "hconcat", "vconcat"];
const MARKS = [
  ..."arc area bar boxplot circle errorband errorbar geoshape image line point rect rule square text tick trail".split(
    " ",
  ),
];
const COUNTS = [
  "tickCount",
  "maxbins",
  "steps",
  "minsteps",
  "maxsteps",
  "count",
  "columns",
  "limit",
  "labelLimit",
  "titleLimit",
];
const PIXELS = ["width", "height", "step", "padding", "spacing", "size", "fontSize", "labelFontSize", "titleFontSize"];

// Raises an Error that says what is wrong, and in which part of the spec.
/** @param {any} spec */
export function check(spec) {
  if (/\/vega\/v\d/.test(String(spec.$schema)))
    throw new Error("its $schema is Vega: charts of Vega-Lite can be drawn");
  checkMarks(spec, "");
  if (viewsOf(spec) > MOST_VIEWS) throw new Error(`it has more than ${MOST_VIEWS} views`);
  walk(spec, "", 0);
}

/**
 * @param {any} view
 * @param {string} path
 */
function checkMarks(view, path) {
  const at = (/** @type {string} */ name) => (path ? `${path}.${name}` : name);
  if (view === null || typeof view !== "object" || Array.isArray(view)) throw new Error(`${path || "it"} is no view`);
  const parts = PARTS.filter((name) => name in view);
  for (const name of parts) {
    if (!Array.isArray(view[name])) throw new Error(`${at(name)} is no list of views`);
    for (const [number, part] of view[name].entries()) checkMarks(part, `${at(name)}[${number}]`);
  }
  if ("spec" in view) checkMarks(view.spec, at("spec"));
  else if ("mark" in view) {
    const mark = typeof view.mark === "object" ? view.mark?.type : view.mark;
    if (!MARKS.includes(mark))
      throw new Error(`${at("mark")} is ${JSON.stringify(mark)}: it must be one of ${MARKS.join(", ")}`);
  } else if (!parts.length)
    throw new Error(`${path || "it"} has no mark, and no views in layer, concat, hconcat or vconcat`);
}

/**
 * @param {any} node
 * @param {string} path
 * @param {number} depth
 */
function walk(node, path, depth) {
  if (node === null || typeof node !== "object") return;
  if (depth > 60) throw new Error(`${path.slice(0, 60)} is nested too deeply`);
  for (const [name, value] of Object.entries(node)) {
    const place = path ? `${path}.${name}` : name;
    if (name === "datasets" || name === "values") continue; // rows, which the script's side has counted
    if (name === "sequence" && value && typeof value === "object") checkSequence(value, place);
    if (name === "graticule" && value && typeof value === "object") checkStep(value, place);
    if (typeof value === "number" && COUNTS.includes(name) && value > MOST_NUMBERS)
      throw new Error(`${place} is ${value}: at most ${MOST_NUMBERS}`);
    if (typeof value === "number" && PIXELS.includes(name) && value > MOST_PIXELS && !place.includes("transform"))
      throw new Error(`${place} is ${value}: at most ${MOST_PIXELS}`);
    walk(value, place, depth + 1);
  }
}

/**
 * @param {any} sequence
 * @param {string} place
 */
function checkSequence({ start = 0, stop, step = 1 }, place) {
  const count = (Number(stop) - Number(start)) / Number(step);
  if (!(count <= MOST_NUMBERS)) throw new Error(`${place} has no end, or more than ${MOST_NUMBERS} numbers`);
}

/**
 * @param {any} graticule
 * @param {string} place
 */
function checkStep(graticule, place) {
  for (const [name, value] of Object.entries(graticule))
    if (name.startsWith("step") || name === "precision")
      if ([value].flat().some((/** @type {any} */ each) => !(Number(each) >= 0.5)))
        throw new Error(`${place}.${name} is too small: at least 0.5`);
}

// How many charts a spec draws beside and upon each other. Facets have as many as there are values, of which the rows are few.
/** @param {any} spec @returns {number} */
function viewsOf(spec) {
  if (spec === null || typeof spec !== "object") return 0;
  const { repeat } = spec;
  /** @param {any} list */
  const many = (list) => (Array.isArray(list) ? list.length : 1);
  const times = Array.isArray(repeat)
    ? repeat.length
    : repeat && typeof repeat === "object"
      ? many(repeat.row) * many(repeat.column) * many(repeat.layer)
      : 1;
  const inside = PARTS.flatMap((name) => (Array.isArray(spec[name]) ? spec[name] : []));
  if (spec.spec) inside.push(spec.spec);
  if (!inside.length) return 1;
  return times * inside.reduce((sum, each) => sum + viewsOf(each), 0);
}

// Raises an Error where a chart has a view for each of very many values.
/**
 * @param {any} spec with all of its rows
 */
export function checkFacets(spec) {
  /** @type {Set<string>} */
  const fields = new Set();
  /** @type {any[][]} */
  const tables = [];
  gather(spec, fields, tables, 0);
  for (const field of fields) {
    const count = Math.max(0, ...tables.map((rows) => new Set(rows.map((row) => String(row?.[field]))).size));
    if (count > MOST_VIEWS)
      throw new Error(`it has a view for each of ${count} values of ${field}: at most ${MOST_VIEWS}`);
  }
}

/**
 * @param {any} node
 * @param {Set<string>} fields
 * @param {any[][]} tables
 * @param {number} depth
 */
function gather(node, fields, tables, depth) {
  if (node === null || typeof node !== "object" || depth > 60) return;
  for (const [name, value] of Object.entries(node)) {
    if (name === "datasets") tables.push(...Object.values(value ?? {}).filter(Array.isArray));
    else if (name === "values" && Array.isArray(value)) tables.push(value);
    else {
      if (["facet", "row", "column"].includes(name) && typeof value?.field === "string") fields.add(value.field);
      gather(value, fields, tables, depth + 1);
    }
  }
}
