// A learner's results in a system that speaks SCORM: read once, written seldom, and set down before the page goes.

/** @import { Answered } from "./answers.js" */
/** @import { Record as Course } from "./record.js" */
/** @import { Kept } from "./reporter.js" */

const UNKNOWN = "401"; // the code, in both standards
const AT_ONCE = 4; // answers of one writing: some systems lose what comes in a burst
const [LOOKS, EVERY] = [20, 150]; // how often, and how many ms apart, a stand-in is asked until it knows the first values

/**
 * @typedef {"start" | "get" | "set" | "save" | "end" | "error" | "words"} Call
 * @typedef {object} Dialect what differs between the standards
 * @property {Record<Call, string>} calls
 * @property {string} learner
 * @property {string} mode
 * @property {string[]} statuses
 * @property {(record: Course, pass: number, statuses: string[], elapsed: number) => [string, string][]} values
 * @property {(place: number, answer: Answered) => [string, string][]} answer
 */

export class Scorm {
  /**
   * @param {any} api the system's object
   * @param {Dialect} dialect
   * @param {Course} record
   * @param {{ pass?: number, now?: () => number, wait?: (ms: number) => Promise<void> }} [how]
   */
  constructor(api, dialect, record, { pass = 1, now = Date.now, wait = sleep } = {}) {
    this.api = api;
    this.dialect = dialect;
    this.record = record;
    this.pass = pass;
    this.now = now;
    this.wait = wait;
    this.began = now();
    this.isNormal = true; // neither looked at only, nor after its end
    this.isOver = false;
    this.count = 0; // of the answers that the system has
    /** @type {string[]} */
    this.statuses = [];
    /** @type {Answered[]} */
    this.pending = [];
    /** @type {Map<string, string>} */
    this.told = new Map(); // element → what it was set to
    /** @type {Set<string>} */
    this.unknown = new Set(); // elements that the system does not have: some need not be there
    this.failure = ""; // what a call has thrown
    this.trouble = "";
  }

  // Begins the session, and brings what was kept.
  /** @returns {Promise<Kept>} */
  async start() {
    const { learner, mode, statuses } = this.dialect;
    if (!this.call("start", "")) throw new Error(this.why());
    await this.awake();
    const known = this.record.read(this.get("cmi.suspend_data"));
    this.isNormal = !["browse", "review"].includes(this.get(mode));
    this.statuses = statuses.map((status) => this.get(status));
    this.count = Number.parseInt(this.get("cmi.interactions._count"), 10) || 0;
    // A system that has begun a new attempt has no answers, or others: what comes now stands behind them.
    if ([...this.record.answers.values()].some(({ place }) => place >= this.count)) this.record.forgetPlaces();
    return { learner: this.get(learner), known };
  }

  // A stand-in for a system in another window knows nothing at first: its values come by messages.
  async awake() {
    if (this.dialect.calls.get in this.api) return;
    for (let looks = 0; looks < LOOKS && !this.get(this.dialect.learner); looks++) await this.wait(EVERY);
  }

  /** @param {Answered} answer */
  answered(answer) {
    // Of a question that waits already the newest answer counts.
    this.pending = [...this.pending.filter(({ question }) => question !== answer.question), answer];
  }

  // Whether there is more to write.
  get isBehind() {
    return this.pending.length > 0;
  }

  // Writes what has changed. Returns whether the system has taken all of it; why not is in `trouble`.
  async write() {
    if (this.isOver) return false;
    this.trouble = "";
    for (const answer of this.pending.splice(0, AT_ONCE)) this.tell(answer);
    this.state();
    if (!this.call("save", "")) this.trouble ||= this.why();
    if (this.trouble) this.told.clear(); // all of it once more, the next time
    return !this.trouble;
  }

  // Writes the rest and ends the session; nothing can be told afterwards.
  async end() {
    if (this.isOver) return true;
    this.trouble = "";
    for (const answer of this.pending.splice(0)) this.tell(answer);
    this.state();
    if (!this.call("save", "")) this.trouble ||= this.why();
    if (!this.call("end", "")) this.trouble ||= this.why();
    this.isOver = true;
    return !this.trouble;
  }

  /** @param {Answered} answer */
  tell(answer) {
    const place = this.record.answer(answer.question, answer.right, this.count);
    this.count = Math.max(this.count, place + 1);
    for (const [element, value] of this.dialect.answer(place, answer)) this.set(element, value);
  }

  state() {
    const values = this.isNormal
      ? this.dialect.values(this.record, this.pass, this.statuses, this.now() - this.began)
      : [];
    for (const [element, value] of [...values, ["cmi.suspend_data", this.record.text()]])
      if (this.told.get(element) !== value && this.set(element, value)) this.told.set(element, value);
  }

  /**
   * @param {Call} what
   * @param {string[]} given
   */
  call(what, ...given) {
    this.failure = "";
    try {
      return String(this.api[this.dialect.calls[what]](...given)) === "true";
    } catch (error) {
      this.failure = String(error);
      return false;
    }
  }

  /** @param {string} element */
  get(element) {
    try {
      return String(this.api[this.dialect.calls.get](element) ?? "");
    } catch {
      return "";
    }
  }

  /**
   * @param {string} element
   * @param {string} value
   */
  set(element, value) {
    if (this.unknown.has(element)) return true;
    const taken = this.call("set", element, value);
    if (!taken && this.code() === UNKNOWN) this.unknown.add(element);
    else if (!taken) this.trouble ||= `${element}: ${this.why()}`;
    return taken;
  }

  code() {
    try {
      return String(this.api[this.dialect.calls.error]());
    } catch {
      return "";
    }
  }

  // What the system says of its last refusal.
  why() {
    if (this.failure) return this.failure;
    try {
      const code = this.code();
      return `error ${code}: ${this.api[this.dialect.calls.words](code)}`;
    } catch (failed) {
      return String(failed);
    }
  }
}

/** @param {number} ms */
const sleep = (ms) => new Promise((done) => setTimeout(done, ms));
