// Reads what an example is, from the data that a build of docs has written, or from the attributes of an element.
import facts from "../../facts/page.json" with { type: "json" };
import { isFiles } from "../share/contents.js";
import { Problem } from "./problem.js";

/** @typedef {{ name: string, source: string }} Script */
/**
 * @typedef {object} Options
 * @property {Script[]} scripts
 * @property {Files} files what else lies beside the first script
 * @property {string} name what its region is called; empty: as its script's file
 * @property {string[]} panes those that are shown
 * @property {Action[]} actions what is done at the start
 * @property {number | null} height of script and app, in pixels
 * @property {boolean} read_only
 * @property {"live" | "stopped"} start
 * @property {any[]} predict the questions before actions
 * @property {boolean} compare whether the scripts stand side by side
 * @property {string} session
 * @property {number[][]} lines ranges of lines that are marked
 * @property {number} hidden how many lines at the beginning are folded away
 */

const PANES = facts.panes.map(({ part }) => part);
/** @type {Options} */
const USUAL = {
  scripts: [],
  files: {},
  name: "",
  panes: ["script", "app", "runs"],
  actions: [],
  height: null,
  read_only: false,
  start: "live",
  predict: [],
  compare: false,
  session: "",
  lines: [],
  hidden: 0,
};

/** @param {any} value */
const isText = (value) => typeof value === "string";
/** @param {any} value */
const isCount = (value) => Number.isInteger(value) && value >= 0;
/** @param {any} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {any} value */
const isScript = (value) => isText(value?.name) && isText(value?.source);
/** @param {any} value */
const isRange = (value) => Array.isArray(value) && value.length === 2 && value.every(isCount) && value[0] <= value[1];
/**
 * @param {(each: any) => boolean} is
 * @param {number} least
 */
const listOf =
  (is, least = 0) =>
  (/** @type {any} */ value) =>
    Array.isArray(value) && value.length >= least && value.every(is);
/** @param {any[]} values */
const oneOf = (values) => (/** @type {any} */ value) => values.includes(value);

/** @type {Record<keyof Options, [(value: any) => boolean, string]>} what a value must be, and how that is said */
const RULES = {
  scripts: [listOf(isScript, 1), "a list of at least one script, each with a name and a source"],
  files: [isFiles, 'files by their names, each a text or {"base64": "…"}'],
  name: [isText, "a text"],
  panes: [listOf(oneOf(PANES), 1), `at least one of ${PANES.join(", ")}`],
  actions: [listOf(isObject), 'a list of actions such as [{"click": {"label": "Add"}}]'],
  height: [(value) => value === null || (isCount(value) && value >= 80 && value <= 4000), "80 to 4000 pixels"],
  read_only: [oneOf([true, false]), "true or false"],
  start: [oneOf(["live", "stopped"]), "live or stopped"],
  predict: [listOf(isObject), "a list of questions"],
  compare: [oneOf([true, false]), "true or false"],
  session: [isText, "a text"],
  lines: [listOf(isRange), "lines and ranges of lines such as 3-5"],
  hidden: [isCount, "a number of lines"],
};

// The options of an example, with what is usual in the place of those that are not given.
/**
 * @param {any} given
 * @param {string} where what it was written in, for the sentence about what is wrong
 * @returns {Options}
 */
export function readOptions(given, where) {
  if (!isObject(given)) throw new Problem(`${where} is no example: write an object with “scripts”.`);
  for (const [name, value] of Object.entries(given)) {
    const rule = RULES[/** @type {keyof Options} */ (name)];
    if (!rule) throw new Problem(unknown(name, Object.keys(RULES), where));
    if (!rule[0](value)) throw new Problem(wrong(name, value, rule[1], where));
  }
  if (!given.scripts) throw new Problem(`${where} has no script: write one.`);
  return { ...USUAL, ...given };
}

// The same from the JSON in an attribute.
/** @param {string} text */
export function parseOptions(text) {
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Problem("This example's data-rerun is no JSON. Build the page again, or write it anew.");
  }
  return readOptions(given, "data-rerun");
}

/**
 * @param {string} name
 * @param {any} value
 * @param {string} wanted
 * @param {string} where
 */
export function wrong(name, value, wanted, where) {
  const shown = isText(value) ? `“${value}”` : JSON.stringify(value);
  return `${where}: ${name} is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}. Write ${wanted}.`;
}

/**
 * @param {string} name
 * @param {string[]} known
 * @param {string} where
 */
export function unknown(name, known, where) {
  const near = known.find((each) => isNear(name, each));
  const hint = near ? `Did you mean “${near}”?` : `There are ${known.join(", ")}.`;
  return `${where}: “${name}” is no option of an example. ${hint}`;
}

// Whether two names have the same letters but for one that is missing, or stand in another order.
/**
 * @param {string} one
 * @param {string} other
 */
function isNear(one, other) {
  const letters = (/** @type {string} */ name) => [...name.toLowerCase()].sort().join("");
  const [short, long] = [letters(one), letters(other)].sort((a, b) => a.length - b.length);
  if (short === long) return true;
  return (
    short.length === long.length - 1 && [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short)
  );
}
