// What the stage and its speaker windows tell each other: any page of this site could send as much, so only data of these
// shapes is taken, in a copy. Who gets one has what it needs; what is wrong in it is left out, or all of it is.
import { clockOf } from "./clock.js";

/** @typedef {import("./outline.js").Outline} Outline */
/** @typedef {import("./clock.js").Clock} Clock */
/**
 * @typedef {{ question: string, options: string[], answer: string, why: string, votes: number[][], revealed: boolean }} Asked
 * @typedef {{ at: number, phase: "asked" | null, presenting: boolean, frozen: boolean, black: boolean, question: Asked | null,
 *   title: string, clock: Clock }} State
 * @typedef {{ width: number, height: number, from: number, styles: string[], text: string }} Shot
 * @typedef {{ type: "here" } | { type: "gone" } | { type: "deck", outline: Outline | null } | ({ type: "state" } & State)
 *   | ({ type: "shot" } & Shot)} Told what the stage says
 * @typedef {{ type: "hello" } | { type: "ping" } | { type: "want" } | { type: "press", what: string, number: number }
 *   | { type: "wind", what: string }} Wish what a window says
 */

export const PRESSES = [
  "next",
  "back",
  "to",
  "reset",
  "present",
  "unpresent",
  "leave",
  "solution",
  "freeze",
  "black",
  "hand",
  "unhand",
];
export const WINDS = ["start", "pause", "reset"];
const MOST = 20_000_000; // characters of a picture

/** @param {any} data @returns {Told | null} */
export function fromStage(data) {
  const { type } = Object(data);
  if (type === "here" || type === "gone") return { type };
  if (type === "deck") return { type, outline: outline(data.outline) };
  if (type === "state") return { type, ...state(data) };
  if (type === "shot") return shot(data);
  return null;
}

/** @param {any} data @returns {Wish | null} */
export function fromWindow(data) {
  const { type, what, number } = Object(data);
  if (type === "hello" || type === "ping" || type === "want") return { type };
  if (type === "press" && PRESSES.includes(what)) return { type, what, number: whole(number) };
  if (type === "wind" && WINDS.includes(what)) return { type, what };
  return null;
}

/** @param {any} data @returns {Outline | null} */
function outline(data) {
  if (typeof data !== "object" || data === null) return null;
  const steps = list(data.steps).map((step) => {
    const { title, notes, html, minutes, question, options, before, does } = Object(step);
    return {
      ...{ title: text(title), notes: text(notes), html: text(html), minutes: amount(minutes) },
      ...{ question: text(question), options: texts(options), before: texts(before), does: texts(does) },
    };
  });
  return { title: text(data.title), minutes: amount(data.minutes), steps };
}

/** @param {any} data @returns {State} */
function state({ at, phase, presenting, frozen, black, question, title, clock }) {
  return {
    at: whole(at, -1),
    phase: phase === "asked" ? phase : null,
    presenting: presenting === true,
    frozen: frozen === true,
    black: black === true,
    question: asked(question),
    title: text(title),
    clock: clockOf(clock),
  };
}

/** @param {any} data @returns {Asked | null} */
function asked(data) {
  if (typeof data !== "object" || data === null) return null;
  const { question, options, answer, why, votes, revealed } = data;
  return {
    ...{ question: text(question), options: texts(options), answer: text(answer), why: text(why) },
    votes: list(votes).map((vote) => list(vote).map((hands) => Math.max(whole(hands), 0))),
    revealed: revealed === true,
  };
}

/** @param {any} data @returns {Told | null} */
function shot({ width, height, from, styles, text: page }) {
  const isSize = (/** @type {any} */ size) => Number.isFinite(size) && size > 0 && size < 20_000;
  if (!isSize(width) || !isSize(height) || typeof page !== "string" || page.length > MOST) return null;
  return { type: "shot", width, height, from: Math.max(whole(from), 0), styles: texts(styles, MOST), text: page };
}

/** @param {any} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value.slice(0, 10_000) : []);
/** @param {any} value */
const text = (value, most = 100_000) => (typeof value === "string" ? value.slice(0, most) : "");
/** @param {any} value */
const texts = (value, most = 100_000) => list(value).map((each) => text(each, most));
/** @param {any} value */
const whole = (value, otherwise = 0) => (Number.isInteger(value) ? value : otherwise);
/** @param {any} value */
const amount = (value) => (Number.isFinite(value) && value > 0 ? value : 0);
