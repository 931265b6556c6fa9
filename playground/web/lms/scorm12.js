// SCORM 1.2: its names, and what it takes.
import { cut, idOf } from "./answers.js";
import { clock, timespan } from "./times.js";

/** @import { Dialect } from "./scorm.js" */

const TEXT = 255; // letters of a text
const MEANT = ["passed", "completed", "failed"]; // words that only the school's system may take back

/** @type {Dialect} */
export const SCORM12 = {
  calls: {
    start: "LMSInitialize",
    get: "LMSGetValue",
    set: "LMSSetValue",
    save: "LMSCommit",
    end: "LMSFinish",
    error: "LMSGetLastError",
    words: "LMSGetErrorString",
  },
  learner: "cmi.core.student_id",
  mode: "cmi.core.lesson_mode",
  statuses: ["cmi.core.lesson_status"],

  // One word says both how far the learner came and whether it was enough: where a system has a mastery score, it makes
  // "passed" or "failed" of "completed".
  values(record, _pass, [status], elapsed) {
    const score = record.score;
    /** @type {[string, string][]} */
    const values = [];
    if (score !== null) {
      values.push(["cmi.core.score.min", "0"], ["cmi.core.score.max", "100"]);
      values.push(["cmi.core.score.raw", String(Math.round(score * 10_000) / 100)]);
    }
    if (record.isComplete && status !== "passed") values.push(["cmi.core.lesson_status", "completed"]);
    else if (!MEANT.includes(status)) values.push(["cmi.core.lesson_status", "incomplete"]);
    return [...values, ["cmi.core.exit", "suspend"], ["cmi.core.session_time", timespan(elapsed)]];
  },

  // A script is longer than an answer may be: of a check it is told what the page said of it.
  answer(place, { kind, question, response, said, right, began, at }) {
    const field = `cmi.interactions.${place}`;
    const text = (kind === "check" ? said : response.join(", ")).replace(/\s+/g, " ").trim();
    /** @type {[string, string][]} */
    const values = [
      [`${field}.id`, idOf(question)],
      [`${field}.time`, clock(new Date(at))],
      [`${field}.type`, "fill-in"],
    ];
    if (text) values.push([`${field}.student_response`, cut(text, TEXT)]);
    return [...values, [`${field}.result`, right ? "correct" : "wrong"], [`${field}.latency`, timespan(at - began)]];
  },
};
