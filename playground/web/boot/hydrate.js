// Brings the playgrounds of the page to life: their Panel components adopt the HTML that is already there.
import { bokehOf, forget, mayStyle, withoutStops } from "../lib/bokeh.js";
import { startComparison } from "../compare/compare.js";
import { hover } from "../instruments/hover.js";
import { Keeper } from "../shell/keeper.js";
import { listenToKeys } from "../shell/keys.js";
import { Layout } from "../shell/layout.js";
import { viewMenu } from "../shell/menu.js";
import { startLesson } from "../lesson/lesson.js";
import { Store } from "../lib/store.js";
import { followTheme } from "../shell/theme.js";
import { client, playgrounds } from "../playgrounds.js";

const SCRIPTS = ["bokeh.min.js", "bokeh-widgets.min.js", "panel.min.js"]; // as in embed.py
const COMPONENTS = 7; // five HtmlPanes, the Editor and the Sandbox
let count = 0;

export async function hydrateAll() {
  // Panel imports components through es-module-shims; every browser we support can do it itself.
  // The components are in this very bundle, also where a page that was swapped in names an older or newer one.
  const ours = (url) => (/\/playground\.bundle\.js\b/.test(url) ? import.meta.url : url);
  globalThis.importShim ??= Object.assign((url) => import(ours(url)), { addImportMap() {} });
  const found = () => document.querySelector(".rp-host:not([data-live])");
  const start = async () => {
    for (const playground of playgrounds.values()) if (!playground.host.isConnected) leave(playground);
    for (let host = found(); host; host = found()) {
      host.dataset.live = "";
      await hydrate(host);
    }
    if (playgrounds.size) client.start();
    startLesson([...playgrounds.values()]);
    startComparison();
  };
  if (found()) afterFirstPaint(() => found() && client.start());
  await scriptsLoaded();
  await start();
  // Sites that swap their pages without loading them anew take playgrounds away and bring others.
  new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
}

// Bokeh and Panel are deferred scripts: they have run when the document's content is loaded. A page whose first
// playground was swapped in has not brought them.
async function scriptsLoaded() {
  const [navigation] = performance.getEntriesByType("navigation");
  if (document.readyState !== "complete" && !(navigation?.domContentLoadedEventStart > 0)) {
    await new Promise((done) => addEventListener("DOMContentLoaded", done));
  }
  const there = new Set([...document.scripts].map(({ src }) => src));
  const missing = SCRIPTS.map((name) => new URL(name, import.meta.url).href).filter((address) => !there.has(address));
  await Promise.all(missing.map(load));
}

// In order: a script that is put into the page runs as soon as it is there, unless it is told otherwise.
function load(address) {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), {
      src: address,
      async: false,
      onload: done,
      onerror: failed,
    });
    document.body.append(script);
  });
}

async function hydrate(host) {
  const root = host.shadowRoot ?? attachShadow(host);
  const data = JSON.parse(host.dataset.page);
  const find = (selector) => root.querySelector(selector);
  let waiting = COMPONENTS;
  const store = new Store({ source: data.source, original: data.source });
  const playground = {
    host,
    root,
    data,
    bokeh: bokehOf(data.doc.version),
    plain: !mayStyle(root),
    leaving: [], // what is to be done once the playground is not on the page any more
    session: `${data.id}/${++count}`, // a page that is swapped in may bring the same playground again
    store,
    keeper: new Keeper({ store, data, find }),
    find,
    pane: (part) => find(`[data-body=${part}]`) ?? find(`.rp-pane--${part} > .rp-pane__body`),
    mounted() {
      if (--waiting === 0) replay(host);
    },
    press: (name) => find(`[data-do="${name}"]:not([hidden])`)?.click(),
  };
  playgrounds.set(root, playground);
  host.dataset.scripted = "";
  playground.layout = new Layout(playground);
  viewMenu(playground);
  listenToKeys(playground);
  followTheme(playground);
  hover(playground);
  find(".rp-timeline").toggleAttribute("data-plain", playground.plain);
  const roots = {};
  for (const id of data.roots) {
    roots[id] = document.createElement("div");
    if (id === data.timeline && !playground.plain) find(".rp-timeline__figure").replaceChildren(roots[id]);
    else find(".rp-mount").append(roots[id]);
  }
  playground.views = playground.bokeh.embed.embed_items({ [data.id]: data.doc }, [
    { docid: data.id, root_ids: data.roots, roots },
  ]);
  for (const views of await playground.views) withoutStops(views);
  host.dataset.live = "true";
}

// Lets go of all that keeps a playground which is not on the page any more, once it is complete.
async function leave(playground) {
  if (playground.left) return;
  playground.left = true;
  const { root, session, keeper, bokeh, views, leaving } = playground;
  keeper.close();
  await views;
  playgrounds.delete(root);
  client.close(session);
  for (const work of leaving) work();
  forget(bokeh, views);
  if (!playgrounds.size) client.end();
}

// What the reader did while nothing listened, once more for those who listen now.
function replay(host) {
  for (const { type, target } of host.early?.release() ?? []) {
    if (!target.isConnected) continue;
    const options = { bubbles: true, composed: true, cancelable: true };
    if (type === "keydown") target.dispatchEvent(new KeyboardEvent(type, { ...options, key: "Enter" }));
    else target.dispatchEvent(new Event(type, options));
  }
}

// A page put together by innerHTML has left the template as it is, and has not run the early script.
function attachShadow(host) {
  const template = host.querySelector("template");
  const root = host.attachShadow({ mode: "open" });
  root.append(template.content.cloneNode(true));
  template.remove();
  return root;
}

function afterFirstPaint(work) {
  requestAnimationFrame(() => setTimeout(work));
}
