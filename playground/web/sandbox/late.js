// Looks what keeps Python from starting: which of its files is wrong, or does not come.
const LATE = 3000; // ms until it is looked

export class Late {
  // `diagnose` says in a sentence why Python cannot start, or nothing; until it knows, it tells `waits` which file is waited
  // for. `failed` hears of the former, `shown` that `awaited` has changed.
  constructor(diagnose, { failed, shown }) {
    Object.assign(this, { diagnose, failed, shown });
    this.awaited = ""; // a sentence on the file that Python waits for, if none comes
  }

  // Python is starting.
  expect() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), LATE);
  }

  // Python is late, or has failed to start: if that is because of a file, no other try would help.
  async look() {
    this.looking?.abort();
    this.looking = new AbortController();
    const { signal } = this.looking;
    const waits = (words) => {
      if (signal.aborted) return;
      this.awaited = words;
      this.shown();
    };
    const trouble = await this.diagnose({ signal, waits });
    if (trouble && !signal.aborted) this.failed(trouble);
  }

  // Python has started, or nobody waits for it any more.
  end() {
    clearTimeout(this.timer);
    this.looking?.abort();
    this.awaited = "";
  }
}
