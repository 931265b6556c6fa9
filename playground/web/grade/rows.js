// The rows of what was handed in: read from files as strangers may have written them, and what grading says of each.
import { ENDING, LARGEST, readWork, WorkError } from "../share/work.js";

/** @typedef {import("../share/work.js").LessonWork} LessonWork */
/** @typedef {{ lesson: string, title: string, version: string, file: string, check: string }} Lesson as the page knows it */
/** @typedef {{ path: string, file: { size: number, text(): Promise<string> } }} Given a file, by its path in the folder */
/** @typedef {"waiting" | "running" | "passed" | "not yet" | "no grade"} State */
/**
 * @typedef {{ number: number, path: string, name: string, title: string, state: State, words: string, verdict: string,
 *   tried: string, mistake: string, advice: string, runs: number | null, errors: number | null, leftOut: number,
 *   checksum: "right" | "changed" | "none", notes: string[], same: number[], work: LessonWork | null,
 *   lesson: Lesson | null }} Row
 */

const SCRIPT = /\.py$/i;
export const MOST_FILES = 2_000;

// What is in a file: a row for each lesson that was handed in, one that says why there is none else. `chosen` is the lesson
// that is graded, null for any; only with it a plain script is taken.
/**
 * @param {Given} given
 * @param {Map<string, Lesson>} lessons by their names
 * @param {Lesson | null} chosen
 * @returns {Promise<Row[]>}
 */
export async function rowsOf({ path, file }, lessons, chosen) {
  try {
    if (file.size > LARGEST)
      throw new WorkError(`is too large: ${size(file.size)}, and ${size(LARGEST)} are the most. It was not read`);
    const text = await file.text();
    if (SCRIPT.test(path)) return [scriptRow(path, text, chosen)];
    const { work, isWhole } = readWork(text);
    const taken = chosen ? work.lessons.filter(({ lesson }) => lesson === chosen.lesson) : work.lessons;
    if (!taken.length) {
      const titles = work.lessons.slice(0, 3).map(({ title, lesson }) => `“${title || lesson}”`);
      throw new WorkError(`is about another lesson: ${titles.join(", ")}`);
    }
    return taken.map((each) => ({
      ...workRow(path, each, lessons.get(each.lesson) ?? null),
      name: work.name || "(no name)",
      checksum: isWhole ? "right" : "changed",
    }));
  } catch (error) {
    const words =
      error instanceof WorkError
        ? `This file ${error.message}.`
        : "This file could not be read: it may have been moved.";
    return [blank(path, { state: "no grade", words })];
  }
}

/**
 * @param {string} path
 * @param {string} source
 * @param {Lesson | null} chosen
 */
function scriptRow(path, source, chosen) {
  if (!chosen) throw new WorkError("is a script alone: choose the lesson that it is about, and open it again");
  if (source.includes("\0")) throw new WorkError("is no script: it is no text");
  const { lesson, title, version, file } = chosen;
  const none = { files: {}, actions: [], checks: [], tries: 0, hints: 0, solution: false, seconds: 0, begun: "" };
  return { ...workRow(path, { lesson, title, version, file, script: source, ...none }, chosen), name: stem(path) };
}

/**
 * @param {string} path
 * @param {LessonWork} work
 * @param {Lesson | null} lesson
 */
function workRow(path, work, lesson) {
  const title = lesson?.title ?? (work.title || work.lesson);
  if (!lesson) {
    const words = `This site has no lesson “${work.lesson}” with a check: grade it where it was made.`;
    return blank(path, { title, work, state: "no grade", words });
  }
  const notes = [];
  if (work.version !== lesson.version) notes.push("made for another version of the lesson");
  return blank(path, { title, work, lesson, notes });
}

/**
 * @param {string} path
 * @param {Partial<Row>} fields
 * @returns {Row}
 */
function blank(path, fields) {
  return {
    ...{ number: 0, path, name: "", title: "", state: "waiting", words: "", verdict: "", tried: "", mistake: "" },
    ...{ advice: "", runs: null, errors: null, leftOut: 0, checksum: "none", notes: [], same: [], work: null },
    lesson: null,
    ...fields,
  };
}

// Numbers the rows, and notes which have the same script as others of their lesson: but for the space at its ends and lines'.
/** @param {Row[]} rows */
export function compareRows(rows) {
  /** @type {Map<string, Row[]>} */
  const alike = new Map();
  for (const [place, row] of rows.entries()) {
    row.number = place + 1;
    if (!row.work) continue;
    const text = row.work.script
      .replace(/\r\n?/g, "\n")
      .replace(/[ \t]+$/gm, "")
      .trim();
    const key = JSON.stringify([row.work.lesson, text]);
    alike.set(key, [...(alike.get(key) ?? []), row]);
  }
  for (const group of alike.values())
    for (const row of group) row.same = group.filter((each) => each !== row).map(({ number }) => number);
}

// What grading has said.
/**
 * @param {Row} row
 * @param {import("../messages.js").Graded} graded
 */
export function take(row, graded) {
  row.state = graded.passed === true ? "passed" : "not yet";
  row.words = graded.passed === true ? "Passed." : plain(graded.problem);
  row.verdict = String(graded.verdict);
  row.tried = String(graded.tried);
  row.mistake = plain(graded.mistake);
  row.advice = plain(graded.advice);
  [row.runs, row.errors, row.leftOut] = [graded.runs, graded.errors, graded.left_out].map(whole);
  if (row.leftOut) row.notes.push(`${row.leftOut} of its actions could not be done`);
}

const REASONS = {
  timeout: "It did not end in its time, and could not be stopped but with the whole sandbox.",
  fault: "It took the sandbox down, twice.",
  dead: "Python could not be started in this browser.",
};

// Why there is no grade.
/**
 * @param {Row} row
 * @param {string} reason
 */
export function fail(row, reason) {
  row.state = reason === "timeout" ? "not yet" : "no grade";
  row.words = REASONS[/** @type {keyof typeof REASONS} */ (reason)] ?? "It was not graded: that was stopped.";
}

const LONGEST = 600; // characters of a sentence, in which a script may say anything

/** @param {unknown} value */
const plain = (value) => (typeof value === "string" ? value.slice(0, LONGEST).trim() : "");
/** @param {unknown} value */
const whole = (value) => (Number.isInteger(value) ? Number(value) : 0);
/** @param {string} path */
const stem = (path) =>
  (path.split("/").at(-1) ?? "").replace(SCRIPT, "").replace(ENDING, "").slice(0, 200) || "(no name)";
/** @param {number} bytes */
const size = (bytes) => `${(bytes / 1e6).toLocaleString("en", { maximumFractionDigits: 1 })} MB`;
