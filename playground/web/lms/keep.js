// What the browser keeps for the package's lessons is its learner's: of who learns there now, as the school's system knows them.
import { box } from "../lib/storage.js";
import { hash } from "./record.js";

/** @import { Lesson } from "./record.js" */

const OWNER = "learner:";
const SHELF = "shelved.";
const DRAFTS = "draft.";

export class Keep {
  /**
   * @param {string} folder the package's, as its pages' addresses begin
   * @param {any} [local]
   * @param {any} [session]
   */
  constructor(folder, local = box("localStorage"), session = box("sessionStorage")) {
    this.folder = folder;
    this.local = local;
    this.session = session;
  }

  // Scripts that another learner wrote at this computer are put away until they come back; the lessons done are what the
  // system knows of.
  /**
   * @param {string} learner
   * @param {Lesson[]} finished
   * @param {string} last
   */
  belongTo(learner, finished, last) {
    const owner = `${OWNER}${this.folder}`;
    const [before, now] = [String(this.local.read(owner) ?? ""), learner && hash(learner)];
    if (before !== now) {
      this.local.write(owner, now || null);
      for (const store of [this.local, this.session]) this.swap(store, before, now);
    }
    const assets = `${this.folder}assets/`;
    const judged = finished.filter((lesson) => lesson.judged).map(({ name }) => name);
    this.local.write(`done:${assets}`, judged.length ? judged : null);
    this.local.write(`last:${assets}`, last || null);
  }

  /**
   * @param {any} store
   * @param {string} before
   * @param {string} now
   */
  swap(store, before, now) {
    const drafts = `${DRAFTS}${this.folder}`;
    for (const name of store.names(drafts)) move(store, name, `${SHELF}${before}.${name}`);
    const shelf = `${SHELF}${now}.`;
    for (const name of store.names(shelf + drafts)) move(store, name, name.slice(shelf.length));
  }
}

/**
 * @param {any} store
 * @param {string} from
 * @param {string} to
 */
function move(store, from, to) {
  if (!store.write(to, store.read(from))) store.write(from, null);
}
