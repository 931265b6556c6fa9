// What a learner did in a lesson, from visit to visit: how often the script was checked, what help was taken, how long it took.
// It is kept in this browser only, and what is read from there is checked: it may be anybody's.
import { box } from "../lib/storage.js";
import { MOST_CHECKS } from "../share/work.js";

/** @typedef {import("../share/work.js").LessonWork} LessonWork */
/** @typedef {Omit<LessonWork, "lesson" | "title" | "version" | "file">} Done */
/** @typedef {Pick<LessonWork, "lesson" | "title" | "version" | "file">} About which lesson it is, and what is handed in of it */

const IDLE = 120; // seconds without a sign of the learner that still count as work

export class WorkRecord {
  // `place` tells the sites of one origin apart. The others are for tests.
  /**
   * @param {About} about
   * @param {{ place: string, local?: any, now?: () => number }} given
   */
  constructor(about, { place, local = box("localStorage"), now = Date.now }) {
    this.about = about;
    this.local = local;
    this.now = now;
    this.place = `work:${place}:`;
    this.done = this.read(about.lesson) ?? { ...nothing(), begun: this.moment() };
    this.seen = now();
  }

  moment() {
    return new Date(this.now()).toISOString();
  }

  /**
   * @param {string} lesson
   * @returns {Done | null}
   */
  read(lesson) {
    const kept = this.local.read(this.place + lesson)?.work;
    return kept && typeof kept === "object" ? checked(kept) : null;
  }

  // Changes what is known and keeps it, with the script as it is then where that is told.
  /** @param {Partial<Done>} fields */
  note(fields) {
    this.done = { ...this.done, ...fields };
    const { lesson } = this.about;
    this.local.write(this.place + lesson, { work: { ...this.about, ...this.done } });
  }

  // A sign of the learner: the time since the last one was work, unless it was long.
  alive() {
    const now = this.now();
    const passed = (now - this.seen) / 1000;
    if (passed < 1) return;
    this.seen = now;
    this.note({ seconds: this.done.seconds + Math.min(passed, IDLE) });
  }

  /**
   * @param {boolean} passed
   * @param {string} script
   */
  checked(passed, script) {
    const checks = [...this.done.checks, { at: this.moment(), passed }].slice(-MOST_CHECKS);
    this.note({ script, checks, tries: this.done.tries + 1 });
  }

  // So many hints are shown; on another visit it may have been more.
  /** @param {number} shown */
  hinted(shown) {
    this.note({ hints: Math.max(this.done.hints, shown) });
  }

  // Goes on with what was handed in before: on another machine, as a rule.
  /** @param {LessonWork} work */
  take({ lesson: _lesson, title: _title, version: _version, file: _file, ...done }) {
    this.note({ ...checked(done), begun: done.begun || this.done.begun });
  }

  // What is handed in of this lesson, with the script and the actions as they are now.
  /**
   * @param {{ script: string, actions: Action[], files: Record<string, any> }} now
   * @returns {LessonWork}
   */
  work(now) {
    return { ...this.about, ...this.done, ...now, seconds: Math.round(this.done.seconds) };
  }

  // What was checked in other lessons of the same chapter, each as it was at its last check.
  /** @returns {LessonWork[]} */
  others() {
    const [chapter] = this.about.lesson.split("/");
    /** @type {string[]} */
    const names = this.local.names(`${this.place}${chapter}/`);
    return names
      .filter((name) => name !== this.place + this.about.lesson)
      .sort()
      .flatMap((name) => {
        const kept = this.local.read(name)?.work;
        const about = aboutOf(kept);
        const done = about && checked(kept);
        return about && done?.script ? [{ ...about, ...done, seconds: Math.round(done.seconds) }] : [];
      });
  }
}

/** @returns {Done} */
const nothing = () => ({
  ...{ script: "", files: {}, actions: [], checks: [], tries: 0, hints: 0, solution: false, seconds: 0, begun: "" },
});

/**
 * @param {any} kept
 * @returns {About | null}
 */
function aboutOf(kept) {
  const { lesson, title, version, file } = Object(kept);
  return [lesson, title, version, file].every(isText) ? { lesson, title, version, file } : null;
}

/**
 * @param {any} kept
 * @returns {Done}
 */
function checked(kept) {
  const { script, actions, checks, tries, hints, solution, seconds, begun } = kept;
  const isCheck = (/** @type {any} */ each) => isText(each?.at) && typeof each.passed === "boolean";
  return {
    ...nothing(),
    script: isText(script) ? script : "",
    actions: Array.isArray(actions) ? actions.filter((each) => each && typeof each === "object") : [],
    checks: Array.isArray(checks) ? checks.filter(isCheck).map(({ at, passed }) => ({ at, passed })) : [],
    tries: count(tries),
    hints: count(hints),
    solution: solution === true,
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : 0,
    begun: isText(begun) ? begun : "",
  };
}

/** @param {unknown} value */
const isText = (value) => typeof value === "string";
/** @param {unknown} value */
const count = (value) => (Number.isInteger(value) && Number(value) > 0 ? Number(value) : 0);
