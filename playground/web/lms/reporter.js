// What all ways to a school's system have in common, whichever standard it speaks.

/** @import { Answered } from "./answers.js" */

/**
 * @typedef {object} Kept what a system tells at the start
 * @property {string} learner who learns, in the system's own words; "" where it does not tell
 * @property {boolean} known whether it had kept something of ours
 *
 * @typedef {object} Reporter a session in a school's system; one that cannot be started throws
 * @property {() => Promise<Kept>} start
 * @property {(answer: Answered) => void} answered
 * @property {() => Promise<boolean>} write tells what has changed; false where not all was taken
 * @property {(isLeaving?: boolean) => Promise<boolean>} end tells the rest; all that is sent leaves before the first await if the page `isLeaving`
 * @property {boolean} isBehind whether there is more to write
 * @property {boolean} isOver
 * @property {string} trouble why something was not taken
 * @property {string} [back] where the learner goes afterwards
 */

const WAIT = 1000; // ms after a change until it is told: changes come in groups, and systems lose what comes in a burst
const AGAIN = 15_000; // ms until what was not taken is told once more

// Tells a reporter of changes, seldom.
export class Writer {
  /**
   * @param {Reporter} reporter
   * @param {(writer: Writer) => void} said hears that something has changed
   */
  constructor(reporter, said) {
    this.reporter = reporter;
    this.said = said;
    this.isDirty = false;
    this.isWriting = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  change(wait = WAIT) {
    this.isDirty = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), wait);
    this.said(this);
  }

  async write() {
    clearTimeout(this.timer);
    if (this.isWriting || this.reporter.isOver) return;
    this.isWriting = true;
    this.isDirty = false;
    const taken = await this.reporter.write();
    this.isWriting = false;
    if (!taken) this.change(AGAIN);
    else if (this.isDirty || this.reporter.isBehind) this.change();
    this.said(this);
  }

  /** @param {boolean} [isLeaving] */
  async end(isLeaving) {
    clearTimeout(this.timer);
    const taken = await this.reporter.end(isLeaving);
    this.isDirty = !taken;
    this.said(this);
    return taken;
  }
}
