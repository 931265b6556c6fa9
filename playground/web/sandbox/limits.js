// The limits of a step, as the reader has set them: kept in this browser, the same for all playgrounds of the site.

import { recall, remember } from "../lib/storage.js";

const KEY = "limits";
/** @type {Limits} */
export const STANDARD = { reruns: 50, seconds: 10 };
/** @type {Limits} */
const MOST = { reruns: 1000, seconds: 600 };

// `value` within what a limit may be; the standard where it is no number.
/**
 * @param {keyof Limits} name
 * @param {unknown} value
 */
export function fit(name, value) {
  const number = Number(value);
  return Number.isFinite(number) && number >= 1 ? Math.min(Math.round(number), MOST[name]) : STANDARD[name];
}

/** @param {unknown} value */
export const fitSeconds = (value) => fit("seconds", value);

/** @returns {Limits} */
export function readLimits() {
  const kept = recall(KEY);
  return { reruns: fit("reruns", kept?.reruns ?? ""), seconds: fit("seconds", kept?.seconds ?? "") };
}

// Keeps the limits for the next page; a browser that keeps nothing has them for this page only.
/** @param {Limits} limits */
export function keepLimits(limits) {
  remember(KEY, limits);
}
