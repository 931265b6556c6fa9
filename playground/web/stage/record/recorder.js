// Makes steps of what its author does in the apps of a demo, and keeps the demo in this browser.
import { box } from "../../lib/storage.js";
import { logOf } from "../settled.js";
import { isSame } from "../places.js";
import { changed, inserted, removed, titleOf } from "./edits.js";

const { read, write } = box("localStorage");
const DRAFT = "stage.draft";
const WITHOUT = new Set(["load", "wait"]); // what nobody does

export class Recorder {
  /**
   * @param {import("../player.js").Player} player
   * @param {() => void} changedDeck is called when the demo has another step, or stands at another one
   */
  constructor(player, changedDeck) {
    this.player = player;
    this.isOn = false;
    this.changedDeck = changedDeck;
    /** @type {Set<Playground>} */
    this.heard = new Set();
    this.lastRuns = 0;
    const { store } = player.stage;
    store.on("deck", () => this.listen());
    store.on("at", () => changedDeck());
    store.on(
      "spot",
      (spot) => this.isFree && this.set({ spot: spot ?? (this.step?.spot === undefined ? undefined : null) }),
    );
    store.on("veil", (veil) => this.isFree && this.veiled(veil));
  }

  get deck() {
    return this.player.stage.store.get("deck");
  }

  get at() {
    return this.player.stage.store.get("at");
  }

  get step() {
    return this.deck?.steps[this.at];
  }

  // Whether what happens now is the author's doing.
  get isFree() {
    return this.isOn && this.deck !== null && !this.player.walking && !this.adopting;
  }

  get draft() {
    return read(DRAFT);
  }

  listen() {
    for (const [name, playground] of this.player.scripts()) {
      if (this.heard.has(playground)) continue;
      this.heard.add(playground);
      playground.store.on("latest", (view) => view && this.stepped(name, playground, view));
      playground.store.on("running", (source) => this.ran(name, playground, source));
    }
  }

  // Something was done in an app, or taken back.
  /**
   * @param {string} name
   * @param {Playground} playground
   * @param {Shown} view
   */
  stepped(name, playground, view) {
    const stand = this.player.stands.get(name);
    const log = logOf(playground);
    this.lastRuns = Number(view.totals?.runs) || 0;
    if (!this.isFree || !stand || isSame(log, stand.log)) return;
    const action = view.brief?.action;
    if (log.length === stand.log.length + 1 && isSame(log.slice(0, -1), stand.log)) {
      if (action instanceof Object && !WITHOUT.has(Object.keys(action)[0])) this.done(name, action);
    } else if (log.length === stand.log.length - 1 && isSame(log, stand.log.slice(0, -1))) this.undone(name);
  }

  /**
   * @param {string} name
   * @param {Action} action
   */
  done(name, action) {
    const { deck, at, step } = this;
    if (!deck) return;
    const script = name === this.player.place.show[0] ? {} : { script: name };
    if (step && this.player.place.phase === "asked" && !step.do?.length)
      this.adopt(changed(deck, at, { do: [action], ...script }), at);
    else this.adopt(inserted(deck, at + 1, { title: titleOf(action), ...script, do: [action] }), at + 1);
  }

  // Ctrl+Z: the step that did it goes too, unless it says more.
  /** @param {string} name */
  undone(name) {
    const { deck, at, step } = this;
    if (!deck || !step?.do?.length || (step.script ?? this.player.place.show[0]) !== name) return;
    const actions = step.do.slice(0, -1);
    const { title: _title, script: _script, do: _do, ...more } = step;
    if (actions.length || Object.keys(more).length)
      this.adopt(changed(deck, at, { do: actions.length ? actions : undefined }), at);
    else this.adopt(removed(deck, at), at - 1);
  }

  // The author has run a changed script: it is the demo's from now on, and comes to where the demo is.
  /**
   * @param {string} name
   * @param {Playground} playground
   * @param {string} source
   */
  ran(name, playground, source) {
    const { deck } = this;
    if (!this.isFree || !deck || source !== playground.store.get("source")) return;
    const isSolution = this.player.solved.get(name) === true;
    const of = isSolution ? "solutions" : "scripts";
    if (deck[of]?.[name] === source) return;
    playground.keeper.drafts.authors.add(source);
    if (!isSolution) playground.store.set("original", source);
    const next = { ...deck, [of]: { ...deck[of], [name]: source } };
    queueMicrotask(() => this.adopt(next, this.at, { there: false })); // once it runs
  }

  // Another demo: kept, and played from this step on. Where the apps are not there yet they are brought there.
  /**
   * @param {Deck} deck
   * @param {number} at
   * @param {{ there?: boolean }} [how]
   */
  adopt(deck, at, { there = true } = {}) {
    this.adopting = true;
    this.player.adopt(deck, Math.min(at, deck.steps.length - 1));
    this.adopting = false;
    write(DRAFT, deck);
    this.changedDeck();
    if (!there) this.player.restart();
  }

  // Changes fields of the step that is shown.
  /** @param {Partial<DemoStep>} fields */
  set(fields) {
    const { deck, at } = this;
    if (!deck || !this.step) return;
    this.adopt(changed(deck, at, fields), at);
  }

  // Lines were revealed or veiled, as in present mode.
  /** @param {Record<string, number>} veil */
  veiled(veil) {
    const [name, playground] = this.player.scripts().find(([each]) => each === this.name) ?? [];
    if (name && playground) this.set({ upto: veil[playground.data.id] ?? "all" });
  }

  // The script that the step is about: the first of them, where there are several.
  get name() {
    const { script } = this.step ?? {};
    return (Array.isArray(script) ? script[0] : script) ?? this.player.place?.show[0];
  }

  // Goes through all of it, there and back. Returns what could not be done.
  async tryOut() {
    const { player } = this;
    const was = this.isOn;
    this.isOn = false;
    const said = new Set();
    const { length } = player.places;
    await player.go({ to: -1 });
    for (const by of [1, -1]) {
      for (let press = 1; press < length; press++) {
        await player.go({ by });
        for (const each of player.said) said.add(each);
      }
    }
    this.isOn = was;
    return [...said];
  }

  forget() {
    write(DRAFT, null);
  }
}
