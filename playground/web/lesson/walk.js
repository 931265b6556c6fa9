// A lesson's text: its steps, one at a time where the window is narrow, and what lies below the edge of its pane.
import { afterPaint } from "../lib/after_paint.js";

const NARROW = "(max-width: 1079.9px)";
const ANSWER = "details.answer";
const WALK = ".rerun-walk"; // of a text that has steps
const started = new WeakSet(); // texts that are walked through already
let watched = false;

// Whether the text has no pane of its own beside the playground.
export const isNarrow = () => matchMedia(NARROW).matches;

export function startWalk() {
  watchPrint();
  const text = document.querySelector(".rerun-lesson__scroll");
  if (!text || started.has(text)) return;
  started.add(text);
  tellMore(text);
  const walk = text.querySelector(WALK);
  if (!walk) return;
  /** @param {string} name */
  const part = (name) => walk.querySelector(`[data-walk="${name}"]`);
  part("back").addEventListener("click", () => go(walk, -1));
  part("on").addEventListener("click", () => go(walk, 1));
  walk.dataset.live = "";
  show(walk, 0);
}

/** @param {Part} walk */
const stepsOf = (walk) => [...walk.querySelectorAll(".rerun-step")];

/** @param {Part} walk */
const hereIn = (walk) =>
  Math.max(
    stepsOf(walk).findIndex((step) => "here" in step.dataset),
    0,
  );

/**
 * @param {Part} walk
 * @param {number} by
 */
function go(walk, by) {
  show(walk, hereIn(walk) + by);
  walk.scrollIntoView({ block: "start" });
}

/**
 * @param {Part} walk
 * @param {number} at
 */
function show(walk, at) {
  const steps = stepsOf(walk);
  const here = Math.min(Math.max(at, 0), steps.length - 1);
  for (const [place, step] of steps.entries()) step.toggleAttribute("data-here", place === here);
  const count = walk.querySelector("[data-walk=count]");
  const words = `Step ${here + 1} of ${steps.length}`;
  if (count.textContent !== words) count.textContent = words;
  for (const [name, ends] of /** @type {[string, boolean][]} */ ([
    ["back", here === 0],
    ["on", here === steps.length - 1],
  ])) {
    const button = walk.querySelector(`[data-walk=${name}]`);
    button.disabled = false; // it keeps the focus at the end, too
    button.setAttribute("aria-disabled", String(ends));
  }
}

// Says that there is more below the pane's edge, for as long as there is.
/** @param {Part} text */
function tellMore(text) {
  const more = text.querySelector("[data-walk=more]");
  const look = afterPaint(() => {
    if (text.isConnected)
      more.toggleAttribute("data-shown", text.scrollHeight - text.scrollTop - text.clientHeight > 24);
  });
  text.addEventListener("scroll", look, { passive: true });
  const observer = new ResizeObserver(look);
  for (const each of [text, ...text.children]) observer.observe(each);
  more.firstElementChild.addEventListener("click", () => {
    text.scrollBy({ top: text.clientHeight * 0.8, behavior: "smooth" });
  });
  look();
}

// What the text says of an action that was predicted may be read now: the folded answers behind the step that asks for
// it, which is the one that names it; of a comparison, all.
/** @param {{ label: string, place: number }[]} asked the labels of the actions, and which question of the page each is */
export function openAnswers(asked) {
  const walk = document.querySelector(WALK);
  const steps = walk ? stepsOf(walk) : [];
  for (const { label, place } of asked) {
    /** @param {string} [within] */
    const naming = (within) =>
      steps.find((step) => {
        const words = within ? step.querySelector(within) : step;
        return step.querySelector(ANSWER) && words?.textContent.includes(label);
      });
    const answering = steps.filter((step) => step.querySelector(ANSWER));
    const step = naming("strong") ?? naming() ?? answering[Math.min(place, answering.length - 1)];
    for (const answer of (step ?? document.querySelector(".rerun-compare__text"))?.querySelectorAll(ANSWER) ?? [])
      answer.open = true;
    if (step) show(walk, steps.indexOf(step));
  }
}

// On paper nothing is folded.
function watchPrint() {
  if (watched) return;
  watched = true;
  addEventListener("beforeprint", () => {
    for (const answer of document.querySelectorAll(`${ANSWER}:not([open])`)) {
      answer.dataset.printed = "";
      answer.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const answer of document.querySelectorAll(`${ANSWER}[data-printed]`)) {
      delete answer.dataset.printed;
      answer.open = false;
    }
  });
}
