// A learner's work as one file: written with a checksum, and read as what a stranger may have written. `docs/teach.md`
// says how it is written; `playground/share/work.py` reads it too.
import { sha256 } from "./sha256.js";

export const ENDING = ".rerun.json";
export const LARGEST = 2_000_000; // bytes of a file
export const MOST_CHECKS = 100; // of one lesson: the last ones
const KIND = "rerun-playground work";
const FORMAT = 1;
const DEEPEST = 40; // brackets within brackets
const MOST_LESSONS = 60;
const MOST_SCRIPT = 200_000; // characters
const MOST_ACTIONS = 2_000;
const MOST_FILES = 50;
const LONGEST = 200; // characters of a name

/**
 * @typedef {{ at: string, passed: boolean }} Tried a press on Check
 * @typedef {{ lesson: string, title: string, version: string, file: string, script: string, files: Record<string, any>,
 *   actions: Action[], checks: Tried[], tries: number, hints: number, solution: boolean, seconds: number, begun: string
 * }} LessonWork what was done in one lesson
 * @typedef {{ name: string, playground: string, saved: string, lessons: LessonWork[] }} Work what is handed in
 */

// Why a text is no work; its message is a sentence that follows the file's name.
export class WorkError extends Error {}

// The text of a file.
/** @param {Work} work */
export function written({ name, playground, saved, lessons }) {
  const plain = { kind: KIND, format: FORMAT, playground, name, saved, lessons };
  const data = JSON.parse(JSON.stringify(plain), (_, value) => (typeof value === "string" ? whole(value) : value));
  return `${JSON.stringify({ ...data, checksum: checksum(data) }, null, 1)}\n`;
}

// What is in the text of a file, and whether its checksum is right. Throws WorkError.
/**
 * @param {string} text
 * @returns {{ work: Work, isWhole: boolean }}
 */
export function readWork(text) {
  if (isTooDeep(text)) throw new WorkError(`is no work: its brackets are more than ${DEEPEST} deep`);
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new WorkError("is no work: it is not JSON, or was cut short");
  }
  if (!isObject(data) || data.kind !== KIND) throw new WorkError(`is no work: it does not say "kind": "${KIND}"`);
  if (data.format !== FORMAT)
    throw new WorkError(`is of another format (${shown(data.format)}): format ${FORMAT} is read here`);
  const { checksum: told, ...rest } = data;
  if (!Array.isArray(data.lessons) || !data.lessons.length || data.lessons.length > MOST_LESSONS)
    throw new WorkError(`is damaged: "lessons" has to be a list of 1 to ${MOST_LESSONS}`);
  const lessons = data.lessons.map(lessonOf);
  const work = { ...named(data, ["name", "playground", "saved"]), lessons };
  return { work: /** @type {Work} */ (work), isWhole: told === checksum(rest) };
}

/** @param {any} data */
export function checksum(data) {
  return `sha256:${sha256(canonical(data))}`;
}

// JSON in the one way that RFC 8785 allows: keys in the order of their UTF-16, no space, numbers as JavaScript has them.
/**
 * @param {any} value
 * @returns {string}
 */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

/**
 * @param {any} given
 * @param {number} place
 * @returns {LessonWork}
 */
function lessonOf(given, place) {
  /** @param {string} what */
  const wrong = (what) => new WorkError(`is damaged: in lesson ${place + 1}, ${what}`);
  if (!isObject(given)) throw wrong("there is no object");
  const { script, actions = [], files = {}, checks = [] } = given;
  if (typeof given.lesson !== "string" || !given.lesson) throw wrong('"lesson" has to be its name');
  if (typeof script !== "string") throw wrong('"script" has to be a text');
  if (script.length > MOST_SCRIPT)
    throw wrong(`the script has more than ${MOST_SCRIPT.toLocaleString("en")} characters, which is the most`);
  if (!Array.isArray(actions) || !actions.every(isObject)) throw wrong('"actions" has to be a list of objects');
  if (actions.length > MOST_ACTIONS)
    throw wrong(`there are more than ${MOST_ACTIONS.toLocaleString("en")} actions, which is the most`);
  if (!isObject(files) || Object.keys(files).length > MOST_FILES) throw wrong('"files" has to be files by their names');
  if (!Array.isArray(checks)) throw wrong('"checks" has to be a list');
  return {
    .../** @type {any} */ (named(given, ["lesson", "title", "version", "file", "begun"])),
    script,
    actions,
    files,
    checks: checks.filter(isObject).slice(-MOST_CHECKS).map(checkOf),
    tries: count(given.tries),
    hints: count(given.hints),
    solution: given.solution === true,
    seconds: count(given.seconds),
  };
}

/** @param {any} check */
const checkOf = (check) => ({ ...named(check, ["at"]), passed: check.passed === true });

/** @param {unknown} value */
const count = (value) => (Number.isFinite(value) ? Math.min(Math.max(0, Math.round(Number(value))), 1e9) : 0);

// Short texts by their names; what is none is empty.
/**
 * @param {any} given
 * @param {string[]} names
 * @returns {any}
 */
function named(given, names) {
  const short = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, LONGEST) : "");
  return Object.fromEntries(names.map((name) => [name, short(given[name])]));
}

// Looked at before it is parsed: what reads the parsed value again calls itself for each bracket.
/** @param {string} text */
function isTooDeep(text) {
  let [depth, inText] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inText && sign === "\\") at += 1;
    else if (sign === '"') inText = !inText;
    else if (inText) continue;
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

// Half of a sign, which no UTF-8 can have, becomes the sign for what is lost.
/** @param {string} text */
const whole = (text) => new TextDecoder().decode(new TextEncoder().encode(text));

/** @param {unknown} value */
const shown = (value) =>
  ["string", "number"].includes(typeof value) ? String(value).slice(0, 20) : "none that is known";

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
