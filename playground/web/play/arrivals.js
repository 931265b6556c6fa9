// Scripts that come to a page to play on from elsewhere, by a link: shown, and not run until that is asked for. What the
// reader has written stays among the versions of their script.
import { fingerprint } from "../shell/drafts.js";
import { newButton } from "../lib/button.js";
import { showWords } from "../lib/words.js";
import { projectOf, putProject } from "../lib/project.js";
import { box } from "../lib/storage.js";
import { checkedFiles } from "../share/contents.js";
import { isShare, readShare } from "../share/link.js";
import { arrivalOf } from "../share/arrival.js";
import { nameProblem } from "../share/limits.js";
import { isPeer, readPeer } from "../share/peers.js";
import { listenForFiles } from "./files.js";
import { startLocal } from "./local.js";
import { client } from "../playgrounds.js";

const RUN_BY = "link"; // under this name: the link whose script this tab has run, so that a reload goes on with it
const MOST_LACKS = 8;
const MOST_LEFT = 100;

/** @typedef {import("../share/arrival.js").Arrival} Arrival */

// Looks what the page's address brings, before the playground starts, and listens for more.
/** @param {Playground} playground */
export async function startPlay(playground) {
  const local = await startLocal(playground);
  const arrivals = new Arrivals(playground, () => local?.give());
  await arrivals.begin();
  addEventListener("hashchange", () => arrivals.follow(location.hash), { signal: playground.signal });
  listenForFiles(playground, arrivals);
}

export class Arrivals {
  // `coming` is called before something takes the place of what is in the editor.
  /**
   * @param {Playground} playground
   * @param {() => void} [coming]
   */
  constructor(playground, coming = () => {}) {
    this.playground = playground;
    this.coming = coming;
    this.session = box("sessionStorage");
    this.bar = Object.assign(document.createElement("div"), { className: "rp-arrived", hidden: true });
    this.bar.setAttribute("role", "region");
    this.bar.setAttribute("aria-label", "Opened from elsewhere");
    playground.find(".rp-head").after(this.bar);
    this.link = ""; // the fragment that is shown
    /** @type {Arrival | null} */
    this.arrival = null;
    /** @type {Project | null} */
    this.before = null; // what this tab alone still has
    this.foreseen = ""; // the script whose lacks are told
    playground.store.on("files", () => this.lookAgain());
    playground.store.on("run", () => this.ran());
    playground.find("[data-do=run]").addEventListener("click", () => this.ran());
    playground.store.on("running", (source) => source === playground.store.get("source") && this.ran()); // by Reset
  }

  async begin() {
    const { hash } = location;
    if (!isShare(hash) && !isPeer(hash)) return;
    const { data, find } = this.playground;
    if (this.session.read(RUN_BY) === fingerprint(hash)) {
      await this.goOn(hash);
      return;
    }
    data.held = true;
    data.marks = [];
    find(".rp").toggleAttribute("data-held", true);
    await this.follow(hash);
  }

  // A tab that has run this link's script already has its own version of it.
  /** @param {string} hash */
  async goOn(hash) {
    const arrival = await read(hash).catch(() => null);
    if (!arrival || "url" in arrival) return;
    this.link = hash;
    this.title(arrival);
    this.brought(arrival);
  }

  // Opens the script that a link brings; what cannot be opened is told, and changes nothing.
  /** @param {string} link */
  async follow(link) {
    if (!isShare(link.slice(link.indexOf("#"))) && !isPeer(link.slice(link.indexOf("#")))) return;
    await this.open(async () => {
      const arrival = await read(link);
      this.link = link.slice(link.indexOf("#"));
      return arrival;
    });
  }

  // Takes what `work` finds, if anything; what is wrong with it is told.
  /** @param {() => Promise<Arrival | { url: URL } | null>} work */
  async open(work) {
    try {
      this.link = "";
      const found = await work();
      if (!found) this.close();
      else if ("url" in found) this.ask(found.url);
      else this.take(found);
    } catch (error) {
      this.refuse(/** @type {Error} */ (error).message);
    }
  }

  // A script on another server: its server would know of it, so the reader says whether it is to be asked.
  /** @param {URL} url */
  ask(url) {
    const load = newButton(`Load it from ${url.host}`, () => this.open(() => fetched(url)));
    this.show(paragraph(`The link names a script that lies elsewhere: ${url.href}`), load, this.closing());
  }

  /** @param {string} words */
  refuse(words) {
    const said = paragraph(words);
    said.setAttribute("role", "alert");
    this.arrival = null;
    const { held } = this.playground.data;
    const buttons = held ? [newButton("Run my own script", () => this.playground.store.set("run", {}))] : [];
    this.show(
      said,
      ...buttons,
      newButton("Close", () => this.close()),
    );
  }

  // Puts what came in the place of what is there, which stays among the versions of the reader's script.
  /** @param {Arrival} arrival */
  take(arrival) {
    const { shared, project } = arrival;
    const { keeper, store, layout } = this.playground;
    this.coming();
    this.arrival = arrival;
    const isNew = !keeper.isAsBrought() && keeper.text !== keeper.textOf(project);
    this.before = isNew && keeper.shelve() ? projectOf(this.playground) : null;
    this.title(arrival);
    this.brought(arrival);
    putProject(this.playground, project);
    const actions = (shared.actions ?? []).filter((action) => typeof action === "object");
    store.set("given", actions.length ? { actions } : null);
    keeper.save();
    if (shared.panes?.length) layout.preset(shared.panes.join(" "), { lasting: false });
    this.tell();
  }

  // What was there before, where the browser had no room to keep it.
  back() {
    if (this.before) putProject(this.playground, this.before);
    this.close();
  }

  /** @param {Arrival} arrival */
  title({ shared, project }) {
    const { find } = this.playground;
    const files = Object.keys(project.files).length ? " and its files" : "";
    find("#rp-ask").textContent =
      `Bring the script back as it came? Your changes to ${project.name}${files} will be lost.`;
    if (shared.name) find(".rp-head__name").textContent = shared.name;
  }

  // What Reset brings back.
  /** @param {Arrival} arrival */
  brought({ project: { name, source, files } }) {
    const { store } = this.playground;
    store.set("original", source);
    store.set("brought", { name, files });
  }

  // What came, from where, and what of it cannot work here.
  tell() {
    const { project, from, notes, left } = /** @type {Arrival} */ (this.arrival);
    const { store } = this.playground;
    const actions = store.get("given")?.actions.length ?? 0;
    const more = Object.keys(project.files).length;
    const how = from === project.name ? "came" : `came with ${from}`;
    const beside = more ? `, with ${more === 1 ? "a file" : `${more} files`} beside it` : "";
    const follow =
      actions === 1 ? "The action that came along follows" : `The ${actions} actions that came along follow`;
    const said = paragraph(
      `${project.name} ${how}${beside}, and has not been run.${actions ? ` ${follow} the first run.` : ""}`,
    );
    said.setAttribute("role", "status");
    this.lacks = document.createElement("ul");
    this.lacks.className = "rp-arrived__lacks";
    this.lacks.hidden = true;
    this.show(
      said,
      newButton("Run it", () => store.set("run", {}), "rp-btn rp-btn--small rp-btn--primary"),
      ...(this.before ? [newButton("Back to what was here", () => this.back())] : []),
      this.closing(),
      ...notes.map(paragraph),
      ...(left.length ? [leftOut(left)] : []),
      this.lacks,
    );
    this.foresee(this.lacks, Object.keys(project.files));
  }

  // What the script asks for that is not here: Python says it, and runs nothing.
  /**
   * @param {HTMLElement} list
   * @param {string[]} brought
   */
  async foresee(list, brought) {
    const { store, session, data } = this.playground;
    const source = store.get("source");
    this.foreseen = data.filename;
    /** @type {any} */
    const answer = await client
      .request({ type: "lint", session: `${session}/lint`, source, brought })
      .catch(() => null);
    if (!answer || this.lacks !== list) return;
    const problems = (answer.problems ?? []).filter((/** @type {any} */ { kind }) => kind === "error");
    const found = [
      ...problems.map((/** @type {any} */ { text, line }) => ({ text: `This is no Python: ${text}.`, line })),
      ...(answer.lacking ?? []),
    ];
    list.replaceChildren(...found.slice(0, MOST_LACKS).map((lack) => this.lack(lack)));
    if (found.length > MOST_LACKS)
      list.append(
        Object.assign(document.createElement("li"), { textContent: `And ${found.length - MOST_LACKS} more.` }),
      );
    list.hidden = !found.length;
  }

  // Another script of those that came is to run.
  lookAgain() {
    const { data, store } = this.playground;
    if (this.bar.hidden || !this.arrival || !this.lacks || data.filename === this.foreseen) return;
    queueMicrotask(() => this.lacks && this.foresee(this.lacks, Object.keys(store.get("files")))); // its text comes next
  }

  /** @param {{ text: string, line: number }} lack */
  lack({ text, line }) {
    const entry = document.createElement("li");
    const words = document.createElement("span");
    showWords(words, text);
    const jump = newButton(`line ${line}`, () => this.playground.store.set("jump", { line }), "rp-line");
    entry.append(jump, " ", words);
    return entry;
  }

  // What was asked for has happened: the tab goes on with this script after a reload.
  ran() {
    if (this.bar.hidden) return;
    if (this.arrival && this.link) this.session.write(RUN_BY, fingerprint(this.link));
    this.close();
  }

  /** @param {HTMLElement[]} parts */
  show(...parts) {
    this.bar.replaceChildren(...parts);
    this.bar.hidden = false;
  }

  closing() {
    return newButton("Close", () => this.close());
  }

  close() {
    if (this.bar.contains(this.playground.root.activeElement))
      this.playground.find("[data-do=run]").focus({ preventScroll: true });
    this.bar.hidden = true;
    this.bar.replaceChildren();
  }
}

/**
 * @param {string} link
 * @returns {Promise<Arrival | { url: URL }>}
 */
async function read(link) {
  const fragment = link.slice(link.indexOf("#"));
  if (!isShare(fragment)) return readPeer(fragment);
  const { scripts, files, ...shared } = await readShare(fragment);
  const [{ name, source }, ...others] = scripts;
  const beside = { ...Object.fromEntries(others.map((script) => [script.name, script.source])), ...files };
  const project = { name, source, files: checkedFiles(beside) };
  const strange = Object.keys(beside).filter((file) => !Object.hasOwn(project.files, file));
  const left = strange.map((file) => nameProblem(file, []));
  return { from: "a link", project, shared, notes: [], left };
}

/** @param {URL} url */
async function fetched(url) {
  const answer = await fetch(url, { credentials: "omit", referrerPolicy: "no-referrer" }).catch(() => null);
  if (!answer?.ok)
    throw new Error(
      `${url.href} cannot be loaded here: this site's pages ask no other servers, or that one refused. Open the address, and drop the file on this page.`,
    );
  const name = url.pathname.split("/").at(-1) ?? "";
  const path = name.endsWith(".py") ? name : "streamlit_app.py";
  return arrivalOf(url.host, [{ path, content: await answer.text() }]);
}

/** @param {string} words */
function paragraph(words) {
  const said = document.createElement("p");
  showWords(said, words);
  return said;
}

// What of it is not here, and why: told in a line, and in full to who opens it.
/** @param {string[]} sentences */
function leftOut(sentences) {
  const rest = document.createElement("details");
  rest.className = "rp-arrived__left";
  const count = sentences.length;
  const summary = Object.assign(document.createElement("summary"), {
    textContent: count === 1 ? "1 file is left out" : `${count} files are left out`,
  });
  const list = document.createElement("ul");
  for (const sentence of sentences.slice(0, MOST_LEFT)) {
    const item = document.createElement("li");
    showWords(item, sentence);
    list.append(item);
  }
  if (count > MOST_LEFT)
    list.append(Object.assign(document.createElement("li"), { textContent: `And ${count - MOST_LEFT} more.` }));
  rest.append(summary, list);
  return rest;
}
