// Runs inline, right behind a playground's HTML: keeps what the reader does before the components live, and starts
// the worker. hydrate.js takes the kept events over (`host.early.release()`) and sends them again, in order.
// It is bundled by itself, and no module: it has run before anything is painted.
import { pageScheme } from "../lib/scheme.js";
import { runsHere } from "../lib/local.js";
import { keepTouches } from "../lib/touches.js";
import { arrange } from "../shell/arrange.js";

const host = /** @type {Host} */ (document.currentScript?.previousElementSibling);
const root = host.shadowRoot ?? shadowOf(host);

// A browser that leaves the template as it is.
/** @param {Host} host */
function shadowOf(host) {
  const made = host.attachShadow({ mode: "open" });
  const template = /** @type {HTMLTemplateElement} */ (host.querySelector("template"));
  made.append(template.content);
  template.remove();
  return made;
}

host.early = keepTouches(root);

host.dataset.scheme = host.dataset.theme || pageScheme();

// The panes stand where the reader left them, before anything is painted.
const [, layout] = root.querySelector(".rp")?.className.match(/rp--(\w+)/) ?? [];
let saved = null;
try {
  saved = JSON.parse(localStorage.getItem(`rerun-playground.layout.${layout}`) ?? "null");
} catch {}
arrange(root, saved);
host.dataset.scripted = "";
document.documentElement.dataset.sandbox ||= "loading";
document.documentElement.toggleAttribute("data-runs-here", runsHere());

// A script of the page that cannot be had leaves nobody else to say so.
if (!globalThis.rerunWatch) {
  globalThis.rerunWatch = "watching";
  window.addEventListener("error", missing, true);
}

/** @param {PageEvent} event */
function missing({ target, filename }) {
  const file = target?.src || filename || "";
  const base = new URL(host.dataset.bundle ?? "", location.href).href.replace(/[^/]*$/, "");
  if (!file.startsWith(base) || globalThis.rerunWatch === "told") return;
  globalThis.rerunWatch = "told"; // the others only miss the first one
  for (const each of document.querySelectorAll(".rp-host:not([data-live=true])")) {
    const notice = each.shadowRoot?.querySelector(".rp-notice");
    const status = each.shadowRoot?.querySelector(".rp-status");
    if (!(notice instanceof HTMLElement) || !status) continue;
    notice.textContent =
      `${new URL(file).pathname} could not be loaded as a script. Reload the page; if that does not help, whoever keeps` +
      " this site should look whether the file is on the server, whole, and is sent as text/javascript.";
    notice.hidden = false;
    status.textContent = "The playground could not start.";
  }
}

// Python boots while Bokeh is still being read; client.js takes the worker over.
function startWorker() {
  if (globalThis.rerunEarly !== undefined || runsHere()) return;
  const worker = new Worker(host.dataset.worker ?? "", { type: "module" });
  /** @type {{ worker: Worker, heard: string[], began: number, at?: number, hears?: boolean }} */
  const early = { worker, heard: [], began: performance.now() };
  globalThis.rerunEarly = early;
  worker.onmessage = ({ data }) => {
    early.heard.push(data.type);
    early.hears ||= data.hears;
    early.at = performance.now();
  };
  worker.onerror = () => early.heard.push("fault");
}

// Behind the frame that shows the app, and before the scripts that the page still has to read.
function seen() {
  requestAnimationFrame(() =>
    soon(() => {
      if (!performance.getEntriesByName("playground:screen").length) performance.mark("playground:screen");
      startWorker();
    }),
  );
}

/** @param {() => void} task */
function soon(task) {
  if ("scheduler" in globalThis) scheduler.postTask(task, { priority: "user-blocking" });
  else setTimeout(task);
}

const sheet = root.querySelector("link");
if (sheet?.sheet) seen();
else sheet?.addEventListener("load", seen);
