// What becomes of a demo when its author changes it: each function returns a new one, and leaves the old one as it was.

/**
 * @param {Deck} deck
 * @param {DemoStep[]} steps
 * @returns {Deck}
 */
const withSteps = (deck, steps) => ({ ...deck, steps });

/**
 * @param {Deck} deck
 * @param {number} at
 * @param {DemoStep} step
 */
export function inserted(deck, at, step) {
  return withSteps(deck, deck.steps.toSpliced(at, 0, step));
}

/**
 * @param {Deck} deck
 * @param {number} at
 */
export function removed(deck, at) {
  return withSteps(deck, deck.steps.toSpliced(at, 1));
}

// The step at another place.
/**
 * @param {Deck} deck
 * @param {number} from
 * @param {number} to
 */
export function moved(deck, from, to) {
  return withSteps(deck, deck.steps.toSpliced(from, 1).toSpliced(to, 0, deck.steps[from]));
}

// A step with other fields; those that are undefined are taken out.
/**
 * @param {Deck} deck
 * @param {number} at
 * @param {Partial<DemoStep>} fields
 */
export function changed(deck, at, fields) {
  const step = Object.entries({ ...deck.steps[at], ...fields }).filter(([, value]) => value !== undefined);
  return withSteps(deck, deck.steps.with(at, Object.fromEntries(step)));
}

// Why a step cannot be done in one press with the one before it, or "".
/**
 * @param {Deck} deck
 * @param {number} at
 */
export function hindrance(deck, at) {
  const [one, other] = [deck.steps[at - 1], deck.steps[at]];
  if (!one || !other) return "There is no step before it.";
  if (other.ask && (one.ask || one.do?.length)) return "A question is asked before anything is done in its step.";
  if (other.do?.length && one.do?.length && String(one.script ?? "") !== String(other.script ?? ""))
    return "They are about different scripts.";
  if (one.do?.length && (other.reset || other.solution !== undefined || other.show))
    return "It begins with what is shown, and the step before has done something already.";
  return "";
}

// A step and the one before it as one: what both say, the later word counts, and all that both do.
/**
 * @param {Deck} deck
 * @param {number} at
 */
export function joined(deck, at) {
  const [one, other] = [deck.steps[at - 1], deck.steps[at]];
  const step = { ...one, ...other, title: one.title ?? other.title };
  const notes = [one.notes, other.notes].filter(Boolean).join("\n\n");
  const minutes = (one.minutes ?? 0) + (other.minutes ?? 0);
  const actions = [...(one.do ?? []), ...(other.do ?? [])];
  if (notes) step.notes = notes;
  if (minutes) step.minutes = minutes;
  if (actions.length) step.do = actions;
  return withSteps(deck, deck.steps.toSpliced(at - 1, 2, step));
}

// What a step is called that does this.
/** @param {Action} action */
export function titleOf(action) {
  const [[kind, target]] = Object.entries(action);
  const name = typeof target === "string" ? target : (target?.label ?? target?.key ?? "");
  const verb = {
    click: "Click",
    set: "Set",
    type: "Type into",
    wait: "Wait",
    reload: "Reload",
    dismiss: "Close the dialog",
  };
  return [Object.hasOwn(verb, kind) ? verb[/** @type {keyof typeof verb} */ (kind)] : kind, name]
    .filter(Boolean)
    .join(" ");
}

// The same with the value that is given.
/** @param {Action} action */
export function wordsOf(action) {
  const [target] = Object.values(action);
  const value = target?.value ?? target?.text ?? (typeof target === "number" ? target : undefined);
  return value === undefined ? titleOf(action) : `${titleOf(action)}: ${JSON.stringify(value)}`;
}
