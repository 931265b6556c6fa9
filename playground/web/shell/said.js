// The words for what becomes of a script that runs: how the engine is, and why a step has no answer.
import { client } from "../playgrounds.js";

/** @type {Record<string, string>} */
const HERE = {
  loading: "Starting Python…",
  ready: "Ready",
  running: "Ready",
  dead: "Python could not start. Reload the page to try again.",
};
/** @type {Record<string, string>} */
const ON_THIS_MACHINE = { ...HERE, loading: "Starting Streamlit…", dead: "Streamlit does not run here." };
/** @type {Record<string, string>} */
const STOPPED = {
  stopped: "Stopped",
  timeout: "The script did not answer and was stopped",
  fault: "The sandbox broke off",
};
// Why an interpreter broke off, as far as its last words say so.
/** @type {[RegExp, string][]} */
const LAST_WORDS = [
  [/call stack|too much recursion/i, "The script went deeper than the browser's Python can go"],
  [/out of memory|allocation failed|memory access/i, "The script needed more memory than there is"],
  [/terminated with exit/i, "The script ended Python itself"],
];
export const SAFE = "Safe mode: the script is shown, and not run.";

/** @param {string} name */
export const stateWords = (name) => (client.isRemote ? ON_THIS_MACHINE : HERE)[name];

// Why a step has no answer, and which line ran last. A process of this machine says the former itself, in a sentence.
/**
 * @param {string} reason
 * @param {string} detail
 * @param {number} line
 */
export function ended(reason, detail, line) {
  if (reason === "safe") return SAFE;
  if (reason === "refused") return detail;
  if (reason === "fault" && client.isRemote)
    return Number.isInteger(line) ? `${detail} Line ${line} was the last that ran.` : detail;
  const why = LAST_WORDS.find(([words]) => reason === "fault" && words.test(detail))?.[1] ?? STOPPED[reason];
  return Number.isInteger(line) ? `${why} in line ${line}.` : `${why}.`;
}

// What of the app is there after such a step.
/**
 * @param {string} reason
 * @param {{ opening: boolean, restores: boolean, lost: boolean }} how
 */
export function after(reason, { opening, restores, lost }) {
  if (!lost && restores) return "That was while the app was brought back: it is tried once more.";
  if (!lost) return `The app is as it was before that ${opening ? "run" : "action"}.`;
  if (reason === "refused") return "";
  if (reason === "safe" || !restores) return "Press Run to start it again.";
  return `${SAFE} Press Run to start it again.`;
}
