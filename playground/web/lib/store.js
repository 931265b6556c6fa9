// What the parts of one playground tell each other: named values, and who listens to them.
//
// `source` and `original` are the script as it is and as it was written, `running` is what ran of it, with the files `ran`; `files` are those beside
// it, `brought` those (and the script's name) as its author gave them, `shown` is the one of them in the editor, "" the script; `view` is what
// the panes show: the last step's view, or one of a moment before; `look` is that moment (`run`, `event`), or null;
// `latest` is the last step's view; `progress` what a step that still runs has shown so far (`app`, `line`), or null;
// `starting` says that the app shown is about to be replaced, `outdated` that its script has been changed since it ran and
// its reader was not asked yet what is meant by an action there: `asked` has the first such `action`; `hover` the line (and element) that is pointed at, or
// null; `action`, `run`, `again` (the last step, with more `seconds`) and `jump` (a `line` of the script, of the one
// that `ran` where that is true) are what the reader asked for, and `hold` may keep an action back to set it later;
// `send` takes an action as if the reader had done it in the app, and returns its number; `ahead` tells a comparison of
// an action that is kept back; `redone` is an action that had been taken back; `given` are actions that came with a script, to be
// done when it first runs; `stopped` tells in `words` why what was asked got no answer. Panel's own links would need a page that
// may make code from text.
/** @template {object} [Values=StoreValues] */
export class Store {
  /** @type {Partial<Values>} */
  #values;
  /** @type {Map<keyof Values, Set<(value: any) => void>>} */
  #listeners = new Map();

  /** @param {Partial<Values>} [values] */
  constructor(values = {}) {
    this.#values = { ...values };
  }

  /**
   * @template {keyof Values} Name
   * @param {Name} name
   * @returns {Values[Name]}
   */
  get(name) {
    return /** @type {Values[Name]} */ (this.#values[name]);
  }

  // Sets a value and tells its listeners, unless it is the value already: an object is a new one each time.
  /**
   * @template {keyof Values} Name
   * @param {Name} name
   * @param {Values[Name]} value
   */
  set(name, value) {
    if (this.#values[name] === value) return;
    this.#values[name] = value;
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(value);
  }

  // Calls the listener at each new value, until what is returned is called.
  /**
   * @template {keyof Values} Name
   * @param {Name} name
   * @param {(value: Values[Name]) => void} listener
   * @returns {() => void}
   */
  on(name, listener) {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners.add(listener));
    return () => void listeners.delete(listener);
  }
}
