// SCORM 2004, 4th edition: its names, and what it takes.
import { cut, idOf, joined } from "./answers.js";
import { duration } from "./times.js";

/** @import { Dialect } from "./scorm.js" */

const [WORDS, GUESS, SCRIPT] = [250, 250, 4000]; // letters of a description, of a short answer, of a long one
const GUESSES = 10; // of one answer

/** @type {Dialect} */
export const SCORM2004 = {
  calls: {
    start: "Initialize",
    get: "GetValue",
    set: "SetValue",
    save: "Commit",
    end: "Terminate",
    error: "GetLastError",
    words: "GetErrorString",
  },
  learner: "cmi.learner_id",
  mode: "cmi.mode",
  statuses: ["cmi.completion_status", "cmi.success_status"],

  values(record, pass, [completion], elapsed) {
    const { score, progress } = record;
    /** @type {[string, string][]} */
    const values = [["cmi.progress_measure", number(progress)]];
    if (score !== null) {
      values.push(["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", number(score * 100)]);
      values.push(["cmi.score.scaled", number(score)]);
      if (score >= pass) values.push(["cmi.success_status", "passed"]);
    }
    if (record.isComplete) values.push(["cmi.completion_status", "completed"]);
    else if (completion !== "completed") values.push(["cmi.completion_status", "incomplete"]);
    return [...values, ["cmi.exit", "suspend"], ["cmi.session_time", duration(elapsed)]];
  },

  // The type stands before the response, which is read by it. A time has hundredths: without, some refuse its zone.
  answer(place, { kind, question, about, response, right, began, at }) {
    const field = `cmi.interactions.${place}`;
    const isScript = kind === "check";
    const text = isScript ? cut(plain(response[0]), SCRIPT) : plain(joined(response.slice(0, GUESSES), GUESS - 1));
    /** @type {[string, string][]} */
    const values = [
      [`${field}.id`, idOf(question)],
      [`${field}.type`, isScript ? "long-fill-in" : "fill-in"],
      [`${field}.timestamp`, `${new Date(at).toISOString().slice(0, 22)}Z`],
      [`${field}.description`, cut(plain(about), WORDS)],
    ];
    if (text) values.push([`${field}.learner_response`, text]);
    return [
      ...values,
      [`${field}.result`, right ? "correct" : "incorrect"],
      [`${field}.latency`, duration(at - began)],
    ];
  },
};

// Systems take one line only, and read what begins with a brace as the name of a language.
/** @param {string} text */
const plain = (text) =>
  text
    .trimEnd()
    .replace(/\r\n|[\n\r\u2028\u2029]/g, "↵")
    .replace(/^\{/, " {");

/** @param {number} value */
const number = (value) => String(Math.round(value * 10_000) / 10_000);
