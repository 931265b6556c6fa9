// <rerun-playground>: an example for any page, whose script stands in it or lies in a file. It makes of itself what a build
// of docs would have written, so that both become live in the same way.
import { OBSERVED, TAG, optionsOf } from "./attributes.js";
import { dedented } from "./dedent.js";
import { attach, exampleOf } from "./example.js";
import { Problem, tell } from "./problem.js";
import { base } from "./shell.js";

const SCRIPT = 'script[type="text/x-rerun"]';
const SHEET = `rerun-example.css${new URL(import.meta.url).search}`;

class RerunPlayground extends HTMLElement {
  static observedAttributes = OBSERVED;

  /** @type {import("./options.js").Script[] | undefined} */
  written = undefined; // the scripts that stood in it
  due = false;

  connectedCallback() {
    if (this.written) return; // it has come back
    this.written = copied(this) ?? inline(this);
    if (!this.querySelector(":scope > .rerun-example")) this.build();
  }

  // What is moved stays as it is.
  connectedMoveCallback() {}

  // Several at once are one change.
  attributeChangedCallback() {
    if (!this.written || this.due) return;
    this.due = true;
    queueMicrotask(() => {
      this.due = false;
      this.build();
    });
  }

  async build() {
    addSheet();
    const asked = Symbol("asked");
    this.asked = asked;
    const before = this.querySelector(":scope > .rerun-example");
    const wasLive = Boolean(before && exampleOf(before)?.isUsed);
    try {
      const scripts = await scriptsOf(this);
      if (asked !== this.asked) return; // there are newer attributes
      const box = boxOf(optionsOf(this, scripts));
      this.replaceChildren(box);
      attach(box);
      if (wasLive) exampleOf(box)?.start();
    } catch (error) {
      if (asked === this.asked) tell(this, error);
    }
  }
}

export function define() {
  if (!customElements.get("rerun-playground")) customElements.define("rerun-playground", RerunPlayground);
}

// The scripts that stand in an element: its text, and its script elements; a `src` of those is loaded later.
/**
 * @param {HTMLElement} element
 * @returns {any[]}
 */
function inline(element) {
  const others = [...element.querySelectorAll(SCRIPT)].map((script) => ({
    name: script.getAttribute("name") ?? "",
    src: script.getAttribute("src"),
    source: dedented(script.textContent ?? ""),
  }));
  const copy = /** @type {Element} */ (element.cloneNode(true));
  for (const script of copy.querySelectorAll(SCRIPT)) script.remove();
  const text = dedented(copy.textContent ?? "");
  return text ? [{ name: "", src: null, source: text }, ...others] : others;
}

// The scripts that the copy of an element has from where it was copied.
/** @param {HTMLElement} element */
function copied(element) {
  /** @type {HTMLElement | null} */
  const box = element.querySelector(":scope > .rerun-example");
  if (!box) return null;
  try {
    const { scripts } = JSON.parse(String(box.dataset.rerun));
    const own = element.hasAttribute("src") ? scripts.slice(1) : scripts; // the first comes from there
    return own.map((/** @type {import("./options.js").Script} */ script) => ({ ...script, src: null }));
  } catch {
    return null; // the place of the example says what is wrong
  }
}

/** @param {RerunPlayground} element */
async function scriptsOf(element) {
  const src = element.getAttribute("src");
  const written = /** @type {any[]} */ (element.written);
  if (src !== null && written[0] && !written[0].name && !written[0].src)
    throw new Problem(`${TAG}: there is a src and a script too. Take one away.`);
  if (src === "") throw new Problem(`${TAG}: src is empty. Give it the address of a Python file.`);
  const all = src === null ? written : [{ name: "", src, source: "" }, ...written];
  if (!all.length)
    throw new Problem(`${TAG}: there is no script. Write one into it, or give a src with the address of a file.`);
  const scripts = await Promise.all(
    all.map(async (script, at) => ({
      name: script.name || fileOf(script.src) || (at ? `other${at}.py` : "app.py"),
      source: script.src === null ? script.source : await fetched(script.src),
    })),
  );
  const twice = scripts.find(({ name }, at) => scripts.findIndex((other) => other.name === name) < at);
  if (twice) throw new Problem(`${TAG}: two scripts have the name ${twice.name}. Give each a name of its own.`);
  return scripts;
}

/** @param {string | null} src */
function fileOf(src) {
  return src === null ? "" : (new URL(src, document.baseURI).pathname.split("/").at(-1) ?? "");
}

/** @param {string} src */
async function fetched(src) {
  const { href, origin } = new URL(src, document.baseURI);
  const answer = await fetch(href).catch(() => null);
  const hint = origin === location.origin ? "" : " Its server has to send the header Access-Control-Allow-Origin.";
  if (!answer) throw new Problem(`${TAG}: src is ${src}, which could not be loaded.${hint}`);
  if (!answer.ok)
    throw new Problem(`${TAG}: src is ${src}, and the server has no such file (it answers ${answer.status}).`);
  const text = await answer.text();
  if (/^text\/html\b/.test(answer.headers.get("content-type") ?? ""))
    throw new Problem(`${TAG}: src is ${src}, and that is a web page. Give the address of a Python file.`);
  return text.replaceAll("\r\n", "\n").trimEnd();
}

// What a build of docs writes of an example, without a recorded screen.
/** @param {import("./options.js").Options} options */
export function boxOf(options) {
  const { scripts, name, compare, hidden, height } = options;
  const box = make("div", "rerun-example");
  box.dataset.rerun = JSON.stringify(options);
  if (height) box.style.setProperty("--rerun-height", `${height}px`);
  const head = make("div", "rerun-example__head", scripts.length > 1 && !compare ? "" : name || scripts[0].name);
  box.append(head);
  if (scripts.length > 1 && !compare) {
    const tabs = make("span", "rerun-example__tabs");
    tabs.setAttribute("role", "tablist");
    for (const script of scripts) {
      const tab = make("button", "rerun-example__tab", script.name);
      tab.setAttribute("type", "button");
      tab.setAttribute("role", "tab");
      tabs.append(tab);
    }
    if (name) head.append(make("span", "", name));
    head.append(tabs);
  }
  for (const [at, script] of scripts.entries()) {
    const lines = script.source.split("\n").slice(at ? 0 : hidden);
    const listing = make("div", "rerun-example__script");
    listing.dataset.name = script.name;
    const code = make("pre", "");
    code.append(make("code", "", lines.join("\n")));
    listing.append(code);
    box.append(listing);
  }
  const foot = make("div", "rerun-example__foot");
  const run = make("button", "rerun-example__run", "Run");
  run.setAttribute("type", "button");
  foot.append(run);
  box.append(foot);
  return box;
}

/**
 * @param {string} tag
 * @param {string} name
 */
function make(tag, name, text = "") {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.textContent = text;
  return element;
}

// The small sheet of examples, where the page does not have it.
export function addSheet() {
  const { href } = new URL(SHEET, base);
  const [path] = href.split("?");
  if (document.querySelector(`link[rel=stylesheet][href*="rerun-example.css"]`)) return;
  if ([...document.styleSheets].some((sheet) => sheet.href?.startsWith(path))) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}
