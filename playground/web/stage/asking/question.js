// What the room is asked: open for one vote or two, counted by hand and by phones, then shown with what is right.
//
// A demo's question is put into the stage's store by its player, which also reveals it; one of the presenter's own (`free`) begins
// and ends here. `votes` there is all that was counted, one list for each vote; how many of them are hands is known here alone.
import { recall } from "../../lib/storage.js";
import { keyOf } from "./asked.js";
import { QuestionForm } from "./question_form.js";
import { QuestionPanel } from "./question_panel.js";
import { startRoom } from "./room.js";

/** @typedef {import("../stage.js").Stage} Stage */

const MOST_HANDS = 9999; // that anybody counts
const TYPED =
  "input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select, [contenteditable=true]";

// Lets the presenter of this stage ask the room.
/** @param {Stage} stage */
export function startQuestions(stage) {
  const questions = new Questions(stage);
  questions.room = startRoom(questions);
  return questions;
}

export class Questions {
  /** @type {import("./room.js").Room | null} */
  room = null;
  /** @type {number[][]} */
  hands = []; // by vote, by option
  /** @type {number[][]} */
  phones = [];
  /** @type {number[]} */
  counted = []; // the options of the hands of this vote, in order, to be taken back
  isShown = false; // whether the room sees the counts before the answer
  /** @type {string} */
  #key = "";

  /** @param {Stage} stage */
  constructor(stage) {
    this.stage = stage;
    this.panel = new QuestionPanel(this);
    this.form = new QuestionForm(this);
    const { store, signal } = stage;
    store.on("question", () => this.changed());
    store.on("hand", ({ option, by }) => this.count(option, by));
    store.on("black", (black) => black && this.closeDialogs());
    addEventListener("keydown", (event) => this.press(event), { capture: true, signal });
    const asks = (/** @type {Event} */ event) =>
      event.composedPath().some((each) => each instanceof Element && each.matches("[data-do=ask]"));
    document.addEventListener("click", (event) => asks(event) && this.form.open(), { signal });
    signal.addEventListener("abort", () => this.panel.remove());
  }

  /** @returns {OpenQuestion | null} */
  get open() {
    return this.stage.store.get("question");
  }

  // Whether hands are counted now.
  get isOpen() {
    return this.open !== null && !this.open.revealed;
  }

  changed() {
    const { open } = this;
    const key = open ? keyOf(open) : "";
    if (open && key !== this.#key) {
      this.hands = [open.options.map(() => 0)];
      this.phones = [];
      this.counted = [];
    }
    this.#key = key;
    if (open && JSON.stringify(open.votes) !== JSON.stringify(this.totals)) this.put({});
    else {
      this.panel.draw();
      this.room?.tell();
    }
  }

  get totals() {
    return this.hands.map((row, vote) => row.map((hands, option) => hands + (this.phones[vote]?.[option] ?? 0)));
  }

  // The question as it is now, with what was counted.
  /** @param {Partial<OpenQuestion>} fields */
  put(fields) {
    const { open } = this;
    if (open) this.stage.store.set("question", { ...open, ...fields, votes: this.totals });
  }

  /**
   * @param {number} option
   * @param {number} by
   */
  count(option, by) {
    const row = this.hands.at(-1);
    if (!this.isOpen || !row || !(option in row)) return;
    const hands = Math.min(Math.max(0, row[option] + by), MOST_HANDS);
    if (hands === row[option]) return;
    if (by > 0) this.counted.push(option);
    else if (this.counted.includes(option)) this.counted.splice(this.counted.lastIndexOf(option), 1);
    row[option] = hands;
    this.put({});
  }

  /**
   * @param {number} option
   * @param {number} hands
   */
  setHands(option, hands) {
    const row = this.hands.at(-1);
    if (!this.isOpen || !row || !Number.isFinite(hands)) return;
    row[option] = Math.min(Math.max(0, Math.trunc(hands)), MOST_HANDS);
    this.counted = this.counted.filter((each) => each !== option);
    this.put({});
  }

  // Takes the last hand back; where there was none in the second vote, that vote itself.
  takeBack() {
    const option = this.counted.at(-1);
    if (option !== undefined) return this.count(option, -1);
    if (!this.isOpen || this.hands.length < 2 || this.totals[1].some(Boolean)) return;
    this.hands.pop();
    this.put({});
  }

  /** @param {number[][]} votes */
  setPhones(votes) {
    this.phones = votes;
    this.put({});
  }

  voteAgain() {
    if (!this.isOpen || this.hands.length > 1) return;
    this.hands.push(this.hands[0].map(() => 0));
    this.counted = [];
    this.put({});
  }

  showCounts() {
    this.isShown = !this.isShown;
    this.panel.draw();
  }

  // Asks something that is in no demo. Returns why it cannot be asked now, or "".
  /**
   * @param {string} question
   * @param {string[]} options
   */
  ask(question, options) {
    const { store } = this.stage;
    if (store.get("phase") === "asked") return "The demo asks something itself now: show its answer first.";
    store.set("question", null); // the same one once more begins anew
    store.set("question", { question, options, answer: "", votes: [], revealed: false, free: true });
    return "";
  }

  // Goes on with what the room was asked before this page was loaded anew. Its hands are gone, what phones said is not.
  /** @param {{ question: string, options: string[], type: string, answer?: number | null, why?: string, round: number }} asked */
  adopt({ question, options, type, answer, why, round }) {
    const revealed = type === "shown";
    const votes = Array.from({ length: round }, () => options.map(() => 0));
    this.stage.store.set("question", {
      ...{ question, options, why, votes, revealed, free: true },
      answer: options[answer ?? -1] ?? "",
    });
    while (this.hands.length < round) this.hands.push(options.map(() => 0));
    this.put({});
  }

  // Shows what came out; a demo does so by its next step. Of a question of the presenter's own this is the end, once it was shown.
  answer() {
    const { open } = this;
    if (!open) return;
    if (!open.free) {
      if (!open.revealed) this.stage.store.set("go", { by: 1 });
    } else if (open.revealed) this.close();
    else this.put({ revealed: true });
  }

  // Says which option was right, of a question of the presenter's own; the same once more, that none was.
  /** @param {number} option */
  mark(option) {
    const { open } = this;
    if (!open?.free || !open.revealed || !(option in open.options)) return;
    const answer = open.options[option];
    this.put({ answer: open.answer === answer ? "" : answer });
  }

  close() {
    if (this.open?.free) this.stage.store.set("question", null);
  }

  closeDialogs() {
    this.form.close();
    this.room?.hide();
  }

  get isDialogOpen() {
    return this.panel.root.querySelector("dialog[open]") !== null;
  }

  // Before all others that listen to keys: while a question is open numbers are hands.
  /** @param {KeyboardEvent} event */
  press(event) {
    const isClicker = event.key === "PageDown" || event.key === "PageUp";
    if (isClicker) this.room?.hide(); // how to join is no place to get stuck in
    if (this.isDialogOpen) return event.stopImmediatePropagation();
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (recall("single-keys") === false) return;
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(TYPED)) return;
    const [field] = this.stage.playgrounds;
    if (!field || this.stage.playgrounds.some(({ root }) => root.querySelector("dialog[open]"))) return;
    const act = this.actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    act();
  }

  /**
   * @param {{ key: string, code: string, shiftKey: boolean, repeat?: boolean }} event
   * @returns {(() => void) | undefined}
   */
  actOf({ key, code, shiftKey, repeat }) {
    const { open, isOpen } = this;
    const [, digit] = /^(?:Digit|Numpad)([1-5])$/.exec(code) ?? []; // where they are, whatever a layout writes there
    const option = Number(digit) - 1;
    if (open && option in open.options) {
      if (repeat) return () => {}; // a key that is held is one hand
      if (isOpen) return () => this.count(option, shiftKey ? -1 : 1);
      if (open.free) return () => this.mark(option);
    }
    if (shiftKey) return undefined;
    /** @type {Record<string, (() => void) | false | null | undefined>} */
    const acts = {
      q: () => this.form.open(),
      j: this.room && (() => this.room?.show()),
      a: open && (open.free || isOpen) && (() => this.answer()),
      v: isOpen && this.hands.length < 2 && (() => this.voteAgain()),
      h: isOpen && (() => this.showCounts()),
      backspace: isOpen && (() => this.takeBack()),
    };
    return acts[key.toLowerCase()] || undefined;
  }
}
