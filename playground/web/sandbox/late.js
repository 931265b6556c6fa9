// Looks what keeps Python from starting: which of its files is wrong, or does not come.
const LATE = 3000; // ms until it is looked

/**
 * @typedef {{ signal?: AbortSignal, waits?: (words: string) => void, hasFailed?: boolean }} Looking until when it is looked, who
 *   hears, and whether Python has failed to start: if not, its files may still be on their way
 * @typedef {(how: Looking) => Promise<string>} Diagnose
 */

export class Late {
  // `diagnose` says in a sentence why Python cannot start, or nothing; until it knows, it tells `waits` which file is waited
  // for. `failed` hears of the former, `shown` that `awaited` has changed.
  /**
   * @param {Diagnose} diagnose
   * @param {{ failed: (trouble: string) => void, shown: () => void }} how
   */
  constructor(diagnose, { failed, shown }) {
    this.diagnose = diagnose;
    this.failed = failed;
    this.shown = shown;
    /** @type {AbortController | undefined} */
    this.looking = undefined;
    this.awaited = ""; // a sentence on the file that Python waits for, if none comes
  }

  // Python is starting.
  expect() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(false), LATE);
  }

  // Python is late, or has failed to start: if that is because of a file, no other try would help.
  async look(hasFailed = true) {
    this.looking?.abort();
    this.looking = new AbortController();
    const { signal } = this.looking;
    const waits = (/** @type {string} */ words) => {
      if (signal.aborted) return;
      this.awaited = words;
      this.shown();
    };
    const trouble = await this.diagnose({ signal, waits, hasFailed });
    if (trouble && !signal.aborted) this.failed(trouble);
  }

  // Python has started, or nobody waits for it any more.
  end() {
    clearTimeout(this.timer);
    this.looking?.abort();
    this.awaited = "";
  }
}
