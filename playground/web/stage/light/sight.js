// Brings into sight what a step has done, where a presented pane is lower than what is in it.
import { bringIntoSight, elementsOf } from "./targets.js";

const FIELDS = "input, select, textarea";

/** @typedef {Map<Playground, Map<string, string>>} Looks what each element of an app says, by its id */

/**
 * @param {Playground[]} playgrounds
 * @returns {Looks}
 */
export function looksOf(playgrounds) {
  return new Map(playgrounds.map((each) => [each, new Map(leaves(each).map((leaf) => [leaf.id, lookOf(leaf)]))]));
}

// What the question was about, else the first element that is not as it was, and the number of runs: once all of it is drawn.
/**
 * @param {Looks} before
 * @param {Spot | null} spot where the light is: it keeps that in sight itself
 * @param {DemoQuestion} [ask]
 */
export function showChanges(before, spot, ask) {
  if (spot && !("lines" in spot)) return;
  const says = ask?.by instanceof Object && "says" in ask.by ? ask.by.says : null;
  const draws = () => {
    for (const [playground, looks] of before) {
      if (!playground.host.hasAttribute("data-presented")) continue;
      const all = leaves(playground);
      const asked = all.find((leaf) => says && leaf.classList.contains(`rp-el--${says}`));
      const found = asked ?? all.find((leaf) => looks.get(leaf.id) !== lookOf(leaf));
      const body = found?.closest(".rp-pane__body");
      if (found && body) bringIntoSight(found, body);
      playground.pane("runs").scrollTop = 0;
    }
  };
  requestAnimationFrame(() => requestAnimationFrame(draws)); // the panel of the question has its new height by then
}

/** @param {Playground} playground */
const leaves = (playground) => elementsOf(playground).filter((element) => !element.querySelector(".rp-el"));

/** @param {Part} leaf */
function lookOf(leaf) {
  const values = [...leaf.querySelectorAll(FIELDS)].map(({ value, checked }) => `${value} ${checked}`);
  return [leaf.textContent, ...values].join("\n");
}
