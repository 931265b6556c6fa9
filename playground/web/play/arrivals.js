// Scripts that come to a page to play on from elsewhere, by a link: shown, and not run until that is asked for. What the
// reader has written stays among the versions of their script.
import { fingerprint } from "../shell/drafts.js";
import { newButton } from "../lib/button.js";
import { showWords } from "../lib/words.js";
import { box } from "../lib/storage.js";
import { isShare, readShare } from "../share/link.js";
import { arrivalOf } from "../share/arrival.js";
import { isPeer, readPeer } from "../share/peers.js";
import { listenForFiles } from "./files.js";
import { startLocal } from "./local.js";
import { client } from "../playgrounds.js";

const RUN_BY = "link"; // under this name: the link whose script this tab has run, so that a reload goes on with it
const MOST_LACKS = 8;

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
    /** @type {Map<string, string>} */
    this.edited = new Map(); // what the reader has made of the scripts that are not shown, by name
    this.chosen = "";
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
    const { shared, others } = arrival;
    this.link = hash;
    this.name(shared, shared.scripts[0]);
    this.playground.data.files = { ...others, ...beside(shared, shared.scripts[0]) };
    this.playground.store.set("original", shared.scripts[0].source);
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

  // Takes what `work` finds; what is wrong with it is told. Tells whether it was taken.
  /** @param {() => Promise<Arrival | { url: URL }>} work */
  async open(work) {
    try {
      this.link = "";
      const found = await work();
      if ("url" in found) this.ask(found.url);
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
    const { held } = this.playground.data;
    const buttons = held ? [newButton("Run my own script", () => this.playground.store.set("run", {}))] : [];
    this.show(
      said,
      ...buttons,
      newButton("Close", () => this.close()),
    );
  }

  /** @param {Arrival} arrival */
  take(arrival) {
    const { shared } = arrival;
    this.coming();
    this.arrival = arrival;
    this.edited.clear();
    this.put(shared.scripts[0]);
    if (shared.panes?.length) this.playground.layout.preset(shared.panes.join(" "), { lasting: false });
    this.tell();
  }

  // Puts a script in the place of what the editor has.
  /** @param {import("../share/link.js").Script} script */
  put(script) {
    const { data, store, keeper } = this.playground;
    const { shared, others = {} } = /** @type {Arrival} */ (this.arrival);
    const isFirst = script === shared.scripts[0];
    const source = this.edited.get(script.name) ?? script.source;
    const before = store.get("source");
    if (before !== source && before !== store.get("original")) keeper.shelve();
    this.chosen = script.name;
    this.name(shared, script);
    data.files = { ...others, ...beside(shared, script), ...Object.fromEntries(this.edited) };
    delete data.files[script.name];
    store.set("original", script.source);
    store.set("source", source);
    const actions = (shared.actions ?? []).filter((action) => typeof action === "object");
    store.set("given", isFirst && actions.length ? { actions } : null);
    keeper.save();
  }

  /**
   * @param {import("../share/link.js").Shared} shared
   * @param {import("../share/link.js").Script} script
   */
  name({ name, scripts }, script) {
    const { data, find } = this.playground;
    data.filename = script.name.split("/").at(-1) || "app.py";
    find(".rp-head__file").textContent = script.name;
    find("#rp-ask").textContent = `Bring the script back as it came? Your changes to ${script.name} will be lost.`;
    if (name && scripts.length) find(".rp-head__name").textContent = name;
  }

  // What came, from where, and what of it cannot work here.
  tell() {
    const { shared, from, notes = [] } = /** @type {Arrival} */ (this.arrival);
    const actions = this.playground.store.get("given")?.actions.length ?? 0;
    const many = shared.scripts.length > 1;
    const what = many ? `${shared.scripts.length} scripts` : this.chosen;
    const how = from === this.chosen ? "came" : `came with ${from}`;
    const follow =
      actions === 1 ? "The action that came along follows" : `The ${actions} actions that came along follow`;
    const said = paragraph(
      `${what} ${how}, and ${many ? "have" : "has"} not been run.${actions ? ` ${follow} the first run.` : ""}`,
    );
    said.setAttribute("role", "status");
    this.lacks = document.createElement("ul");
    this.lacks.className = "rp-arrived__lacks";
    this.lacks.hidden = true;
    this.show(
      said,
      newButton("Run it", () => this.playground.store.set("run", {}), "rp-btn rp-btn--small rp-btn--primary"),
      this.closing(),
      ...this.tabs(),
      ...notes.map(paragraph),
      this.lacks,
    );
    this.foresee(this.lacks, Object.keys(this.playground.data.files ?? {}));
  }

  // The scripts to choose from, where several came: one runs, the others lie beside it.
  tabs() {
    const { scripts } = /** @type {Arrival} */ (this.arrival).shared;
    if (scripts.length < 2) return [];
    const group = document.createElement("div");
    group.className = "rp-arrived__scripts";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", "Scripts");
    for (const script of scripts) {
      const choose = newButton(script.name, () => {
        if (script.name === this.chosen) return;
        this.edited.set(this.chosen, this.playground.store.get("source"));
        this.put(script);
        this.tell();
        /** @type {HTMLElement} */ (this.bar.querySelector("[aria-pressed=true]")).focus();
      });
      choose.setAttribute("aria-pressed", String(script.name === this.chosen));
      group.append(choose);
    }
    return [group];
  }

  // What the script asks for that is not here: Python says it, and runs nothing.
  /**
   * @param {HTMLElement} list
   * @param {string[]} brought
   */
  async foresee(list, brought) {
    const { store, session } = this.playground;
    const source = store.get("source");
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
    const tabs = this.bar.querySelector(".rp-arrived__scripts");
    if (tabs && this.arrival) this.show(tabs);
    else this.close();
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
  return { from: "a link", shared: await readShare(fragment), others: {}, notes: [] };
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
  return arrivalOf(url.host, [{ path, text: await answer.text() }]);
}

// The texts that lie beside a script, for it to import.
/**
 * @param {import("../share/link.js").Shared} shared
 * @param {import("../share/link.js").Script} script
 */
function beside({ scripts, compare }, script) {
  const files = compare ? [] : scripts.filter((other) => other !== script);
  return Object.fromEntries(files.map(({ name, source }) => [name, source]));
}

/** @param {string} words */
function paragraph(words) {
  const said = document.createElement("p");
  showWords(said, words);
  return said;
}
