// The page embed.html, which stands in an iframe: one example, from the link in its fragment or from the page around it.
//
// Data alone crosses the border, and only between this page and origins that whoever keeps this site has named (in
// `data-origins` of the page), or its own. Any page may hear how high this one is.
import { isShare, readShare } from "../share/link.js";
import { boxOf } from "./element.js";
import { attach, exampleOf } from "./example.js";
import { readOptions } from "./options.js";
import { Problem, tell } from "./problem.js";

const THEMES = ["light", "dark"];

/** @type {HTMLElement} */
const place = document.querySelector("main");
/** @type {string | null} */
let partner = null; // the origin of the page around, once it is known to be one of those that are allowed
/** @type {any[]} */
let due = []; // what is to be done once the playground lives

/** @param {string} origin */
function isAllowed(origin) {
  const allowed = (document.documentElement.dataset.origins ?? "").split(/\s+/);
  return origin === location.origin || (allowed.includes(origin) && origin !== "null");
}

/**
 * @param {string} kind
 * @param {object} [data]
 */
function say(kind, data = {}) {
  if (parent !== window && partner) parent.postMessage({ rerun: kind, ...data }, partner);
}

// Shows an example. It runs when the reader wants it to, or the page around asks.
/** @param {any} given */
function show(given) {
  due = [];
  try {
    const box = boxOf(readOptions(given, "This example"));
    place.replaceChildren(box);
    attach(box);
    say("loaded");
  } catch (error) {
    refuse(error);
  }
}

/** @param {unknown} error */
function refuse(error) {
  tell(place, error);
  say("problem", { message: error instanceof Error ? error.message : String(error) });
}

const box = () => place.querySelector(".rerun-example");

// Does now what the page around asks, or as soon as the playground listens.
/**
 * @param {string} type
 * @param {any} detail
 */
function ask(type, detail) {
  const example = box() && exampleOf(box());
  if (!example) return say("problem", { message: "There is no example yet: send a load first." });
  if (example.isLive) return place.querySelector(".rp-host").dispatchEvent(new CustomEvent(type, { detail }));
  due.push({ type, detail });
  example.start();
}

/** @type {Record<string, (message: any) => unknown>} what may be asked, by the message's name */
const ASKED = {
  hello: () => say("ready", { version: 1 }),
  load: ({ example }) => show(example),
  run: () => ask("rerun:run", null),
  act: ({ action }) => ask("rerun:act", action),
  theme: ({ theme }) => setTheme(theme),
};

/** @param {any} theme */
function setTheme(theme) {
  if (THEMES.includes(theme)) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

addEventListener("message", ({ source, origin, data }) => {
  const name = Object(data).rerun;
  if (source !== parent || parent === window || !isAllowed(origin) || !Object.hasOwn(ASKED, name)) return;
  partner = origin;
  ASKED[name](data);
});
place.addEventListener("rerun:live", (/** @type {any} */ { detail }) => {
  // The components listen from now on, in this very moment the first of them are told what was done before.
  queueMicrotask(() => {
    for (const { type, detail: what } of due.splice(0))
      detail.host.dispatchEvent(new CustomEvent(type, { detail: what }));
  });
});
place.addEventListener("rerun:step", (/** @type {any} */ { detail }) => say("step", detail));
new ResizeObserver(() => {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (parent !== window) parent.postMessage({ rerun: "height", height }, "*");
}).observe(document.documentElement);

// The example of a link.
async function open() {
  const { hash } = location;
  if (!hash) return;
  try {
    if (!isShare(hash)) throw new Problem("Behind the # of this address there is no example.");
    show(await readShare(hash));
  } catch (error) {
    refuse(error);
  }
}

setTheme(new URLSearchParams(location.search).get("theme"));
addEventListener("hashchange", open);
const around = document.referrer ? new URL(document.referrer).origin : "";
if (isAllowed(around)) partner = around;
open().then(() => say("ready", { version: 1 }));
