// A session as the page knows it: its script and the actions that it has answered. By these any worker can bring it back.
import { outOfTime, undone, withTimeOf } from "./requests.js";

const REPLAYS = 2; // failures at bringing a session back until it is left alone

export class Session {
  constructor() {
    this.listener = null; // who is told of it
    this.good = null; // { message, actions, ms }: the answered `open`, the actions since, and how long both took
    this.last = null; // the last message that did not get done
    this.failures = 0; // at bringing it back
    this.heavy = false; // its worker was replaced because of its memory
    this.starts = 0;
  }

  opened(listener) {
    Object.assign(this, { listener, failures: 0, heavy: false });
  }

  // A request was answered, after `ms`.
  answered({ message, restores }, answer, ms) {
    if (restores) this.failures = 0;
    else if (outOfTime(answer)) this.last = message;
    if (message.type === "open") {
      const actions = message.actions.filter((_, place) => !answer.left_out?.includes(place));
      this.good = { message, actions, ms };
      if (!restores) this.starts += 1;
    } else if (message.type === "act" && !answer.notice && !undone(answer)) {
      const { good } = this;
      good.actions = [...good.actions, message.action];
      good.message = withTimeOf(good.message, message);
      good.ms += ms;
    }
  }

  // It could not be brought back: after the second time it is left alone.
  failed() {
    this.failures += 1;
    if (this.failures >= REPLAYS) this.good = null;
  }

  // What brings it back: its script, and what was done in it.
  get restoring() {
    return { ...this.good.message, actions: this.good.actions };
  }
}
