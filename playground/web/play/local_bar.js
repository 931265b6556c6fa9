// The bar of scripts that a local process serves: which there are, what has just happened to them, and what can be done.
import { newButton } from "../lib/button.js";
import { showWords } from "../lib/words.js";

/** @typedef {{ words: string, alert?: boolean, buttons?: HTMLElement[], more?: string[] }} Told */

export class LocalBar {
  /** @param {Playground} playground */
  constructor(playground) {
    this.bar = part("div", "rp-arrived rp-local");
    this.bar.setAttribute("role", "region");
    this.bar.setAttribute("aria-label", "Scripts of this machine");
    this.scripts = part("div", "rp-local__scripts");
    this.scripts.setAttribute("role", "group");
    this.scripts.setAttribute("aria-label", "Scripts");
    this.where = part("p", "rp-local__where");
    this.write = newButton("", () => {}, "rp-btn rp-btn--small rp-local__write");
    this.write.hidden = true;
    this.said = part("div", "rp-local__said");
    this.said.setAttribute("role", "status");
    this.rest = document.createElement("details");
    this.rest.className = "rp-local__rest";
    this.bar.append(this.scripts, this.where, this.rest, this.write, this.said);
    playground.find(".rp-head").after(this.bar);
    this.show({ words: "" });
  }

  // The scripts to choose from, where there are several; one that is gone is told so.
  /**
   * @param {{ name: string, gone: boolean, edited: boolean }[]} scripts
   * @param {string} chosen
   * @param {(name: string) => void} choose
   */
  offer(scripts, chosen, choose) {
    const had = this.scripts.contains(/** @type {ShadowRoot} */ (this.bar.getRootNode()).activeElement);
    const buttons = scripts.map(({ name, gone, edited }) => {
      const words = [name, gone && "(gone)", edited && "(changed here)"].filter(Boolean).join(" ");
      const button = newButton(words, () => choose(name));
      button.setAttribute("aria-pressed", String(name === chosen));
      return button;
    });
    this.scripts.replaceChildren(...(buttons.length > 1 ? buttons : []));
    this.scripts.hidden = buttons.length < 2;
    if (had) this.scripts.querySelector("[aria-pressed=true]")?.focus();
  }

  // What is served, in a sentence.
  /** @param {string} words */
  tellWhere(words) {
    showWords(this.where, words);
  }

  // What has happened: it stands there until something else does.
  /** @param {Told} told */
  show({ words, alert = false, buttons = [], more = [] }) {
    const sentence = part("p", "");
    showWords(sentence, words);
    const list = part("ul", "rp-local__more");
    list.append(...more.map((each) => item(each)));
    this.said.setAttribute("role", alert ? "alert" : "status");
    this.said.toggleAttribute("data-alert", alert);
    this.said.replaceChildren(...(words ? [sentence] : []), ...(more.length ? [list] : []), ...buttons);
    this.said.hidden = !words;
  }

  // What of the folder is not here, and why: told in a line, and in full to who opens it.
  /**
   * @param {{ name: string, why: string }[]} left
   * @param {number} more
   */
  tellLeftOut(left, more) {
    const count = left.length + more;
    const summary = document.createElement("summary");
    summary.textContent = count === 1 ? "1 file is left out" : `${count} files are left out`;
    const list = document.createElement("ul");
    list.append(...left.map(({ name, why }) => item(`${name}: ${why}.`)));
    if (more) list.append(item(`And ${more} more.`));
    const { open } = this.rest;
    this.rest.replaceChildren(summary, list);
    this.rest.open = open;
    this.rest.hidden = !count;
  }
}

/**
 * @param {string} kind
 * @param {string} name
 */
function part(kind, name) {
  return Object.assign(document.createElement(kind), { className: name });
}

/** @param {string} words */
function item(words) {
  const made = document.createElement("li");
  showWords(made, words);
  return made;
}
