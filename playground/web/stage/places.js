// The places of a demo: one at the start and one behind each press of "next", with all that is shown there and all that has
// been done in each script by then. So a demo can be at any place without having been at those before.
import { named } from "./deck.js";

/**
 * @typedef {object} Place
 * @property {number} at the step, -1 before the first
 * @property {"asked" | null} phase
 * @property {string[]} show the scripts that stand side by side
 * @property {string | null} panes
 * @property {boolean} solved whether solutions stand in the editors
 * @property {Record<string, number>} upto how many lines of a script are shown; none of those that are shown whole
 * @property {Spot | null} spot
 * @property {Record<string, Action[]>} done by the names of the scripts
 * @property {{ names: string[], action: Action }[]} acts what is done on the way to here
 * @property {boolean} asks whether its step has a question
 */

const SHOWN = 2; // how many scripts stand side by side until a step says so

/**
 * @param {Deck} deck
 * @returns {Place[]}
 */
export function placesOf(deck) {
  const names = Object.keys(deck.scripts);
  const [first = {}] = deck.steps;
  const show = first.show ?? names.slice(0, SHOWN);
  const { prepared = [] } = deck;
  const before = Object.fromEntries(
    names.map((name) => [name, Array.isArray(prepared) ? prepared : (prepared[name] ?? [])]),
  );
  /** @type {Place} */
  let place = {
    at: -1,
    phase: null,
    show,
    panes: deck.panes ?? null,
    solved: false,
    upto: reveal({}, first, named(first.script ?? show[0])), // who comes early sees no more than the first step shows
    spot: null,
    done: before,
    acts: [],
    asks: false,
  };
  const places = [place];
  for (const [at, step] of deck.steps.entries()) {
    const asks = Boolean(step.ask);
    place = { ...place, at, asks, acts: [] };
    if (step.reset) place.done = before;
    if (step.show) place.show = step.show;
    if (step.panes !== undefined) place.panes = step.panes;
    if (step.solution !== undefined && step.solution !== place.solved) {
      place.solved = step.solution;
      place.done = { ...place.done, ...only(before, deck.solutions ?? {}) }; // another script begins anew
    }
    const about = named(step.script ?? place.show[0]);
    place.upto = reveal(place.upto, step, about);
    if (step.spot !== undefined) place.spot = step.spot && { script: about[0], ...step.spot };
    if (asks) places.push({ ...place, phase: "asked" });
    const acts = (step.do ?? []).map((action) => ({ names: about, action }));
    if (acts.length) {
      const done = { ...place.done };
      for (const { names: of, action } of acts) for (const name of of) done[name] = [...done[name], action];
      place = { ...place, acts, done };
    }
    places.push(place);
  }
  return places;
}

/**
 * @param {Record<string, number>} before
 * @param {DemoStep} step
 * @param {string[]} about
 */
function reveal(before, { upto }, about) {
  if (upto === undefined) return before;
  const kept = Object.entries(before).filter(([name]) => !about.includes(name));
  const now = upto === "all" ? [] : about.map((name) => [name, upto]);
  return Object.fromEntries([...kept, ...now]);
}

// Whether the same was done; the time that passed by itself is nobody's doing.
/**
 * @param {Action[]} one
 * @param {Action[]} other
 */
export function isSame(one, other) {
  /** @param {Action[]} actions */
  const text = (actions) => JSON.stringify(actions.filter((action) => !("wait" in action)));
  return text(one) === text(other);
}

/**
 * @param {Record<string, Action[]>} done
 * @param {Record<string, string>} names
 */
const only = (done, names) => Object.fromEntries(Object.entries(done).filter(([name]) => name in names));
