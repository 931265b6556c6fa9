// Lets time pass for fragments with `run_every`: when one is due, the page does what an actions file calls "wait".

// Ticks go on while the reader can see them, up to the limit of reruns since the reader did something.
export class Ticks {
  /**
   * @param {object} how
   * @param {(seconds: number) => void} how.wait lets time pass
   * @param {() => boolean} how.may whether that is allowed now
   * @param {(count: number) => void} how.pause the limit is reached
   * @param {() => number} how.most the limit
   */
  constructor({ wait, may, pause, most }) {
    this.wait = wait;
    this.may = may;
    this.pause = pause;
    this.most = most;
    this.count = 0;
    this.at = 0; // when the next one is due, as performance.now() tells time
    /** @type {number | null} */
    this.due = null; // seconds that the script's clock is still to go until then
    this.running = false;
    this.seen = () => this.go();
    document.addEventListener("visibilitychange", this.seen);
  }

  // The playground has left the page.
  end() {
    this.stop();
    document.removeEventListener("visibilitychange", this.seen);
  }

  // A step was answered: `due` is in how many seconds the next fragment runs, or null; `whole` is whether the whole script ran.
  /** @param {{ due: number | null, whole: boolean }} outcome */
  answered({ due, whole }) {
    const own = this.running;
    this.running = false;
    if (own || this.due === null || whole) this.at = performance.now() + (due ?? 0) * 1000;
    this.due = due;
    this.go();
  }

  // The reader did something: ticks may go on for long again.
  used() {
    this.count = 0;
    this.go();
  }

  stop() {
    this.running = false;
    this.due = null;
    clearTimeout(this.timer);
  }

  go() {
    clearTimeout(this.timer);
    if (this.due === null || !Number.isFinite(this.due) || this.running || document.hidden) return;
    if (this.count >= this.most()) return this.pause(this.count);
    this.timer = setTimeout(() => this.tick(), Math.max(0, this.at - performance.now()));
  }

  tick() {
    if (document.hidden || this.due === null) return;
    if (!this.may()) {
      this.timer = setTimeout(() => this.tick(), 200);
      return;
    }
    this.count += 1;
    this.running = true;
    this.wait(this.due);
  }
}
