// Lets the browser keep the site once its Python is ready, and tells when a new version is there.
//
// What the site is made of was fetched by then, most of it: to keep it costs few bytes more. A reader of a page without
// playground fetches nothing but that page. Where the browser or the site's address has no service workers, nothing
// changes; nor on this machine's own addresses, where a local server shows what was saved last, nor in a frame.
const ROOT = new URL("../", import.meta.url);
const WORKER = new URL("service-worker.js", ROOT);
const OWN = ["localhost", "127.0.0.1", "[::1]"];
const STORE = `rerun-playground:site:${ROOT.pathname}`; // as the service worker calls it
const FULL = new URL(".kept/full", ROOT);
const DAY = 86_400_000; // ms
const MINUTE = 60_000;
const OFTEN = 3_600_000; // ms between two looks for a new version from a page that stays open

const root = document.documentElement;

/** @returns {ServiceWorkerContainer | undefined} */
function container() {
  try {
    return navigator.serviceWorker;
  } catch {
    return undefined; // a frame that is kept apart
  }
}

/** @returns {Promise<void>} */
function ready() {
  const isReady = () => root.dataset.sandbox === "ready";
  if (isReady()) return Promise.resolve();
  return new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (!isReady()) return;
      watch.disconnect();
      done();
    });
    watch.observe(root, { attributeFilter: ["data-sandbox"] });
  });
}

/** @returns {Promise<void>} */
const idle = () => new Promise((done) => (globalThis.requestIdleCallback ?? setTimeout)(() => done()));

/** @param {ServiceWorkerContainer} workers */
async function known(workers) {
  const found = await workers.getRegistration(ROOT.href);
  return found?.scope === ROOT.href ? found : undefined;
}

async function start() {
  const workers = container();
  if (!workers || window.parent !== window || OWN.includes(location.hostname)) return;
  let registration = await known(workers);
  if (registration) {
    watch(registration);
    keepLooking(registration);
    return letGo(registration);
  }
  if (/** @type {any} */ (navigator).connection?.saveData || (await isFull())) return;
  await ready();
  await idle();
  registration = await workers.register(WORKER, { scope: ROOT.href, updateViaCache: "none" });
  watch(registration);
  keepLooking(registration);
}

// Whether there was no room for the site today.
async function isFull() {
  const told = await caches.match(FULL, { cacheName: STORE });
  return told !== undefined && Date.now() - Number(await told.text()) < DAY;
}

// A site that has no service worker any more would be shown as it was for ever. A server that is just being copied to may
// lack the file for a moment.
/** @param {ServiceWorkerRegistration} registration */
async function letGo(registration) {
  const isGone = async () => {
    const answer = await fetch(WORKER, { cache: "no-store" }).catch(() => null);
    return answer !== null && [404, 410].includes(answer.status);
  };
  if (await isGone()) setTimeout(async () => (await isGone()) && registration.unregister(), MINUTE);
}

/** @param {ServiceWorkerRegistration} registration */
function keepLooking(registration) {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - looked < OFTEN) return;
    looked = Date.now();
    registration.update().catch(() => {}); // without network there is nothing new
  });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  document.body.append(bar); // before there are words in it: a status that comes with them is not read out by all
  /** @param {ServiceWorker | null} worker */
  const follow = (worker) => {
    if (!worker || !registration.active) return; // the first is nothing new
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") tell();
    });
  };
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

const bar = document.createElement("div");
bar.className = "rerun-news";
bar.setAttribute("role", "status");

function tell() {
  const box = document.createElement("div");
  const reload = button("Reload", () => location.reload());
  const later = button("Later", () => box.remove());
  box.append("A new version of this site is there.", reload, later);
  bar.replaceChildren(box);
}

/**
 * @param {string} label
 * @param {() => void} press
 */
function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}

start().catch((error) => console.debug("The site is not kept for use without network:", error));
