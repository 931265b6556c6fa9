// Remembers, over reloads of the tab, that a script was being started: one that takes the whole page down is not run again.
const MOST = 2; // starts without an answer

export class Trouble {
  constructor(id) {
    this.key = `rerun-playground:starting:${location.pathname}:${id}`;
  }

  // Whether the script should be left alone.
  get isLikely() {
    return this.count() >= MOST;
  }

  starting() {
    this.keep((count) => count + 1);
  }

  over() {
    this.keep(() => 0);
  }

  count() {
    try {
      return Number(sessionStorage.getItem(this.key)) || 0;
    } catch {
      return 0; // a browser that keeps nothing
    }
  }

  keep(next) {
    try {
      const count = next(this.count());
      if (count) sessionStorage.setItem(this.key, count);
      else sessionStorage.removeItem(this.key);
    } catch {
      // then nothing is remembered
    }
  }
}
