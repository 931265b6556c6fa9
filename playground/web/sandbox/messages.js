// What the worker says is a stranger's: here it gets the shape that the page counts on, or is turned into a fault.
import facts from "../../facts/page.json" with { type: "json" };

export const UNREADABLE = "the answer could not be read";

/** @import { Told } from "../messages.js" */

const PARTS = facts.panes.filter(({ component }) => component === "HtmlPane").map(({ part }) => part);
const TEXTS = ["app", "html", "verdict", "tried", "error", "test", "message", "engine"];
const LISTS = ["packages", "missing", "troubles"]; // of texts, in what is told of packages
const FLAGS = ["kept", "out_of_time", "waited", "whole"]; // of an outcome
const MOST = 16_000_000; // characters of one part's HTML

/**
 * @param {any} data
 * @returns {Told | { type: "noise" }}
 */
export function validMessage(data) {
  if (!isObject(data) || typeof data.type !== "string") return { type: "noise" };
  if (data.type === "view" ? isAnswer(data) : isReply(data)) return data;
  return { type: "fault", id: data.id ?? -1, session: data.session, message: UNREADABLE };
}

/** @param {any} answer */
function isAnswer({ view, outcome }) {
  if (!isObject(view) || !(isMissing(outcome) || isOutcome(outcome))) return false; // a look at the past has no outcome
  if (!isMissing(view.marks) && !isListOfObjects(view.marks)) return false;
  return PARTS.every((part) => isMissing(view[part]) || (typeof view[part] === "string" && view[part].length <= MOST));
}

/** @param {any} outcome */
function isOutcome(outcome) {
  if (!isObject(outcome) || !Number.isInteger(outcome.step)) return false;
  if (!FLAGS.every((name) => typeof outcome[name] === "boolean")) return false;
  if (!isMissing(outcome.due) && !Number.isFinite(outcome.due)) return false;
  if (!isMissing(outcome.notice) && typeof outcome.notice !== "string") return false;
  return isMissing(outcome.left_out) || (Array.isArray(outcome.left_out) && outcome.left_out.every(Number.isInteger));
}

// The answers of other types: texts and HTML in these fields, and actions.
/** @param {any} data */
function isReply(data) {
  if (!TEXTS.every((name) => isMissing(data[name]) || typeof data[name] === "string")) return false;
  if (!(isMissing(data.outcome) || isOutcome(data.outcome))) return false;
  if (data.type === "coming") return Number.isFinite(data.came) && Number.isFinite(data.size);
  if (data.type === "loading" || data.type === "prepared") return isOfPackages(data);
  return !Array.isArray(data.actions) || data.actions.every(isObject);
}

/** @param {any} data */
function isOfPackages(data) {
  const isText = (/** @type {unknown} */ each) => typeof each === "string";
  const names = data.type === "loading" ? LISTS.slice(0, 1) : LISTS.slice(1);
  if (!names.every((name) => Array.isArray(data[name]) && data[name].every(isText))) return false;
  return data.type === "prepared" || (Number.isFinite(data.came) && Number.isFinite(data.size));
}

/** @param {unknown} value */
const isListOfObjects = (value) => Array.isArray(value) && value.every(isObject);
/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {unknown} value */
const isMissing = (value) => value === undefined || value === null;
