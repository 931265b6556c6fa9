// Puts another version of a script into the place of the one that runs, and does again what was done: the session stays, as
// far as the change allows it. What was typed and not sent stays too.
import { putBack, unsentIn } from "../app/unsent.js";
import { client } from "../playgrounds.js";

const MOST_TRIES = 5; // to find the session at rest

/** @import { Unsent } from "../app/unsent.js" */

/**
 * @typedef {{ wrong?: { file: string, line: number, text: string }, redone: number, left: string[], lost: Unsent[] }} Renewed
 *   `wrong` is what is no Python: then nothing has run; else how many actions were done again, which were left out, in words,
 *   and what was typed into fields that are not there any more
 */

export class Renewal {
  /** @param {Playground} playground */
  constructor(playground) {
    this.playground = playground;
    this.app = playground.pane("app");
    /** @type {{ all: Action[], left: Set<Action>, words: Map<string, string> } | null} */
    this.last = null; // what was to be done again last, and what of it did not fit
    /** @type {Unsent[]} */
    this.unsent = []; // found no field last
    this.renewing = false;
    playground.store.on("progress", (progress) => progress?.anew && this.keep());
    playground.store.on("view", (view) => {
      if (view.starts && !this.renewing) this.forget();
      else if (view.anew) this.keep();
    });
  }

  // The reader has begun anew: what did not fit is not missed any more.
  forget() {
    this.last = null;
    this.unsent = [];
  }

  // An app is about to be drawn anew.
  keep() {
    if (!this.renewing) return;
    const now = unsentIn(this.app);
    const names = new Set(now.map(named));
    this.unsent = [...now, ...this.unsent.filter((each) => !names.has(named(each)))];
  }

  // Takes the `source`, which is the script as its file has it, and the `files` beside it. A text that is no Python is shown
  // with what is wrong, and the app stays; so it does where a module among `changed` is none.
  /**
   * @param {string} source
   * @param {Files} files
   * @param {string[]} [changed]
   * @returns {Promise<Renewed>}
   */
  async take(source, files, changed = []) {
    const { store, data, session } = this.playground;
    const wrong = await this.wrong(source, files, changed);
    store.set("brought", { name: data.filename, files });
    store.set("files", files);
    if (wrong) {
      store.set("source", source);
      return { wrong, redone: 0, left: [], lost: [] };
    }
    const { actions, words } = await this.done();
    const answered = this.answered();
    this.renewing = true;
    store.set("source", source);
    store.set("given", { actions });
    store.set("run", {});
    const kept = (await answered) ? client.actions(session) : actions;
    this.renewing = false;
    const left = new Set(actions.filter((action) => !kept.includes(action)));
    this.last = { all: actions, left, words };
    this.unsent = putBack(this.app, this.unsent);
    return {
      redone: actions.length - left.size,
      left: [...left].map((action) => words.get(JSON.stringify(action)) ?? "an action"),
      lost: this.unsent,
    };
  }

  // What keeps the script, or a module that was saved, from being Python: its first error.
  /**
   * @param {string} source
   * @param {Files} files
   * @param {string[]} changed
   */
  async wrong(source, files, changed) {
    const { session, data } = this.playground;
    const modules = changed.filter((name) => name.endsWith(".py") && typeof files[name] === "string");
    for (const [file, text] of [[data.filename, source], ...modules.map((name) => [name, files[name]])]) {
      /** @type {any} */
      const answer = await client.request({ type: "lint", session: `${session}/lint`, source: text }).catch(() => null);
      const error = answer?.problems?.find((/** @type {any} */ { kind }) => kind === "error");
      if (error) return { file: String(file), line: Number(error.line), text: String(error.text) };
    }
    return undefined;
  }

  // All that was done, with what did not fit the version before: it may fit the next one. And what each was, in words.
  async done() {
    const { session, log } = this.playground;
    const words = new Map(this.last?.words);
    let actions = client.actions(session);
    if (!client.source(session) && client.source(session) !== "") return { actions: this.last?.all ?? [], words };
    const told = log?.words() ?? new Map();
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const answer = await client.request({ type: "recall", session }).catch(() => null);
      actions = client.actions(session);
      if (answer?.actions?.length === actions.length) actions = answer.actions;
      if (client.isIdle(session)) break; // else the reader has gone on meanwhile
    }
    for (const [at, action] of actions.entries()) words.set(JSON.stringify(action), told.get(at + 1) ?? "an action");
    const { last } = this;
    if (!last?.left.size) return { actions, words };
    const before = last.all.filter((action) => !last.left.has(action));
    const goesOn = before.every((action, at) => JSON.stringify(action) === JSON.stringify(actions[at]));
    return { actions: goesOn ? [...last.all, ...actions.slice(before.length)] : actions, words };
  }

  // When the run that is asked for next has been answered: whether it was, and not stopped.
  /** @returns {Promise<boolean>} */
  answered() {
    const { store } = this.playground;
    if (client.dead) return Promise.resolve(false);
    const isFirst = !store.get("latest");
    return new Promise((done) => {
      const off = [
        store.on("latest", (view) => (isFirst || view?.starts) && end(true)),
        store.on("stopped", () => end(false)),
      ];
      /** @param {boolean} isAnswered */
      const end = (isAnswered) => {
        for (const each of off) each();
        done(isAnswered);
      };
    });
  }
}

/** @param {Unsent} unsent */
const named = ({ type, key, label }) => JSON.stringify([type, key, label]);
