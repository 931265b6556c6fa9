// A learner's way through the lessons of a package: what is done, what was answered, and how that becomes a short text that
// a school's system keeps. The text knows lessons and questions by hashes of their names, so that another edition reads it.

const LONGEST = 4096; // letters: SCORM 1.2 promises to keep so many, though some systems take more
const HASH = 5; // letters of a hash
const PLACE = 2; // letters of a number
const MOST = 36 ** PLACE; // answers that have a number
const TEXT = new RegExp(`^1\\.([0-9a-z]*)\\.((?:[0-9a-z]{${HASH}})*)\\.((?:[0-9a-z]{${HASH + PLACE}}[rw])*)$`);

/**
 * @typedef {{ name: string, title: string, url: string, judged: boolean }} Lesson one that is not `judged` is done when it was open
 * @typedef {{ place: number, right: boolean }} Given where an answer stands in the system's list, and whether it was right
 */

export class Record {
  /** @param {Lesson[]} lessons */
  constructor(lessons) {
    this.lessons = lessons;
    this.last = ""; // the hash of the lesson that was opened last
    /** @type {Set<string>} */
    this.done = new Set(); // hashes, also of lessons that only another edition has
    /** @type {Map<string, Given>} */
    this.answers = new Map(); // by the hash of the question
  }

  /** @param {string} name */
  isDone(name) {
    return this.done.has(hash(name));
  }

  // Whether that is new.
  /** @param {string} name */
  finish(name) {
    if (this.isDone(name)) return false;
    this.done.add(hash(name));
    return true;
  }

  // Whether that is new.
  /** @param {string} name */
  open(name) {
    const before = this.last;
    this.last = hash(name);
    return this.last !== before;
  }

  /** @returns {Lesson | undefined} */
  get opened() {
    return this.lessons.find(({ name }) => hash(name) === this.last);
  }

  /** @returns {Lesson[]} */
  get finished() {
    return this.lessons.filter(({ name }) => this.isDone(name));
  }

  // The part of all lessons that is done, from 0 to 1.
  get progress() {
    return this.finished.length / this.lessons.length;
  }

  // The part of the checks that have passed, from 0 to 1; null where nothing is checked.
  get score() {
    const judged = this.lessons.filter((lesson) => lesson.judged);
    return judged.length ? judged.filter(({ name }) => this.isDone(name)).length / judged.length : null;
  }

  get isComplete() {
    return this.finished.length === this.lessons.length;
  }

  // Where the answer to a question stands in the system's list, which has `count` entries: where it stood, or at the end.
  /**
   * @param {string} question
   * @param {boolean} right
   * @param {number} count
   */
  answer(question, right, count) {
    const known = this.answers.get(hash(question));
    const place = known?.place ?? count;
    if (place < MOST) this.answers.set(hash(question), { place, right });
    return place;
  }

  // The system does not have the answers that it had: their places are others'.
  forgetPlaces() {
    this.answers.clear();
  }

  // The text that is kept; of too many answers the oldest lose their places.
  text() {
    const head = `1.${this.last}.${[...this.done].join("")}.`;
    const answers = [...this.answers].map(
      ([question, { place, right }]) => `${question}${place.toString(36).padStart(PLACE, "0")}${right ? "r" : "w"}`,
    );
    const room = Math.floor((LONGEST - head.length) / (HASH + PLACE + 1));
    return (head + answers.slice(Math.max(answers.length - Math.max(room, 0), 0)).join("")).slice(0, LONGEST);
  }

  // Adds what a text tells. Returns whether it is one of ours.
  /** @param {string} text */
  read(text) {
    const found = TEXT.exec(text);
    if (!found) return false;
    const [, last, done, answers] = found;
    this.last ||= last;
    for (const each of pieces(done, HASH)) this.done.add(each);
    for (const each of pieces(answers, HASH + PLACE + 1)) {
      const place = Number.parseInt(each.slice(HASH, HASH + PLACE), 36);
      this.answers.set(each.slice(0, HASH), { place, right: each.endsWith("r") });
    }
    return true;
  }
}

/**
 * @param {string} text
 * @param {number} length
 */
const pieces = (text, length) =>
  Array.from({ length: text.length / length }, (_, at) => text.slice(at * length, (at + 1) * length));

// A short name for a name: FNV-1a over its letters, twice as wide as 32 bits would be in five letters.
/** @param {string} name */
export function hash(name) {
  let value = 0xcbf29ce484222325n;
  for (const letter of new TextEncoder().encode(name))
    value = BigInt.asUintN(64, (value ^ BigInt(letter)) * 0x100000001b3n);
  return (value % 36n ** BigInt(HASH)).toString(36).padStart(HASH, "0");
}
