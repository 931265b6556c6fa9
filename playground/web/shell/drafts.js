// Keeps what the reader wrote and did, in the browser, and overwrites nothing that another tab has written.
//
// `localStorage` has for each script, and each edition of it by the site's author, what each tab made of it:
// `{ tab: { source, at } }`, the newest few. `sessionStorage` has where this tab was: `{ source, running, actions, slow }`,
// so that a reload goes on there. What is read from either is a stranger's: it is checked.

import { box } from "../lib/storage.js";

/**
 * @typedef {{ source: string, running: string, actions: Action[], slow: boolean }} Stay where a tab was
 * @typedef {{ tab: string, source: string, at: number }} Version what a tab has made of a script, and when
 */

const MOST = 5; // versions of a script that are kept

export class Drafts {
  // `place` says which script of the site it is; `original` is what its author wrote. The others are for tests.
  /** @param {{ place: string, original: string, local?: any, session?: any, tab?: string, now?: () => number }} given */
  constructor({ place, original, ...others }) {
    this.authors = new Set([original]); // texts of the site's author: they are no versions of the reader's
    this.local = others.local ?? box("localStorage");
    this.session = others.session ?? box("sessionStorage");
    this.tab = others.tab ?? newTab();
    this.now = others.now ?? Date.now;
    this.name = place;
    this.place = `draft.${place}:`;
    this.key = this.place + fingerprint(original);
    const here = checkedStay(this.session.read(this.key));
    const [newest] = this.versions();
    this.stay = here; // where this tab was, or null
    this.source = here?.source ?? newest?.source ?? original;
    this.taken = this.versions().find(({ source }) => source === this.source) ?? null; // this tab goes on with it
    this.returned = !here && Boolean(newest);
  }

  // What tabs have made of this script, the newest first.
  versions() {
    return checkedVersions(this.local.read(this.key)).sort((one, other) => other.at - one.at);
  }

  // The newest version that is not what this tab shows; null if there is none.
  other() {
    return this.versions().find(({ tab, source }) => tab !== this.tab && source !== this.source) ?? null;
  }

  // What was made of an earlier edition of this script: `{ key, source, at }`, the newest, or null.
  earlier() {
    const keys = this.local.names(this.place).filter((/** @type {string} */ key) => key !== this.key);
    const found = keys.flatMap((/** @type {string} */ key) =>
      checkedVersions(this.local.read(key)).map((version) => ({ key, ...version })),
    );
    return found.sort((/** @type {any} */ one, /** @type {any} */ other) => other.at - one.at)[0] ?? null;
  }

  // Saves the script as it is now. Returns why it could not: "full" or "forbidden"; "" if it is saved.
  /** @param {string} source */
  save(source) {
    this.source = source;
    const { taken } = this;
    const versions = this.versions().filter(({ tab, source: text }) => !(tab === taken?.tab && text === taken.source));
    const mine = versions.find(({ tab }) => tab === this.tab);
    const others = versions.filter(({ tab, source: text }) => tab !== this.tab && text !== source);
    if (taken === null && mine?.source === source && others.length === versions.length - 1) return "";
    this.taken = null;
    const now = this.authors.has(source) ? others : [{ tab: this.tab, source, at: this.now() }, ...others];
    return this.#write(now);
  }

  // Saves a version beside the others: the reader is about to show another one.
  /** @param {string} source */
  shelve(source) {
    if (this.authors.has(source)) return "";
    const others = this.versions().filter(({ source: text }) => text !== source);
    return this.#write([{ tab: newTab(), source, at: this.now() }, ...others]);
  }

  // Forgets what this tab has made of the script.
  leave() {
    return this.#write(this.versions().filter(({ tab }) => tab !== this.tab));
  }

  // Forgets a version that the reader does not want.
  /** @param {{ key?: string, source: string }} given */
  discard({ key = this.key, source }) {
    const left = checkedVersions(this.local.read(key)).filter((version) => version.source !== source);
    return this.#write(left, key);
  }

  // Remembers for a reload of this tab what runs, what was done in it, and whether it takes long.
  /** @param {Partial<Stay>} fields */
  keep(fields) {
    this.stay = { running: this.source, actions: [], slow: false, ...this.stay, ...fields, source: this.source };
    this.session.write(this.key, this.stay);
  }

  /** @param {Version[]} versions */
  #write(versions, key = this.key) {
    const kept = versions.slice(0, MOST).map(({ tab, source, at }) => [tab, { source, at }]);
    return this.local.write(key, kept.length ? Object.fromEntries(kept) : null);
  }
}

/** @param {any} record */
function checkedVersions(record) {
  return Object.entries(Object(record))
    .filter(([, version]) => typeof version?.source === "string" && Number.isFinite(version.at))
    .map(([tab, { source, at }]) => ({ tab, source, at }));
}

/** @param {any} stay */
function checkedStay(stay) {
  const { source, running, actions, slow } = Object(stay);
  if (typeof source !== "string" || typeof running !== "string" || !Array.isArray(actions)) return null;
  return { source, running, actions, slow: slow === true };
}

function newTab() {
  return Math.random().toString(36).slice(2, 12);
}

// A short name for a text, so that its editions can be told apart.
/** @param {string} text */
export function fingerprint(text) {
  let [one, two] = [7, 11];
  for (let at = 0; at < text.length; at++) {
    one = (one * 31 + text.charCodeAt(at)) % 2147483647;
    two = (two * 131 + text.charCodeAt(at)) % 2147483629;
  }
  return one.toString(36) + two.toString(36);
}
