// A session as the page knows it: its script and the actions that it has answered. By these any worker can bring it back.
import { withTimeOf } from "./requests.js";

/** @import { Open, Outcome } from "../messages.js" */

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

  // A request was answered, after `ms`; a look has no outcome.
  /**
   * @param {Pending} request
   * @param {Outcome | undefined} outcome
   * @param {number} ms
   */
  answered({ message, restores }, outcome, ms) {
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
      good.actions = [...good.actions, message.action];
      good.start = withTimeOf(good.start, message);
      good.ms += ms;
    }
  }

  // It could not be brought back: after the second time it is left alone.
  failed() {
    this.failures += 1;
    if (this.failures >= REPLAYS) this.good = null;
  }

  // What brings it back: its script, and what was done in it.
  /** @returns {Open} */
  get restoring() {
    const { start, actions } = /** @type {NonNullable<Session["good"]>} */ (this.good);
    return { ...start, actions };
  }
}
