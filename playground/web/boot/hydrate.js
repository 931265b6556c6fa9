// Brings the playgrounds of the page to life: their Panel components adopt the HTML that is already there.
import { bokeh } from "../bokeh/bokeh.js";
import { forget, mayStyle } from "../bokeh/views.js";
import { startComparison } from "../compare/compare.js";
import { hover } from "../instruments/hover.js";
import { Keeper } from "../shell/keeper.js";
import { listenToKeys } from "../shell/keys.js";
import { Layout } from "../shell/layout.js";
import { viewMenu } from "../shell/menu.js";
import { sharing } from "../shell/sharing.js";
import { startLesson } from "../lesson/lesson.js";
import { startPredictions } from "../lesson/predict.js";
import { Store } from "../lib/store.js";
import { followTheme } from "../shell/theme.js";
import { client, comeFrom, playgrounds } from "../playgrounds.js";

const taken = new WeakSet(); // the hosts of playgrounds, and of those that are just coming or leaving
const written = new Map(); // a host's data → the HTML in it before anything was done there
let count = 0;

/** @param {string} bundle the address of the page's bundle, with its version */
export async function hydrateAll(bundle) {
  comeFrom(bundle);
  // Panel imports components through es-module-shims; every browser we support can do it itself.
  // The components are in this very bundle, also where a page that was swapped in names an older or newer one.
  /** @param {string} url */
  const ours = (url) => (/\/playground\.bundle\.js\b/.test(url) ? bundle : url);
  globalThis.importShim ??= Object.assign((/** @type {string} */ url) => import(ours(url)), { addImportMap() {} });
  if (found()) afterFirstPaint(() => found() && client.start());
  await contentLoaded();
  await start();
  // Sites that swap their pages without loading them anew take playgrounds away and bring others.
  new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
}

// What presents the page: it comes when the reader can use all else. Where it cannot be had, all else works.
const stage = () =>
  import("../stage/stage.js").catch((error) => {
    console.warn("What presents this page could not be loaded.", error);
    return null;
  });

// The next playground that is on the page and does not live: it is new, or was taken off and has come back, as may a copy of one.
function found() {
  return [...document.querySelectorAll(".rp-host")].find((host) => !taken.has(host));
}

async function start() {
  for (const playground of playgrounds.values()) if (!playground.host.isConnected) leave(playground);
  for (let host = found(); host; host = found()) {
    taken.add(host);
    await hydrate(host);
  }
  if (playgrounds.size) client.start();
  startLesson([...playgrounds.values()]);
  startComparison();
  // Not waited for: a playground that is put into the page meanwhile would not be seen.
  stage().then((loaded) => loaded?.startStage([...playgrounds.values()]));
}

// The whole page is there: what stands in it beside the playgrounds is looked for once.
async function contentLoaded() {
  const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (document.readyState === "complete" || navigation?.domContentLoadedEventStart > 0) return;
  await new Promise((done) => addEventListener("DOMContentLoaded", done));
}

/** @param {Host} host */
async function hydrate(host) {
  const root = rootOf(host);
  if (!root) return;
  host.dataset.live = "";
  const data = JSON.parse(/** @type {string} */ (host.dataset.page));
  /** @param {string} selector */
  const find = (selector) => root.querySelector(selector);
  let waiting = data.components;
  const off = new AbortController();
  const { source, filename: name, files = {} } = data;
  const store = new Store({ source, original: source, files, brought: { name, files }, shown: "" });
  const playground = /** @type {Playground} */ (
    /** @type {unknown} */ ({
      host,
      root,
      data,
      plain: !mayStyle(root),
      leaving: [() => off.abort()], // what is to be done once the playground is not on the page any more
      signal: off.signal, // ends what listens to the host and to its shadow root, which may come back
      session: `${data.id}/${++count}`, // a page that is swapped in may bring the same playground again
      store,
      keeper: new Keeper({ store, data, find }),
      find,
      /** @param {string} part */
      pane: (part) => find(`[data-body=${part}]`) ?? find(`.rp-pane--${part} > .rp-pane__body`),
      mounted() {
        if (--waiting === 0) replay(host);
      },
      /** @param {string} name */
      press: (name) => find(`[data-do="${name}"]:not([hidden])`)?.click(),
    })
  );
  playgrounds.set(root, playground);
  host.dataset.scripted = "";
  playground.layout = new Layout(playground);
  viewMenu(playground);
  sharing(playground);
  listenToKeys(playground);
  followTheme(playground);
  hover(playground);
  startPredictions([playground]); // before what was done early is done again
  find(".rp-timeline").toggleAttribute("data-plain", playground.plain);
  await playground.keeper.ready;
  if (find(".rp--play")) {
    const { startPlay } = await import("../play/arrivals.js");
    await startPlay(playground);
  }
  /** @type {Record<string, HTMLElement>} */
  const roots = {};
  for (const id of data.roots) {
    roots[id] = document.createElement("div");
    find(".rp-mount").append(roots[id]);
  }
  playground.views = bokeh.embed_items({ [data.id]: data.doc }, [{ docid: data.id, root_ids: data.roots, roots }]);
  await playground.views;
  await stage(); // a page that says it lives hears all of its keys
  host.dataset.live = "true";
}

// Lets go of all that keeps a playground which is not on the page any more, once it is complete.
/** @param {Playground} playground */
async function leave(playground) {
  if (playground.left) return;
  playground.left = true;
  const { host, root, session, keeper, views, leaving } = playground;
  keeper.close();
  await views;
  playgrounds.delete(root);
  client.close(session);
  for (const work of leaving) work();
  forget(views);
  if (!playgrounds.size) client.end();
  taken.delete(host);
  if (host.isConnected) start();
}

// What the reader did while nothing listened, once more for those who listen now.
/** @param {Host} host */
function replay(host) {
  const kept = host.early?.release() ?? [];
  delete host.early;
  for (const { type, target } of kept) {
    if (!target.isConnected) continue;
    const options = { bubbles: true, composed: true, cancelable: true };
    if (type === "keydown") target.dispatchEvent(new KeyboardEvent(type, { ...options, key: "Enter" }));
    else target.dispatchEvent(new Event(type, options));
  }
}

// The shadow root with the playground's HTML in it as it was written; null where that is not to be had any more. A host that
// has lived before, or is a copy of one, has in it what the playground made of that, or nothing.
/** @param {Host} host */
function rootOf(host) {
  const template = host.querySelector(":scope > template");
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const { page, live } = host.dataset;
  if (template) {
    // A page put together by innerHTML has left the template as it is, and has not run the early script.
    root.replaceChildren(template.content.cloneNode(true));
    template.remove();
  } else if (live !== undefined) {
    root.innerHTML = written.get(page) ?? GONE;
    return written.has(page) ? root : null;
  }
  written.set(page, root.innerHTML);
  return root;
}

const GONE = "<p>This playground was taken off the page. Reload the page to use it again.</p>";

/** @param {() => void} work */
function afterFirstPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}
