// Makes a playground for a script: the site's blank one, filled in. What makes it live finds it by itself (hydrate.js).
import { Problem } from "./problem.js";

/** @typedef {{ version: string, html: string, page: any }} Shell a blank playground, as embed.py has written it */

export const base = new URL("./", import.meta.url);
const version = new URL(import.meta.url).search;
let count = 0;
/** @type {Promise<Shell> | null} */
let loading = null;

// Loads, once, what all playgrounds of the page need. Bokeh and Panel come by the bundle.
/** @returns {Promise<Shell>} */
export function load() {
  loading ??= loadNow().catch((error) => {
    loading = null; // the next try begins anew
    throw error;
  });
  return loading;
}

async function loadNow() {
  const address = new URL(`shell.json${version}`, base);
  // It says which version all else is of: the server is asked whether it is still the same.
  const shell = await fetch(address, { cache: "no-cache" })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject()))
    .catch(() => Promise.reject(new Problem(missing(address))));
  const bundle = bundleOf(shell);
  await import(bundle).catch(() => Promise.reject(new Problem(missing(new URL(bundle)))));
  return shell;
}

/** @param {Shell} shell */
const bundleOf = (shell) => new URL(`playground.bundle.js?v=${shell.version}`, base).href;

// Why a file of ours cannot be had, and what is to be done.
/** @param {URL} address */
export function missing({ origin, pathname, href }) {
  if (origin === location.origin)
    return `${pathname} could not be loaded. Reload the page; if that does not help, whoever keeps this site should look whether the file is on the server.`;
  return `${href} could not be loaded. Look whether it is there, and whether its server lets other sites use it: it has to send the header Access-Control-Allow-Origin.`;
}

export const isElsewhere = base.origin !== location.origin;

// What the page's own policy keeps from being loaded.
/** @param {string} directive */
export function forbidden(directive) {
  const source = directive === "worker-src" && isElsewhere ? "blob:" : isElsewhere ? base.origin : "'self'";
  return `This page's Content-Security-Policy forbids what the example needs. Whoever keeps the page has to add ${source} to its ${directive.replace(/-(elem|attr)$/, "")}.`;
}

// The element of a playground that runs `script`. It belongs to the page as soon as it is put there.
/**
 * @param {Shell} shell
 * @param {import("./options.js").Script} script
 * @param {import("./options.js").Options} options
 * @param {string} id
 * @returns {Host}
 */
export function makeHost(shell, script, options, id) {
  const host = /** @type {Host} */ (document.createElement("div"));
  host.className = "rp-host";
  host.dataset.playground = id;
  host.dataset.page = JSON.stringify(pageFor(shell, script, options, id));
  if (options.height) host.style.setProperty("--rp-example-height", `${options.height}px`);
  const root = host.attachShadow({ mode: "open" });
  root.innerHTML = shell.html;
  const sheet = root.querySelector("link");
  sheet.href = new URL(sheet.getAttribute("href"), base).href;
  const name = script.name || "app.py";
  const title = (!options.compare && options.name) || name;
  root.querySelector(".rp-head__name").textContent = title;
  root.querySelector(".rp-head__file").textContent = name;
  root.querySelector(".rp-head__file").hidden = title === name;
  root.querySelector("#rp-ask").textContent = `Bring the original script back? Your changes to ${name} will be lost.`;
  if (options.compare) root.querySelector(".rp").classList.replace("rp--example", "rp--column");
  root.querySelector("[data-do=reset]").hidden = options.read_only;
  showPanes(root, options.panes);
  // A frame may not take the focus of the page around it, and a browser says so when one wants to.
  if (parent !== window) for (const button of root.querySelectorAll("[autofocus]")) button.autofocus = false;
  return host;
}

// The models of a page are known by their ids: those of each copy are its own.
/**
 * @param {Shell} shell
 * @param {import("./options.js").Script} script
 * @param {import("./options.js").Options} options
 * @param {string} id
 */
function pageFor(shell, script, { scripts, files: given, compare, read_only, actions, hidden, lines }, id) {
  const number = ++count;
  const text = JSON.stringify(shell.page)
    .replace(/"(p\d+)"/g, `"rerun${number}-$1"`)
    .replaceAll('"playground.bundle.js"', JSON.stringify(bundleOf(shell)));
  const { name: filename, source } = script;
  const others = compare ? [] : scripts.filter((other) => other !== script).map(({ name, source }) => [name, source]);
  const beside = [...others, ...Object.entries(given)];
  const files = beside.length ? Object.fromEntries(beside) : undefined;
  return { ...JSON.parse(text), id, source, filename: filename || "app.py", files, read_only, actions, hidden, lines };
}

// Gives a playground the questions that are asked before actions (lesson/predict.js).
/**
 * @param {Host} host
 * @param {Iterable<HTMLElement>} templates
 */
export function ask(host, templates) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  for (const template of templates) {
    const copy = /** @type {HTMLElement} */ (template.cloneNode(true));
    copy.dataset.for = host.dataset.playground;
    root.querySelector(".rp").append(copy);
    root.querySelector(".rerun-predict").hidden = false;
  }
}

// The others are there too, as the parts of a playground count on them, and nothing offers them.
/**
 * @param {ShadowRoot} root
 * @param {string[]} panes
 */
function showPanes(root, panes) {
  const isShown = (/** @type {string} */ part) => panes.includes(part);
  for (const pane of root.querySelectorAll(".rp-pane")) {
    pane.hidden = !isShown(pane.dataset.part);
    pane.removeAttribute("data-waits"); // its author asks for it
  }
  for (const button of root.querySelectorAll("[data-show]")) button.hidden = !isShown(button.dataset.show);
  for (const box of root.querySelectorAll("[data-pane]")) box.parentElement.hidden = !isShown(box.dataset.pane);
  for (const button of root.querySelectorAll("[data-preset]")) {
    const parts = button.dataset.preset.split(" ");
    button.hidden = Boolean(button.dataset.preset) && (!parts.every(isShown) || parts.length === panes.length);
  }
}
