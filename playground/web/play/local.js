// Scripts of this machine, which a local process serves and watches: they run as they are opened, and again when they are saved,
// with what was done before. What is changed in the page is written to a file only when that is asked for.
import { newButton } from "../lib/button.js";
import { isToken, localProcess, takeToken } from "../lib/local.js";
import { box } from "../lib/storage.js";
import { LocalBar } from "./local_bar.js";
import { besideScript, code, different, foundIn } from "./local_files.js";
import { ENDED, renewedWords, whereWords, wrongWords } from "./local_told.js";
import { Renewal } from "./renewal.js";
import { WriteDialog } from "./writing.js";

/**
 * @import { Base } from "./writing.js"
 * @import { Found, Script } from "./local_files.js"
 */

const KEPT = "local-scripts"; // what this tab had, for a reload without the process
const tab = box("sessionStorage");

// Opens what the local process of this page serves, if there is one; before the playground starts.
/** @param {Playground} playground */
export async function startLocal(playground) {
  const process = localProcess();
  const follow = () => {
    if (!process && isToken(location.hash)) return location.reload();
    const token = takeToken();
    if (token) process?.renew(token);
  };
  addEventListener("hashchange", follow, { signal: playground.signal });
  if (!process) return null;
  const local = new LocalScripts(playground, process);
  await local.begin();
  return local;
}

export class LocalScripts {
  /**
   * @param {Playground} playground
   * @param {NonNullable<ReturnType<typeof localProcess>>} process
   */
  constructor(playground, process) {
    /** @type {[string, string]} */
    this.home = [playground.keeper.drafts.name, playground.data.source]; // of the page's own script
    this.playground = playground;
    this.process = process;
    /** @type {Found | null} */
    this.found = null;
    this.chosen = "";
    /** @type {Map<string, Base>} */
    this.bases = new Map(); // what each script's file held when its text here was last the same
    /** @type {Map<string, string>} */
    this.edited = new Map(); // what the reader has made of scripts that are not shown
    /** @type {Promise<unknown>} */
    this.work = Promise.resolve(); // one thing at a time
    /** @type {Promise<unknown>} */
    this.writing = Promise.resolve();
    /** @type {Found | null} */
    this.heard = null; // what is to be dealt with next
    this.away = false; // something else was opened in the page
    this.ended = false; // the process does not answer any more
  }

  async begin() {
    const { process, playground } = this;
    const { status, data } = await process.ask("scripts");
    const kept = tab.read(KEPT);
    const found = status === 200 ? foundIn(data) : foundIn(kept);
    if (status === 200 && !found) return; // nothing but the site is served
    this.bar = new LocalBar(playground);
    this.bar.write.addEventListener("click", () => this.askToWrite());
    this.renewal = new Renewal(playground);
    this.dialog = new WriteDialog(playground, {
      write: ({ name, mine, base }) => (this.writing = process.ask("write", { name, source: mine, hash: base.hash })),
      written: ({ name, mine }, hash) => this.written(name, { source: mine, hash }),
      take: (base) => this.next(() => this.take(base)),
    });
    const off = [
      process.on("saved", (message) => this.hear(foundIn(message))),
      process.on("connection", () => this.tellConnection()),
      playground.store.on("source", () => this.showEdited()),
    ];
    playground.leaving.push(() => {
      for (const each of off) each();
    });
    if (found) this.open(found, String(Object(kept).chosen ?? ""));
    if (status !== 200) this.tellConnection(status === 0 ? "gone" : "other");
  }

  // What is asked for happens in its order: a save that comes while a run is prepared waits for it.
  /**
   * @template T
   * @param {() => T | Promise<T>} work
   * @returns {Promise<T>}
   */
  next(work) {
    const done = this.work.then(work);
    this.work = done.catch((error) => this.bar?.show({ words: String(error?.message ?? error), alert: true }));
    return done;
  }

  // ---- which scripts there are

  // The first look: the script that this tab had, or the first one, stands in the editor when the playground starts.
  /**
   * @param {Found} found
   * @param {string} before
   */
  open(found, before) {
    this.hold(found);
    const script = found.scripts.find(({ name }) => name === before) ?? found.scripts[0];
    if (script) this.put(script);
    this.tell();
  }

  /** @param {Found} found */
  hold(found) {
    this.found = found;
    this.keep();
  }

  keep() {
    const { found, chosen } = this;
    if (tab.write(KEPT, { ...found, chosen })) tab.write(KEPT, null); // it has no room: the process has it all
  }

  // Puts a script into the editor, with what this tab has made of it.
  /** @param {Script} script */
  put({ name, source, hash }) {
    const { data, store, keeper } = this.playground;
    this.leave();
    this.chosen = name;
    this.name(name);
    const base = this.bases.get(name) ?? { source, hash };
    keeper.follow(this.place(name), base.source);
    const mine = this.edited.get(name) ?? keeper.drafts.stay?.source ?? source;
    this.edited.delete(name);
    this.bases.set(name, mine === base.source ? { source, hash } : base);
    if (mine === base.source && source !== base.source) keeper.follow(this.place(name), source);
    data.held = false;
    data.marks = [];
    keeper.whole = false; // the files are the folder's
    this.beside(besideScript(/** @type {Found} */ (this.found), name));
    store.set("original", this.base.source);
    store.set("source", mine === base.source ? source : mine);
    keeper.save();
    this.keep();
  }

  // The script in the editor is about to give way: what was made of it stays.
  leave() {
    if (this.chosen && !this.away && this.isEdited()) this.edited.set(this.chosen, this.playground.store.get("source"));
  }

  // Something else is about to be opened in the page, by a link or from a file that was dropped.
  give() {
    if (!this.chosen || this.away) return;
    this.leave();
    this.away = true;
    this.playground.keeper.follow(...this.home);
    this.playground.keeper.whole = true;
    const back = newButton(`Back to ${this.chosen}`, () => this.next(() => this.choose(this.chosen)));
    this.bar?.show({ words: "Something else was opened here: what is saved does not run meanwhile.", buttons: [back] });
    this.showEdited();
  }

  /** @param {string} name */
  choose(name) {
    const script = this.found?.scripts.find((each) => each.name === name);
    if (!script || (name === this.chosen && !this.away)) return;
    const { store, keeper } = this.playground;
    this.put(script);
    this.away = false;
    this.bar?.show({ words: "" });
    this.tell();
    store.set("given", { actions: keeper.drafts.stay?.actions ?? [] });
    store.set("run", {});
    if (this.isEdited() && script.hash !== this.base.hash) this.tellConflict(script);
  }

  /** @param {string} name */
  place(name) {
    return `local.${this.found?.place}/${name}`;
  }

  /** @param {string} name */
  name(name) {
    const { data, find } = this.playground;
    data.filename = name.split("/").at(-1) || "app.py";
    find(".rp-head__file").textContent = name;
    find("#rp-ask").textContent = `Bring the script back as it is in the file? Your changes to ${name} will be lost.`;
  }

  // What lies beside the script in its folder.
  /** @param {Files} files */
  beside(files) {
    const { store, data } = this.playground;
    store.set("brought", { name: data.filename, files });
    store.set("files", files);
  }

  get base() {
    return this.bases.get(this.chosen) ?? { source: "", hash: null };
  }

  isEdited() {
    return this.playground.store.get("source") !== this.base.source;
  }

  // ---- what was saved

  // Of several saves that come while a run goes on the last one counts.
  /** @param {Found | null} found */
  hear(found) {
    this.heard = found;
    this.next(async () => {
      await this.writing; // what comes of it is no news
      const now = this.heard;
      this.heard = null;
      if (now) await this.saved(now);
    });
  }

  // The files have changed: the script runs anew, unless the reader has changed it here.
  /** @param {Found} found */
  async saved(found) {
    const before = this.found;
    if (before && before.place !== found.place) this.forget();
    this.hold(found);
    if (this.away) return;
    const script = found.scripts.find(({ name }) => name === this.chosen);
    if (!this.chosen) {
      if (found.scripts[0]) {
        this.put(found.scripts[0]);
        this.playground.store.set("run", {});
      }
      return this.tell();
    }
    this.tell();
    if (!script) return this.tellGone(found);
    const files = besideScript(found, this.chosen);
    const changed = different(this.playground.store.get("files"), files);
    if (script.hash !== this.base.hash) {
      if (this.isEdited() && this.playground.store.get("source") !== script.source) {
        this.beside(files);
        return this.tellConflict(script);
      }
      return this.renew(script, changed);
    }
    if (!changed.length) return;
    if (!this.isEdited()) return this.renew(script, changed);
    this.beside(files);
    this.bar?.show({ words: `${changed.map(code).join(", ")} saved: the next run of your changed script has it.` });
  }

  // Another process serves another folder. What was made of the scripts of the one before stays in the browser.
  forget() {
    this.playground.keeper.save();
    this.chosen = "";
    this.bases.clear();
    this.edited.clear();
  }

  // Runs a version of the file anew, with what was done before.
  /**
   * @param {Script} script
   * @param {string[]} changed
   */
  async renew({ name, source, hash }, changed) {
    const { store, keeper } = this.playground;
    const isSame = source === store.get("running") && !changed.length;
    const what = source === this.base.source && changed.length ? changed.map(code).join(", ") : code(name);
    this.bases.set(name, { source, hash });
    keeper.follow(this.place(name), source);
    store.set("original", source);
    if (isSame) {
      store.set("source", source);
      return this.bar?.show({ words: `${what} was saved: it is the version that runs.` });
    }
    const files = besideScript(/** @type {Found} */ (this.found), name);
    const done = await this.renewal?.take(source, files, changed);
    keeper.save();
    this.showEdited();
    if (done) this.tellRenewed(what, done);
  }

  // The reader wants the file's version: what they wrote stays among the versions of the script.
  /** @param {Base} base */
  async take({ source, hash }) {
    const { store, keeper } = this.playground;
    if (store.get("source") !== source) keeper.shelve();
    await this.renew({ name: this.chosen, source, hash: hash ?? "" }, []);
  }

  // The reader goes on with their own version: from now on it is one of the file as it is now.
  /** @param {Script} script */
  keepMine({ name, source, hash }) {
    const { store, keeper } = this.playground;
    this.bases.set(name, { source, hash });
    keeper.follow(this.place(name), source, true);
    store.set("original", source);
    keeper.save();
    this.showEdited();
    this.bar?.show({ words: `You go on with your own version. ${code(name)} is as it was saved.` });
  }

  // ---- writing

  askToWrite() {
    const mine = this.playground.store.get("source");
    this.dialog?.open({ name: this.chosen, mine, base: this.base });
  }

  /**
   * @param {string} name
   * @param {Base} base
   */
  written(name, base) {
    const { store, keeper } = this.playground;
    this.bases.set(name, base);
    keeper.follow(this.place(name), base.source, true);
    store.set("original", base.source);
    keeper.save();
    this.showEdited();
    this.bar?.show({ words: `Written to ${code(name)}.` });
  }

  // ---- what is told

  tell() {
    const { found, bar, process } = this;
    if (!found || !bar) return;
    const names = new Set([...found.scripts.map(({ name }) => name), ...(this.chosen ? [this.chosen] : [])]);
    const scripts = [...names].map((name) => ({
      name,
      gone: !found.scripts.some((script) => script.name === name),
      edited: name === this.chosen ? this.isEdited() : this.edited.has(name),
    }));
    bar.offer(scripts, this.chosen, (name) => this.next(() => this.choose(name)));
    bar.tellLeftOut(found.left_out, found.left_out_more);
    bar.tellWhere(whereWords(this.chosen, found.folder));
    if (process.state === "gone" || process.state === "other") this.tellConnection();
    this.showEdited();
  }

  showEdited() {
    const { bar } = this;
    if (!bar) return;
    bar.write.hidden = !this.chosen || this.away || this.ended || !(this.isEdited() || this.base.hash === null);
    bar.write.textContent = `Write to ${this.chosen}…`;
  }

  /**
   * @param {string} what
   * @param {import("./renewal.js").Renewed} renewed
   */
  tellRenewed(what, renewed) {
    const { wrong } = renewed;
    if (!wrong) return this.bar?.show(renewedWords(what, renewed));
    const { store, data } = this.playground;
    const jump = newButton(`line ${wrong.line}`, () => store.set("jump", { line: wrong.line }), "rp-line");
    this.bar?.show(wrongWords(what, wrong, wrong.file === data.filename ? jump : null));
  }

  /** @param {Script} script */
  tellConflict(script) {
    const take = newButton("Take the file's", () => this.next(() => this.take(script)));
    const keep = newButton("Keep mine", () => this.keepMine(script));
    const compare = newButton("Compare…", () =>
      this.dialog?.conflict(
        { name: script.name, mine: this.playground.store.get("source"), base: script },
        { ...script, error: `${script.name} was saved elsewhere.` },
      ),
    );
    this.bar?.show({
      words: `${code(script.name)} was saved in your editor while you have changed it here. Nothing is lost: you see your own version.`,
      alert: true,
      buttons: [take, keep, compare],
    });
  }

  /** @param {Found} found */
  tellGone(found) {
    const { source } = this.base;
    this.bases.set(this.chosen, { source, hash: null });
    const why = found.left_out.find(({ name }) => name === this.chosen)?.why ?? "it is not in the folder any more";
    this.bar?.show({ words: `${code(this.chosen)}: ${why}. What you see is how it was last.`, alert: true });
    this.showEdited();
  }

  tellConnection(state = this.process.state) {
    const { bar } = this;
    if (!bar || state === "connecting") return;
    if (state in ENDED) bar.show({ words: ENDED[state], alert: true });
    else if (this.ended) bar.show({ words: "The process is there again: what is saved runs anew here." });
    this.ended = state in ENDED;
    this.showEdited();
    bar.bar.toggleAttribute("data-ended", this.ended);
  }
}
