// A learner's results as statements of xAPI, in a session of cmi5 or of a plain launch: each once, in the order that cmi5 wants.
import { fetchKey, Lrs } from "./lrs.js";
import { answered, completed, initialized, passed, terminated } from "./statements.js";

/** @import { Answered } from "./answers.js" */
/** @import { Launch } from "./launch.js" */
/** @import { Record } from "./record.js" */
/** @import { Kept } from "./reporter.js" */

const [LAUNCH_DATA, KEPT] = ["LMS.LaunchData", "rerun-playground"]; // documents of the learner's state
const PREFERENCES = "cmi5LearnerPreferences";

export class Xapi {
  back = ""; // where the learner goes afterwards

  /**
   * @param {Launch} launch
   * @param {Record} record
   * @param {{ pass?: number, now?: () => number, ask?: typeof fetch }} [how]
   */
  constructor(launch, record, { pass = 1, now = Date.now, ask = globalThis.fetch.bind(globalThis) } = {}) {
    this.launch = launch;
    this.record = record;
    this.pass = pass;
    this.now = now;
    this.ask = ask;
    this.lrs = new Lrs(launch.endpoint, launch.auth, ask);
    this.session = { launch, template: /** @type {any} */ (null), mastery: /** @type {number | null} */ (null) };
    this.began = now();
    this.isNormal = true; // cmi5 wants nothing judged of who only looks
    this.isOver = false;
    this.trouble = "";
    /** @type {Set<string>} */
    this.judged = new Set(); // "passed", "completed": each is told once, in all sessions of a registration
    /** @type {any[]} */
    this.pending = []; // statements
    this.saved = ""; // what was kept last
  }

  // Begins the session, and brings what was kept.
  /** @returns {Promise<Kept>} */
  async start() {
    const { launch, lrs } = this;
    if (launch.kind === "cmi5") {
      lrs.key = await fetchKey(launch.fetch, this.ask);
      this.take((await lrs.document("activities/state", this.state(LAUNCH_DATA))) ?? {});
      // Nothing here goes by them, but cmi5 has them asked for.
      await lrs.document("agents/profile", { agent: JSON.stringify(launch.actor), profileId: PREFERENCES });
    }
    await lrs.tell([initialized(this.session)]);
    this.began = this.now();
    const kept = await lrs.document("activities/state", this.state(KEPT));
    for (const verb of ["passed", "completed"]) if (kept?.[verb] === true) this.judged.add(verb);
    const known = this.record.read(String(kept?.text ?? ""));
    this.saved = known ? JSON.stringify(this.kept()) : "";
    const { actor } = launch;
    return { learner: JSON.stringify(actor.account ?? actor.mbox ?? actor.mbox_sha1sum ?? actor.openid ?? ""), known };
  }

  // What the system wants of this session.
  /** @param {any} given */
  take({ contextTemplate, launchMode, masteryScore, returnURL }) {
    this.session.template = contextTemplate && typeof contextTemplate === "object" ? contextTemplate : null;
    this.isNormal = launchMode === undefined || launchMode === "Normal";
    if (typeof masteryScore === "number" && masteryScore >= 0 && masteryScore <= 1) {
      this.session.mastery = masteryScore;
      this.pass = masteryScore;
    }
    if (typeof returnURL === "string" && /^https?:\/\//i.test(returnURL)) this.back = returnURL;
  }

  /** @param {Answered} answer */
  answered(answer) {
    this.pending.push(answered(this.session, answer));
  }

  get isBehind() {
    return this.pending.length > 0;
  }

  async write() {
    if (this.isOver) return false;
    this.judge();
    const batch = this.pending.splice(0);
    const kept = this.kept();
    const text = JSON.stringify(kept);
    this.trouble = "";
    try {
      if (batch.length) await this.lrs.tell(batch);
    } catch (error) {
      this.pending.unshift(...batch);
      return this.failed(error);
    }
    try {
      if (text !== this.saved) await this.lrs.keep(this.state(KEPT), kept);
      this.saved = text;
      return true;
    } catch (error) {
      return this.failed(error);
    }
  }

  // The rest goes as one request, so that it stays in order, and leaves although the page goes.
  async end() {
    if (this.isOver) return true;
    this.judge();
    this.isOver = true;
    this.trouble = "";
    const kept = this.kept();
    const rest = [...this.pending.splice(0), terminated(this.session, this.now() - this.began)];
    const told = this.lrs.tell(rest);
    const saved = JSON.stringify(kept) === this.saved ? null : this.lrs.keep(this.state(KEPT), kept);
    try {
      await Promise.all([told, saved]);
      return true;
    } catch (error) {
      return this.failed(error);
    }
  }

  // What is to be said of the whole, once.
  judge() {
    if (!this.isNormal) return;
    const { record, session } = this;
    const elapsed = this.now() - this.began;
    /**
     * @param {string} verb
     * @param {boolean} is
     * @param {() => any} make
     */
    const once = (verb, is, make) => {
      if (!is || this.judged.has(verb)) return;
      this.judged.add(verb);
      this.pending.push(make());
    };
    const { score } = record;
    once("passed", score !== null && score >= this.pass, () => passed(session, score ?? 0, elapsed));
    once("completed", record.isComplete, () => completed(session, elapsed));
  }

  kept() {
    return { text: this.record.text(), passed: this.judged.has("passed"), completed: this.judged.has("completed") };
  }

  /** @param {string} stateId */
  state(stateId) {
    const { activity, actor, registration } = this.launch;
    const agent = JSON.stringify(actor);
    return { stateId, activityId: activity, agent, ...(registration && { registration }) };
  }

  /** @param {unknown} error */
  failed(error) {
    this.trouble = error instanceof Error ? error.message : String(error);
    return false;
  }
}
