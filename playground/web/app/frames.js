// Shows the components of an app: HTML of the script in a frame that has no origin and no network. All that comes back
// from there are heights, and addresses that were refused; each has a port of its own, no window is listened to.
import { afterPaint } from "../lib/after_paint.js";

const MOST = 20; // each may be a process of the browser
const HIGHEST = 10_000;
const CHANGES = 200; // a frame whose content is as high as itself and more would grow for ever
const PATIENCE = 10_000;
const PAGE = new URL("component.html", import.meta.url).href;
const FORBIDDEN =
  "This page's Content-Security-Policy forbids the frame of this component. Whoever keeps the page has to add " +
  `${PAGE.startsWith(`${location.origin}/`) ? "'self'" : new URL(PAGE).origin} to its frame-src.`;
const MISSING = `This component could not be shown: ${PAGE} does not answer. Reload the page, or look whether it is there.`;
const MANY = `${MOST} components are shown; more of them would make the page slow.`;
const ENDED =
  "This component was ended: it went to another page, or made pages within its own. Neither has a place here.";

export class Frames {
  /**
   * @param {Part} body
   * @param {Playground} playground
   */
  constructor(body, { signal }) {
    this.body = body;
    /** @type {Map<Part, { json: string, close: () => void }>} */
    this.shown = new Map();
    this.draw = afterPaint(() => this.drawNow());
    signal.addEventListener("abort", () => {
      for (const { close } of this.shown.values()) close();
    });
  }

  drawNow() {
    for (const [host, { close }] of this.shown) {
      if (host.isConnected && host.dataset.frame) continue;
      close();
      this.shown.delete(host);
    }
    for (const host of this.body.querySelectorAll("[data-frame]")) {
      const json = host.dataset.frame;
      const old = this.shown.get(host);
      if (old?.json === json) continue;
      const place = host.querySelector(":scope > .rp-component__place");
      const about = place && parsed(json);
      if (!about) continue;
      old?.close();
      place.dataset.drawn = "";
      this.shown.delete(host);
      const close = this.shown.size < MOST ? open(place, about) : say(place, MANY);
      this.shown.set(host, { json, close });
    }
  }
}

/** @param {string} json */
function parsed(json) {
  try {
    const { html, title, scrolling, tab, content } = JSON.parse(json);
    return typeof html === "string" ? { html, title: String(title), scrolling, tab, content } : null;
  } catch {
    return null;
  }
}

/**
 * @param {Part} place
 * @param {string} words
 */
function say(place, words) {
  const note = document.createElement("p");
  note.className = "rp-frame__note";
  note.setAttribute("role", "note");
  note.textContent = words;
  place.replaceChildren(note);
  return () => {};
}

// Puts a frame into its place; what it returns ends all that waits for it.
/**
 * @param {Part} place
 * @param {{ html: string, title: string, scrolling: boolean, tab: unknown, content: boolean }} about
 */
function open(place, { content, ...about }) {
  const frame = document.createElement("iframe");
  frame.className = "rp-component__frame";
  frame.title = about.title;
  frame.setAttribute("sandbox", "allow-scripts");
  frame.referrerPolicy = "no-referrer";
  if (about.tab === -1) frame.tabIndex = -1;
  frame.src = PAGE;
  const ending = new AbortController();
  const fail = (/** @type {string} */ words) => {
    ending.abort();
    say(place, words);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const { signal } = ending;
  signal.addEventListener("abort", () => clearTimeout(waiting));
  const forbidden = (/** @type {SecurityPolicyViolationEvent} */ { effectiveDirective, blockedURI }) => {
    if (effectiveDirective === "frame-src" && blockedURI && PAGE.startsWith(blockedURI)) fail(FORBIDDEN);
  };
  document.addEventListener("securitypolicyviolation", forbidden, { signal });
  frame.addEventListener(
    "load",
    () => {
      const { port1: port, port2 } = new MessageChannel();
      clearTimeout(waiting);
      waiting = setTimeout(() => fail(MISSING), PATIENCE);
      const heard = listener(frame, content);
      port.onmessage = ({ data }) => {
        if (data?.ready) clearTimeout(waiting);
        if (data?.ended) fail(ENDED);
        else heard(data);
      };
      signal.addEventListener("abort", () => port.close());
      frame.contentWindow?.postMessage(about, "*", [port2]); // it has no origin to be named by
    },
    { signal },
  );
  place.replaceChildren(frame);
  return () => ending.abort();
}

// What a component says: how high it is, where it may be as high as that, and what it was not given.
/**
 * @param {HTMLIFrameElement} frame
 * @param {boolean} content
 */
function listener(frame, content) {
  let changes = 0;
  /** @type {Set<string>} */
  const refused = new Set();
  return (/** @type {any} */ data) => {
    const { height, refused: address } = Object(data);
    if (content && Number.isFinite(height) && changes < CHANGES) {
      changes += 1;
      const high = `${Math.min(Math.max(Math.ceil(height), 1), HIGHEST)}px`;
      if (frame.style.height !== high) frame.style.height = high;
    }
    if (typeof address !== "string" || refused.size >= 5 || refused.has(serverOf(address))) return;
    refused.add(serverOf(address));
    let note = frame.nextElementSibling;
    if (!note) {
      note = document.createElement("p");
      note.className = "rp-more";
      note.setAttribute("role", "note");
      frame.after(note);
    }
    note.textContent = `This component asked for ${[...refused].join(", ")}: the playground loads nothing from other servers.`;
  };
}

/** @param {string} address */
function serverOf(address) {
  try {
    return new URL(address).host || address.slice(0, 60);
  } catch {
    return address.slice(0, 60);
  }
}
