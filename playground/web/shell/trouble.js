// Remembers, over reloads of the tab, that a script was being started: one that takes the whole page down is not run again.
import { box } from "../lib/storage.js";

const MOST = 2; // starts without an answer

export class Trouble {
  /** @param {string} id */
  constructor(id, store = box("sessionStorage")) {
    this.name = `starting:${location.pathname}:${id}`;
    this.store = store;
  }

  // Whether the script should be left alone.
  get isLikely() {
    return this.count >= MOST;
  }

  get count() {
    return Number(this.store.read(this.name)) || 0;
  }

  starting() {
    this.store.write(this.name, this.count + 1);
  }

  over() {
    this.store.write(this.name, null);
  }
}
