// A session as the page knows it: its script and the actions that it has answered. By these any worker can bring it back.
import { aboutRequest, elapsed, STEPS, withTimeOf } from "./requests.js";

/** @import { Open, Outcome, Output, Progress } from "../messages.js" */

const REPLAYS = 2; // failures at bringing a session back until it is left alone

/** @type {Listener} */
const NOBODY = { view() {}, progress() {}, stopped() {}, state() {} };

export class Session {
  constructor() {
    /** @type {Listener} */
    this.listener = NOBODY; // who is told of it
    /** @type {{ start: Omit<Open, "actions">, actions: Action[], ms: number } | null} */
    this.good = null; // { start, actions, ms }: the answered `open` without its actions, all actions, and how long both took
    /** @type {any} */
    this.last = null; // the last message that did not get done
    this.failures = 0; // at bringing it back
    this.heavy = false; // its worker was replaced because of its memory
    this.starts = 0;
  }

  /** @param {Listener} listener */
  opened(listener) {
    Object.assign(this, { listener, failures: 0, heavy: false });
  }

  // A request's script has ended, and the app is there before the rest of the answer: the reader sees it, and has done it.
  /**
   * @param {Pending} request
   * @param {Progress} message
   */
  showed(request, message) {
    const { outcome } = message;
    if (request.restores || (request.unseen && outcome?.out_of_time)) return;
    this.answered(request, outcome, elapsed(request));
    request.showed = true;
    this.listener.progress(message, aboutRequest(request));
  }

  // A request was answered, after `ms`; a look has no outcome.
  /**
   * @param {Pending} request
   * @param {Outcome | undefined} outcome
   * @param {number} ms
   */
  answered({ message, restores, showed }, outcome, ms) {
    if (showed) {
      // What the script did to Python has come out since: the action is not done after all.
      if (this.good && outcome?.kept === false) this.good.actions = this.good.actions.slice(0, -1);
      return;
    }
    if (restores) this.failures = 0;
    else if (outcome?.out_of_time) this.last = message;
    if (message.type === "open") {
      const { actions, ...start } = message;
      this.good = {
        start,
        actions: actions.filter(
          (/** @type {Action} */ _, /** @type {number} */ place) => !outcome?.left_out?.includes(place),
        ),
        ms,
      };
      if (!restores) this.starts += 1;
    } else if (message.type === "act" && this.good && outcome?.kept) {
      const { good } = this;
      const { after } = outcome;
      good.actions = [...good.actions, typeof after === "number" ? { ...message.action, after } : message.action];
      good.start = withTimeOf(good.start, message);
      good.ms += ms;
    }
  }

  // Its script has printed a line; what is only done again prints nothing new.
  /**
   * @param {Pending | null} current what is being done
   * @param {Output} output
   */
  printed(current, { session, text }) {
    const isSaid = current?.session === session && !current.restores && STEPS.has(current.message.type);
    if (isSaid && typeof text === "string") this.listener.printed?.(text);
  }

  // It could not be brought back: after the second time it is left alone.
  failed() {
    this.failures += 1;
    if (this.failures >= REPLAYS) this.good = null;
  }

  // The worker goes on, and has not brought it back.
  /** @param {string} reason */
  unrestored(reason) {
    if (reason === "refused") this.good = null;
    else this.failed();
  }

  // What brings it back: its script, and what was done in it.
  /** @returns {Open} */
  get restoring() {
    const { start, actions } = /** @type {NonNullable<Session["good"]>} */ (this.good);
    return { ...start, actions };
  }
}
