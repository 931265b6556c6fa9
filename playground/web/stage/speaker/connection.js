// A window's end of the channel: it asks the stage for what it shows, and notices when there is none any more.
import { fromStage } from "./messages.js";

const EVERY = 5000; // ms between two questions whether the stage is there
const PATIENCE = 2; // of them that may stay without an answer

/**
 * @typedef {{ lost(how: "none" | "waiting" | "gone" | "silent"): void,
 *   deck(outline: import("./messages.js").Outline | null): void, state(state: import("./messages.js").State): void,
 *   shot(shot: import("./messages.js").Shot): Promise<void> }} Listener
 */

export class Connection {
  #unanswered = 0;
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /** @param {string} name @param {Listener} listener */
  constructor(name, listener) {
    this.listener = listener;
    if (!/^[\w-]{8,64}$/.test(name)) {
      listener.lost("none");
      return;
    }
    this.#channel = new BroadcastChannel(`rerun-speaker-${name}`);
    this.#channel.onmessage = ({ data }) => this.#hear(data);
    listener.lost("waiting");
    this.say({ type: "hello" });
    setInterval(() => this.#ask(), EVERY);
    document.addEventListener("visibilitychange", () => this.#want());
  }

  /** @param {import("./messages.js").Wish} wish */
  say(wish) {
    this.#channel?.postMessage(wish);
  }

  #ask() {
    if (++this.#unanswered === PATIENCE + 1) this.listener.lost("silent");
    this.say({ type: "ping" });
  }

  // The next picture: none for a window that nobody looks at.
  #want() {
    if (!document.hidden) this.say({ type: "want" });
  }

  /** @param {unknown} data */
  async #hear(data) {
    const told = fromStage(data);
    if (!told) return;
    this.#unanswered = 0;
    if (told.type === "here") this.say({ type: "hello" });
    else if (told.type === "gone") this.listener.lost("gone");
    else if (told.type === "state") this.listener.state(told);
    else if (told.type === "deck") {
      this.listener.deck(told.outline);
      this.#want();
    } else if (told.type === "shot") {
      await this.listener.shot(told).catch(reportError); // the next one may be better
      requestAnimationFrame(() => this.#want());
    }
  }
}
