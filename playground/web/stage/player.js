// Plays a demo: grants the wishes for another place, forward so that it is seen, anywhere else by bringing it back.
//
// A place is what is shown and, for each script, what has been done in it (places.js). On the way forward the actions are
// done one after another, as if the presenter had done them in the app; every other way opens the sessions again with the
// actions of that place. What the presenter did by hand in between is taken back by that; what they changed in a script stays.
import { box } from "../lib/storage.js";
import { fingerprint } from "../shell/drafts.js";
import { Bar } from "./bar.js";
import { DeckError, readDeck } from "./deck.js";
import { lay } from "./laying.js";
import { isSame, placesOf } from "./places.js";
import { answered, logOf } from "./settled.js";
import { looksOf, showChanges } from "./light/sight.js";

/**
 * @typedef {import("./places.js").Place} Place
 * @typedef {{ wanted: Action[], log: Action[] }} Stand what a script was brought to, and what of it was done
 */

const { read, write } = box("sessionStorage");

// Plays what the page has written into its stage, or what is opened there later.
/** @param {import("./stage.js").Stage} stage */
export function startPlayer(stage) {
  const section = document.querySelector("[data-rerun-stage]");
  const player = new Player(stage, section);
  stage.player = player;
  if (section?.dataset.deck) player.open(section.dataset.deck);
}

export class Player {
  /**
   * @param {import("./stage.js").Stage} stage
   * @param {Part} section
   */
  constructor(stage, section) {
    this.stage = stage;
    this.section = section;
    this.bar = section && new Bar(section, stage);
    this.key = `stage.${location.pathname}`; // where this tab is in the demo
    /** @type {Place[]} */
    this.places = [];
    this.now = 0;
    this.target = 0; // where the presenter wants to be
    this.again = false; // the present place is to be brought back
    this.walking = false;
    /** @type {Set<string>} */
    this.said = new Set();
    /** @type {string[]} */
    this.problems = []; // of the demo itself
    this.turn = () => {}; // ends the waiting for an answer, where the presenter has turned back
    /** @type {Map<string, Stand | null>} */
    this.stands = new Map(); // by the names of the scripts
    /** @type {Map<string, string>} */
    this.texts = new Map(); // what was last in the editor, by script and by whether it is the solution
    /** @type {Map<string, boolean>} */
    this.solved = new Map();
    this.turned = false; // whether the presenter has called for the solutions, or has hidden them
    this.arranged = false; // whether the demo has chosen panes
    stage.store.on("go", (wish) => this.go(wish));
  }

  get place() {
    return this.places[this.now];
  }

  get deck() {
    return /** @type {Deck} */ (this.stage.store.get("deck"));
  }

  // Opens a demo: JSON text, or data. What cannot be shown is told, and changes nothing.
  /** @param {any} given */
  open(given) {
    try {
      const { deck, problems } = readDeck(given);
      this.start(deck, problems);
      return true;
    } catch (error) {
      if (!(error instanceof DeckError)) throw error;
      this.bar?.tell([error.message]);
      return false;
    }
  }

  /**
   * @param {Deck} deck
   * @param {string[]} problems
   */
  start(deck, problems) {
    this.places = placesOf(deck);
    this.problems = problems;
    this.mark = fingerprint(JSON.stringify(deck));
    for (const each of [this.stands, this.texts, this.solved]) each.clear();
    this.stage.store.set("deck", deck);
    const kept = Object(read(this.key));
    const place = kept.mark === this.mark ? this.placeAt(kept.at, kept.phase) : -1;
    this.now = this.target = Math.max(0, place);
    this.turned = place >= 0 && kept.turned === true;
    const isLaid = !this.section.dataset.deck;
    if (isLaid) lay(deck, this.scripts(), place >= 0);
    for (const [name, playground] of this.scripts()) {
      const { authors } = playground.keeper.drafts;
      for (const text of [deck.scripts[name], deck.solutions?.[name]]) if (text !== undefined) authors.add(text);
      this.solved.set(name, this.isSolved && name in (deck.solutions ?? {}));
      this.stands.set(name, { wanted: this.place.done[name], log: logOf(playground) });
    }
    this.arrange(this.place);
    this.bar?.tell(problems);
    if (place > 0) this.reveal();
    if (isLaid && place < 0) this.restart();
  }

  // Brings the present place about, whatever is there.
  restart() {
    for (const name of this.stands.keys()) this.stands.set(name, null);
    this.again = true;
    this.turn();
    return this.walk();
  }

  // Takes a demo that differs from the one before in what its steps say, at this step: the scripts have come there already.
  /**
   * @param {Deck} deck
   * @param {number} at
   */
  adopt(deck, at) {
    this.places = placesOf(deck);
    this.mark = fingerprint(JSON.stringify(deck));
    this.stage.store.set("deck", deck);
    this.now = this.target = Math.max(0, this.placeAt(at, null));
    for (const [name, playground] of this.scripts())
      this.stands.set(name, { wanted: this.place.done[name], log: logOf(playground) });
    this.arrange(this.place);
    this.reveal();
  }

  // Whether solutions stand in the editors here.
  get isSolved() {
    return this.place.solved !== this.turned;
  }

  // The place behind a step, or the one where its question is open; -1 where there is none. Without a phase the first of both.
  /**
   * @param {any} at
   * @param {any} [phase]
   */
  placeAt(at, phase) {
    return this.places.findIndex((place) => place.at === at && (phase === undefined || place.phase === phase));
  }

  /** @param {any} wish */
  go({ by, to, reset, solution }) {
    if (!this.places.length && this.stage.store.get("presenting")) return; // present mode grants it (prepared.js)
    if (reset) return this.reset();
    if (!this.places.length) return;
    const last = this.places.length - 1;
    if (solution) {
      if (!Object.keys(this.deck.solutions ?? {}).length) return this.bar?.tell(["This demo has no solution."]);
      this.turned = !this.turned;
      this.again = true;
    } else if (Number.isInteger(to)) {
      const place = this.placeAt(to);
      if (place < 0) return;
      this.turned = false;
      this.again ||= place === this.now;
      this.target = place;
    } else if (Number.isInteger(by)) {
      this.target = Math.min(Math.max(0, this.target + by), last);
      if (this.target !== this.now) this.turned = false;
    }
    if (this.target < this.now || this.again) this.turn();
    return this.walk();
  }

  async walk() {
    if (this.walking) return;
    this.walking = true;
    this.said.clear();
    this.bar?.walks(true);
    try {
      while ((this.target !== this.now || this.again) && !this.stage.signal.aborted) {
        if (this.target === this.now + 1 && !this.again) await this.forward();
        else await this.jump();
      }
    } finally {
      this.walking = false;
      this.bar?.walks(false);
      this.tell();
    }
  }

  // One press on: what the step shows, then its actions, one after another.
  async forward() {
    const place = this.places[++this.now];
    this.arrange(place);
    const own = (/** @type {string} */ name) => place.acts.filter(({ names }) => names.includes(name)).length;
    /** @type {Record<string, Action[]>} */
    const before = {};
    for (const [name, actions] of Object.entries(place.done))
      before[name] = actions.slice(0, actions.length - own(name));
    await this.bring(before);
    const looks = looksOf(this.scripts().map(([, playground]) => playground));
    for (const { names, action } of place.acts) {
      if (this.isTurned) return;
      await this.all(names, (playground) => playground.store.get("send")?.(action));
    }
    for (const [name, playground] of this.scripts())
      if (own(name) && this.stands.get(name))
        this.stands.set(name, { wanted: place.done[name], log: logOf(playground) });
    if (this.isTurned) return;
    this.reveal();
    if (place.acts.length) showChanges(looks, place.spot, this.deck.steps[place.at]?.ask);
  }

  // To any place, as it is when its actions have been done.
  async jump() {
    this.now = this.target;
    this.again = false;
    this.arrange(this.place);
    await this.bring(this.place.done);
    if (!this.isTurned) this.reveal();
  }

  get isTurned() {
    return this.target < this.now || this.again || this.stage.signal.aborted;
  }

  // Brings the scripts in sight to where these actions lead, unless they are there.
  /** @param {Record<string, Action[]>} done */
  async bring(done) {
    const away = this.place.show.filter((name) => !this.isThere(name, done[name]));
    await this.all(away, (playground, name) => {
      const wanted = done[name];
      const { store, log } = playground;
      if (store.get("running") === store.get("source") && log) {
        log.forget();
        log.open(wanted);
      } else {
        store.set("given", { actions: wanted });
        store.set("run", {});
      }
    });
    for (const name of away) {
      const playground = this.playgroundOf(name);
      if (playground && this.stands.get(name) !== null)
        this.stands.set(name, { wanted: done[name], log: logOf(playground) });
    }
  }

  /**
   * @param {string} name
   * @param {Action[]} wanted
   */
  isThere(name, wanted) {
    const playground = this.playgroundOf(name);
    const stand = this.stands.get(name);
    if (!playground) return true;
    const running = playground.store.get("running") ?? playground.keeper.drafts.stay?.running;
    const isRun = running === undefined || running === playground.store.get("source");
    return Boolean(isRun && stand && isSame(stand.wanted, wanted) && isSame(stand.log, logOf(playground)));
  }

  // Asks something of each of these scripts, and waits for all answers. What was not done, and why, is said.
  /**
   * @param {string[]} names
   * @param {(playground: Playground, name: string) => void} ask
   */
  async all(names, ask) {
    const waits = names.map(async (name) => {
      const playground = this.playgroundOf(name);
      if (!playground) return;
      const answer = answered(playground, this.stage.signal);
      this.stands.set(name, this.stands.get(name) ?? { wanted: [], log: [] });
      ask(playground, name);
      const { notice, stopped } = await answer;
      if (stopped) this.stands.set(name, null);
      if (notice) this.said.add(this.places.length && this.scripts().length > 1 ? `${name}: ${notice}` : notice);
      const { store } = playground;
      if (!playground.keeper.drafts.authors.has(store.get("source"))) this.said.add(`This is your version of ${name}.`);
    });
    const turned = new Promise((done) => (this.turn = () => done(undefined)));
    await Promise.race([Promise.all(waits), turned]);
  }

  // What is shown at a place, all but what is done there.
  /** @param {Place} place */
  arrange(place) {
    const { store } = this.stage;
    const playgrounds = this.scripts();
    for (const [name, playground] of playgrounds) {
      const column = playground.host.closest("[data-rerun-column]");
      if (column) column.hidden = !place.show.includes(name);
      this.put(name, playground, this.isSolved);
    }
    this.section?.style.setProperty("--columns", String(place.show.length));
    store.set("at", place.at);
    store.set("phase", place.phase);
    this.keep();
    const [first] = playgrounds.filter(([name]) => place.show.includes(name));
    if (place.panes !== null) first?.[1].layout.preset(place.panes, { lasting: false });
    else if (this.arranged) first?.[1].layout.change({ folded: null, alone: null }, { lasting: false });
    this.arranged = place.panes !== null;
    const ids = new Map(playgrounds.map(([name, { data }]) => [name, data.id]));
    store.set("veil", Object.fromEntries(Object.entries(place.upto).map(([name, lines]) => [ids.get(name), lines])));
    store.set("spot", place.spot);
    this.ask(place);
    this.bar?.show(this);
  }

  // A step's question, from its first press to the next step.
  /** @param {Place} place */
  ask({ at, asks }) {
    const { store } = this.stage;
    const ask = this.deck.steps[at]?.ask;
    if (!asks || !ask) return store.set("question", null);
    const open = store.get("question");
    const isOpen = open && this.asked === at;
    this.asked = at;
    const votes = isOpen ? open.votes : [ask.options.map(() => 0)];
    store.set("question", { ...ask, votes, revealed: false });
  }

  // The answer is shown when it has happened.
  reveal() {
    const { store } = this.stage;
    const open = store.get("question");
    if (open && this.place.asks && this.place.phase === null) store.set("question", { ...open, revealed: true });
  }

  // The text that belongs into an editor: the script or its solution, as the presenter left it.
  /**
   * @param {string} name
   * @param {Playground} playground
   * @param {boolean} solved
   */
  put(name, { store }, solved) {
    const { scripts, solutions = {} } = this.deck;
    const isSolved = solved && name in solutions;
    const was = this.solved.get(name) ?? false;
    if (was === isSolved) return;
    this.texts.set(`${was} ${name}`, store.get("source"));
    this.solved.set(name, isSolved);
    store.set("source", this.texts.get(`${isSolved} ${name}`) ?? (isSolved ? solutions : scripts)[name]);
  }

  // Back to the start, with the scripts as they were written. What the presenter made of them stays among their versions.
  reset() {
    this.texts.clear();
    this.turned = false;
    for (const playground of this.stage.playgrounds) {
      const { store, keeper } = playground;
      if (playground.left || store.get("source") === store.get("original")) continue;
      keeper.shelve();
      store.set("source", store.get("original"));
    }
    for (const name of this.solved.keys()) this.solved.set(name, false);
    if (this.places.length) {
      this.target = 0;
      this.restart();
    } else {
      for (const { left, store } of this.stage.playgrounds) if (!left) store.set("run", {});
    }
  }

  // The demo's scripts with their playgrounds, in their order.
  /** @returns {[string, Playground][]} */
  scripts() {
    const hosts = [...(this.section?.querySelectorAll("[data-playground]") ?? [])];
    const found = hosts.map((host) => this.stage.playgrounds.find(({ host: its, left }) => its === host && !left));
    return Object.keys(this.deck?.scripts ?? {}).flatMap((name, at) => {
      const playground = found[at];
      return playground ? [/** @type {[string, Playground]} */ ([name, playground])] : [];
    });
  }

  /** @param {string} wanted */
  playgroundOf(wanted) {
    return this.scripts().find(([name]) => name === wanted)?.[1];
  }

  // A reload of this tab comes back to here.
  keep() {
    const { at, phase } = this.place;
    write(this.key, { mark: this.mark, at, phase, turned: this.turned });
  }

  tell() {
    this.bar?.tell([...this.problems, ...this.said]);
    this.problems = [];
  }
}
