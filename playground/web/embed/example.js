// An example of a page: small and still until the reader runs it or touches its app, a playground after that.
import { watchScheme } from "../lib/scheme.js";
import { keepTouches } from "../lib/touches.js";
import { parseOptions } from "./options.js";
import { Problem, tell } from "./problem.js";
import { ask, base, forbidden, isElsewhere, load, makeHost, missing } from "./shell.js";
import { moveScreen } from "./screen.js";

const UNSEEN = { position: "absolute", visibility: "hidden", height: "0", width: "100%", overflow: "clip" };
const SHADOW =
  "This example stands in a shadow root, where no playground can live. Show it in an iframe with embed.html.";
const RUN = { idle: "Run", starting: "Starting…" };

/** @type {WeakMap<Element, Example>} */
const examples = new WeakMap();

// Makes an element that a build of docs has written ready to be used; says in its place what is wrong with it.
/** @param {HTMLElement} box */
export function attach(box) {
  try {
    const example = new Example(box, parseOptions(/** @type {string} */ (box.dataset.rerun)));
    examples.set(box, example);
  } catch (error) {
    tell(box, error);
  }
}

/** @param {Element} box */
export const exampleOf = (box) => examples.get(box);

export class Example {
  /**
   * @param {HTMLElement} box
   * @param {import("./options.js").Options} options
   */
  constructor(box, options) {
    this.box = box;
    this.options = options;
    this.chosen = 0; // the script whose tab is open
    /** @type {(Host | undefined)[]} */
    this.hosts = []; // the playgrounds, by their scripts
    for (const copied of box.querySelectorAll(":scope > .rerun-example__live")) copied.remove();
    this.runs = box.querySelectorAll(".rerun-example__run");
    for (const button of this.runs) {
      button.disabled = false;
      button.addEventListener("click", () => this.start());
    }
    for (const [at, tab] of this.tabs.entries()) {
      tab.addEventListener("click", () => this.choose(at));
      tab.addEventListener("keydown", (/** @type {PageEvent} */ event) => this.walk(event, at));
    }
    box.dataset.started = "";
    this.listen();
    this.show();
  }

  /** @returns {Part[]} */
  get tabs() {
    return [...this.box.querySelectorAll(".rerun-example__head [role=tab]")];
  }

  // The places of a recorded screen; one that was put into the page by innerHTML still has its template.
  listen() {
    this.screens = [...this.box.querySelectorAll(".rerun-example__app")].map((place) => {
      const template = place.querySelector(":scope > template");
      if (!place.shadowRoot && template) {
        place.attachShadow({ mode: "open" }).append(template.content);
        template.remove();
      }
      if (!place.shadowRoot) return { place, touches: null };
      watchScheme((scheme) => {
        place.dataset.scheme = scheme;
        return place.isConnected;
      });
      return { place, touches: keepTouches(place.shadowRoot, () => this.start()) };
    });
  }

  // Makes a playground of the app's script, or of all that stand side by side.
  async start() {
    const { scripts, compare } = this.options;
    const wanted = compare ? scripts.map((_, at) => at) : [0]; // the others are files that the first one imports
    const missing = wanted.filter((at) => !this.hosts[at]);
    if (!missing.length || this.starting) return;
    this.starting = true;
    this.say(RUN.starting);
    this.watchFiles();
    try {
      if (this.box.getRootNode() !== document) throw new Problem(SHADOW);
      const shell = await load();
      for (const at of missing) this.put(at, makeHost(shell, scripts[at], this.options, idFor(this.box)));
    } catch (error) {
      this.say(RUN.idle);
      tell(this.box, error, { below: true });
    } finally {
      this.starting = false;
    }
  }

  // A script of ours that cannot be had, or may not be, leaves nobody else to say so.
  watchFiles() {
    if (this.watched) return;
    this.watched = true;
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
      const isOurs = blockedURI.startsWith(base.origin) || (effectiveDirective === "worker-src" && isElsewhere);
      if (isOurs) tell(this.box, forbidden(effectiveDirective), { below: true });
    });
    const told = (/** @type {any} */ { target }) => {
      if (!String(target?.src ?? "").startsWith(base.href) || this.isLive) return;
      tell(this.box, missing(new URL(target.src)), { below: true });
    };
    addEventListener("error", told, { capture: true });
  }

  // Whether it is a playground, or is about to be one.
  get isUsed() {
    return Boolean(this.starting) || this.hosts.some(Boolean);
  }

  get isLive() {
    return this.hosts.some((host) => host && host.style.visibility !== "hidden");
  }

  // Until the playground listens it stands unseen where it is going to be, as wide as it will be.
  /**
   * @param {number} at
   * @param {Host} host
   */
  put(at, host) {
    this.hosts[at] = host;
    const screen = this.screens?.[at]; // of a comparison there is one for each script, else one
    const old = this.box.querySelectorAll(":scope > .rerun-example__problem");
    for (const problem of old) problem.remove();
    Object.assign(host.style, UNSEEN);
    ask(host, this.box.querySelectorAll("template[data-ask]"));
    host.early = {
      release: () => {
        for (const name of Object.keys(UNSEEN)) host.style.removeProperty(name);
        const touched = screen?.touches?.release() ?? [];
        const pressed = this.box.ownerDocument.activeElement?.matches(".rerun-example__run");
        if (screen?.place.shadowRoot)
          moveScreen(screen.place.shadowRoot, host.shadowRoot?.querySelector(".rp-pane--app > .rp-pane__body"));
        this.show();
        if (pressed) host.shadowRoot?.querySelector("[data-do=run]").focus({ preventScroll: true });
        this.box.dispatchEvent(new CustomEvent("rerun:live", { bubbles: true, detail: { host } }));
        return touched;
      },
    };
    this.place.append(host);
  }

  // Where the playgrounds stand: below what was written, side by side where they are compared.
  get place() {
    const { box } = this;
    let place = box.querySelector(":scope > .rerun-example__live");
    if (!place) {
      place = document.createElement("div");
      place.className = "rerun-example__live";
      place.style.position = "relative";
      box.insertBefore(place, box.querySelector(":scope > .rerun-example__foot"));
    }
    return place;
  }

  /** @param {number} at */
  choose(at) {
    this.chosen = at;
    this.show();
  }

  // From tab to tab, as everywhere.
  /**
   * @param {PageEvent} event
   * @param {number} at
   */
  walk(event, at) {
    const { length } = this.tabs;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[/** @type {string} */ (event.key)];
    if (next === undefined) return;
    event.preventDefault();
    this.choose((next + length) % length);
    this.tabs[this.chosen].focus();
  }

  // What can be seen: the playground of the chosen script, or what was written of it.
  show() {
    const { compare } = this.options;
    const { tabs, screens = [] } = this;
    const isOpen = (/** @type {number} */ at) => compare || at === this.chosen;
    const isLive = (/** @type {number} */ at) => this.hosts[at] && this.hosts[at]?.style.visibility !== "hidden";
    const live = isLive(0);
    for (const [at, tab] of tabs.entries()) {
      tab.setAttribute("aria-selected", String(isOpen(at)));
      tab.tabIndex = isOpen(at) ? 0 : -1;
    }
    /** @type {HTMLElement[]} */
    const listings = [...this.box.querySelectorAll(".rerun-example__script")];
    for (const [at, listing] of listings.entries()) {
      if (tabs.length) listing.setAttribute("role", "tabpanel");
      if (tabs.length) listing.setAttribute("aria-label", tabs[at]?.textContent);
      listing.hidden = !isOpen(at); // on paper all are shown
      seen(listing, !isLive(at));
    }
    for (const [at, { place }] of screens.entries()) seen(place, !isLive(at));
    for (const host of this.hosts) if (host) seen(host, isOpen(0));
    const head = this.box.querySelector(":scope > .rerun-example__head");
    if (head) seen(head, tabs.length > 1 || !live);
    for (const run of this.runs) seen(run, !live);
    this.box.dataset.started = live ? "live" : "";
    this.say(this.starting && !live ? RUN.starting : RUN.idle);
  }

  /** @param {string} words */
  say(words) {
    for (const button of this.runs) {
      button.textContent = words;
      button.setAttribute("aria-disabled", String(words !== RUN.idle));
    }
  }
}

// A name for the playground, the same one whenever the page is read: what the reader writes is kept under it.
/** @param {HTMLElement} box */
function idFor(box) {
  const place = [...document.querySelectorAll(".rerun-example")].indexOf(box) + 1;
  const taken = (/** @type {string} */ id) => document.querySelector(`.rp-host[data-playground="${id}"]`);
  for (let more = 1; ; more++) {
    const id = `example-${place}${more > 1 ? `-${more}` : ""}`;
    if (!taken(id)) return id;
  }
}

// The styles of the page may have their own mind about what is hidden.
/**
 * @param {HTMLElement} element
 * @param {boolean} is
 */
function seen(element, is) {
  if (is) element.style.removeProperty("display");
  else element.style.setProperty("display", "none", "important");
}
