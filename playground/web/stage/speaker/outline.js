// A demo as the speaker reads it: each step's notes, question and what it does, in words; where one is in it, and in its time.

/** @typedef {{ title: string, notes: string, html: string, minutes: number, question: string, options: string[], before: string[], does: string[] }} Line */
/** @typedef {{ title: string, minutes: number, steps: Line[] }} Outline */
/** @typedef {{ step: number, title: string, question: string, does: string[], reveals: boolean }} Press */

/** @param {Deck} deck @returns {Outline} */
export function outlineOf(deck) {
  return { title: deck.title, minutes: deck.minutes ?? 0, steps: deck.steps.map(lineOf) };
}

/** @param {DemoStep & { notes_html?: string }} step @returns {Line} */
function lineOf(step) {
  const { title = "", notes = "", notes_html: html = "", minutes = 0, ask } = step;
  const does = (step.do ?? []).map(wordsOf);
  return {
    ...{ title, notes, html, minutes },
    ...{ question: ask?.question ?? "", options: ask?.options ?? [] },
    ...{ before: changesOf(step), does },
  };
}

// What a step changes on the stage before it does something.
/** @param {DemoStep} step */
function changesOf({ reset, show, panes, solution, upto, spot }) {
  const words = [];
  if (reset) words.push("Back to the prepared state");
  if (show?.length) words.push(`Show ${show.join(" beside ")}`);
  if (panes) words.push(`Show the panes ${panes.split(" ").join(", ")}`);
  if (solution !== undefined) words.push(solution ? "Show the solution" : "Hide the solution");
  if (upto === "all") words.push("Unveil the whole script");
  else if (upto) words.push(`Unveil the script up to line ${upto}`);
  if (spot) words.push(`Light on ${spotWords(spot)}`);
  else if (spot === null) words.push("Light off");
  return words;
}

/** @param {any} spot */
function spotWords({ lines, element, run }) {
  if (lines) return lines[0] === lines[1] ? `line ${lines[0]}` : `lines ${lines[0]} to ${lines[1]}`;
  return element ? named(element) : `run ${run}`;
}

// An action of a demo, as the presenter would be told to do it.
/** @param {Action} action */
export function wordsOf(action) {
  const [[kind, what] = ["", null]] = Object.entries(action);
  switch (kind) {
    case "click":
      return `Click ${named(what)}`;
    case "set":
      return `Set ${named(what)} to ${short(what?.value)}`;
    case "type":
      return `Type ${short(what?.text)} into ${named(what)}`;
    case "wait":
      return `Wait ${what} s`;
    case "reload":
      return "Reload the page";
    case "dismiss":
      return "Close the dialog";
    case "continue":
      return "Let it run on";
    default:
      return kind;
  }
}

/** @param {any} target */
function named(target) {
  if (typeof target === "string") return `“${target}”`;
  const { label, key, id, text, type } = Object(target);
  return label || text ? `“${label ?? text}”` : (key ?? id ?? type ?? "a widget");
}

/** @param {any} value */
function short(value) {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

// What the next press does, or null behind the last step: with its question still to be asked, or open, or with none.
/**
 * @param {Outline} outline
 * @param {number} at
 * @param {string | null} phase
 * @returns {Press | null}
 */
export function nextPress({ steps }, at, phase) {
  const reveals = phase === "asked";
  const step = reveals ? at : at + 1;
  const line = steps[step];
  if (!line) return null;
  const { title, question, before, does } = line;
  if (reveals) return { step, title, question: "", does, reveals };
  return { step, title, question, does: question ? before : [...before, ...does], reveals };
}

// The minutes at which each step should begin, and last the end: where a demo says only how long it is, its steps share what
// others leave of that. Null for a demo that says nothing of time.
/** @param {Outline} outline @returns {number[] | null} */
export function planOf({ minutes, steps }) {
  const said = steps.reduce((sum, step) => sum + step.minutes, 0);
  if (!(said || minutes) || !steps.length) return null;
  const others = steps.filter((step) => !step.minutes).length;
  const share = others ? Math.max(minutes - said, 0) / others : 0;
  let sum = 0;
  return [0, ...steps.map((step) => (sum += step.minutes || share))];
}

// How far one is behind the plan, in whole minutes, or ahead of it below zero: a step may take its own time.
/**
 * @param {number[]} plan
 * @param {number} at
 * @param {number} minutes that have gone
 */
export function behind(plan, at, minutes) {
  const [from, to] = at < 0 ? [0, 0] : [plan[at] ?? 0, plan[at + 1] ?? plan.at(-1) ?? 0];
  if (minutes > to) return Math.floor(minutes - to);
  return minutes < from ? -Math.floor(from - minutes) || 0 : 0;
}
