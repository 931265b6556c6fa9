// Keeps the site in the browser, so that it works without network: each version as a whole, or not at all.
//
// A version is the files that were built together. Their hashes stand below, and a file with another one is never kept nor
// shown. All that pages need is fetched when this worker is installed; if anything of it fails, the version that was there
// stays, and what has come is not fetched again. A page goes on with the version that it was loaded with: its requests are
// answered from that, whichever worker answers them, until it is reloaded or closed.

/** @typedef {{ version: string, query: string, files: Record<string, string>, later: string[] }} Site */

/** @type {Site} */
const SITE = JSON.parse("{}"); // written by playground/site/offline.py

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = new URL(worker.registration.scope);
const STORE = `rerun-playground:site:${ROOT.pathname}`;
const OWN = new URL(".kept/", ROOT).href; // where no site has files: what we note
const CURRENT = `${OWN}current`; // the version that new pages get
const COMING = `${OWN}coming`; // the files and hashes of one that is being taken, or waits to be the current one
const FULL = `${OWN}full`; // when there was no room for a version; offline.js reads it too
const VERSIONS = `${OWN}versions/`; // of each one that is whole, its files and hashes
const TABS = `${OWN}tabs/`; // of each page, the version that it was loaded with
const NETWORK = "network"; // the version of a page that is none of ours
const AT_ONCE = 6;
const LATER = 5000; // ms
const YOUNG = 60_000; // ms for which a page may not be known to the browser yet
const PAGE = "index.html";
const VERSIONED = /\/(playground\.(bundle\.js|css)|(worker|packages)\.js|pyodide-lock\.json|python\.snapshot)$/;

const later = new Set(SITE.later); // what is kept when it was asked for, as few readers need it

/** @type {Map<string, Site | null>} */
const versions = new Map([[SITE.version, SITE]]);
/** @type {Map<string, string>} */
const tabs = new Map();
let isTidy = false;
/** @type {Promise<Cache> | undefined} */
let opened;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = request.method === "GET" && request.url.startsWith(ROOT.href) && !request.headers.has("range");
  if (isOurs) event.respondWith(request.mode === "navigate" ? page(event) : file(event));
});

const open = () => {
  opened ??= caches.open(STORE);
  return opened;
};

async function install() {
  const store = await open();
  let others = 0;
  try {
    await alone(async () => {
      others = await tidy(store, SITE);
      await store.put(COMING, Response.json(SITE));
    });
    if (others && !(await store.match(CURRENT))) throw new Error("There is no room until old pages are closed.");
    await takeAll(store);
    await store.put(VERSIONS + SITE.version, Response.json(SITE));
  } catch (error) {
    if (/** @type {Error} */ (error).name === "QuotaExceededError") await giveUp(store, others);
    throw error;
  }
  await worker.skipWaiting(); // open pages keep their version all the same
}

async function activate() {
  const store = await open();
  await store.put(CURRENT, new Response(SITE.version));
  for (const note of [FULL, COMING]) await store.delete(note);
  await alone(() => tidy(store));
}

// Fetches what is not there yet; of what is kept only when it was asked for, what was kept of an earlier version.
/** @param {Cache} store */
async function takeAll(store) {
  const there = new Set((await store.keys()).map(({ url }) => url));
  const known = new Set([...there].map((url) => url.split("?")[0]));
  const wanted = Object.keys(SITE.files).filter((name) => !later.has(name) || known.has(new URL(name, ROOT).href));
  const missing = wanted.filter((name) => !there.has(keyOf(SITE, name)));
  const take = async () => {
    for (let name = missing.shift(); name !== undefined; name = missing.shift())
      await store.put(keyOf(SITE, name), await fetched(SITE, name));
  };
  const first = missing.indexOf(PAGE); // alone: a server that changes pages changes this one too
  if (first >= 0) await store.put(keyOf(SITE, PAGE), await fetched(SITE, missing.splice(first, 1)[0]));
  await Promise.all(Array.from({ length: AT_ONCE }, take)).catch((error) => {
    missing.length = 0;
    throw error;
  });
}

// There is no room for this version. The old one would stay for ever: from now on it is there for open pages only, new ones
// come from the network, and when the old ones are closed it makes room. Where there is none even then, nothing is kept.
/**
 * @param {Cache} store
 * @param {number} others
 */
async function giveUp(store, others) {
  for (const note of [CURRENT, COMING]) await store.delete(note);
  await alone(() => tidy(store));
  if (others) return;
  await store.put(FULL, new Response(String(Date.now()))).catch(() => {});
  worker.registration.unregister(); // done when this installation has failed
}

// A file as the server has it now, if it is that of this version: its bytes and type. Rejects for any other.
/**
 * @param {Site} site
 * @param {string} name
 */
async function fetched(site, name) {
  const address = new URL(name === PAGE || name.endsWith(`/${PAGE}`) ? name.slice(0, -PAGE.length) : name, ROOT);
  if (isVersioned(name)) address.search = site.query;
  for (const cache of /** @type {const} */ (["no-cache", "reload"])) {
    const answer = await fetch(address, { cache });
    const bytes = await answer.arrayBuffer();
    if (!answer.ok || (await hashOf(bytes)) !== site.files[name]) continue;
    const headers = new Headers(answer.headers);
    // What was said of the bytes on their way; and what is kept does not vary.
    for (const name of ["content-encoding", "content-length", "vary"]) headers.delete(name);
    return new Response(bytes, { headers });
  }
  throw new Error(`${address.pathname} is not that of version ${site.version}`);
}

// Whether pages ask for a file by an address that tells its version: by that the browser has it already, as a rule.
/** @param {string} name */
const isVersioned = (name) => VERSIONED.test(name);

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return digest.reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "").slice(0, 32);
}

/**
 * @param {Site} site
 * @param {string} name
 */
const keyOf = (site, name) => `${new URL(name, ROOT).href}?${site.files[name]}`;

// What a version calls the file at an address, or undefined if it has none there.
/**
 * @param {Site | null} site
 * @param {string} address
 */
function nameIn(site, address) {
  const path = new URL(address).pathname.slice(ROOT.pathname.length);
  try {
    const name = decodeURI(path);
    return [name, name + PAGE, `${name}/${PAGE}`].find((each) => Object.hasOwn(site?.files ?? {}, each));
  } catch {
    return undefined; // no address of text
  }
}

// A page that somebody opens: that of our version. One that we do not know is the network's, with all that it loads.
/** @param {FetchEvent} event */
async function page(event) {
  const url = new URL(event.request.url);
  const store = await open();
  const [site, current] = await Promise.all([recordOf(store, SITE.version), store.match(CURRENT)]);
  const name = nameIn(site, url.href);
  if (name?.endsWith(`/${PAGE}`) && !url.pathname.endsWith("/") && !url.pathname.endsWith(PAGE)) {
    url.pathname += "/"; // else the page's relative addresses lead astray
    return Response.redirect(url.href);
  }
  const answer = site && name && current ? await ofVersion(store, site, name).catch(() => null) : null;
  event.waitUntil(remember(store, event.resultingClientId, answer ? SITE.version : NETWORK));
  return answer ?? fetch(event.request);
}

// What a page asks for: of the version that it was loaded with.
/** @param {FetchEvent} event */
async function file(event) {
  const store = await open();
  const site = await siteOf(store, event);
  const name = nameIn(site, event.request.url);
  if (!site || !name) return fetch(event.request);
  try {
    return await ofVersion(store, site, name);
  } catch {
    event.waitUntil(worker.registration.update().catch(() => {}));
    return Response.error();
  }
}

// A file of a version: as it is kept, or from the network if it is the same. Rejects if it is not.
/**
 * @param {Cache} store
 * @param {Site} site
 * @param {string} name
 */
async function ofVersion(store, site, name) {
  const kept = await store.match(keyOf(site, name));
  if (kept) return kept;
  const answer = await fetched(site, name);
  await store.put(keyOf(site, name), answer.clone()).catch(() => {}); // where there is no room it is not kept
  return answer;
}

// The version of who asks. What a worker asks for says it by the address of the worker.
/**
 * @param {Cache} store
 * @param {FetchEvent} event
 */
async function siteOf(store, { clientId, request }) {
  const version = tabs.get(clientId) ?? (await toldOf(store, clientId))?.version;
  if (version === NETWORK) return null;
  if (version) return versions.get(version) ?? recordOf(store, version);
  const addresses = [request.url, request.referrer].filter(Boolean).map((address) => new URL(address));
  const queries = addresses.filter((url) => url.searchParams.has("v")).map(({ search }) => search);
  for (const { url } of await store.keys()) {
    if (!url.startsWith(VERSIONS)) continue;
    const site = await recordOf(store, url.slice(VERSIONS.length));
    if (site?.query && queries.includes(site.query)) return site;
  }
  return queries.length ? null : recordOf(store, SITE.version);
}

/**
 * @param {Cache} store
 * @param {string} client
 * @returns {Promise<{ version: string, at: number } | undefined>}
 */
async function toldOf(store, client) {
  const told = client ? await store.match(TABS + client) : undefined;
  return told?.json();
}

/**
 * @param {Cache} store
 * @param {string} client
 * @param {string} version
 */
async function remember(store, client, version) {
  if (!client) return;
  tabs.set(client, version);
  await store.put(TABS + client, Response.json({ version, at: Date.now() })).catch(() => {});
  if (isTidy) return;
  isTidy = true;
  await new Promise((done) => setTimeout(done, LATER)); // the page first
  await alone(() => tidy(store));
}

// The files of a version, or null if it is not there as a whole.
/**
 * @param {Cache} store
 * @param {string} version
 * @returns {Promise<Site | null>}
 */
async function recordOf(store, version) {
  const kept = await store.match(VERSIONS + version);
  if (!kept) return null;
  const known = versions.get(version) ?? (await kept.json());
  versions.set(version, known);
  return known;
}

// One at a time, of all workers of the site: while one takes a version, another may drop one.
/**
 * @template Result
 * @param {() => Promise<Result>} work
 * @returns {Promise<Result>}
 */
const alone = (work) => navigator.locks.request(STORE, work);

// Drops what no page can ask for any more: versions that are neither that of new pages, nor that of an open one, nor the one
// that is about to come. Says how many are left beside that.
/**
 * @param {Cache} store
 * @param {Site} [next] the one that comes now
 */
async function tidy(store, next) {
  const coming = next ?? (await (await store.match(COMING))?.json());
  const keys = (await store.keys()).map(({ url }) => url);
  const used = await versionsInUse(store, keys);
  /** @type {Site[]} */
  const sites = coming ? [coming] : [];
  for (const key of keys.filter((url) => url.startsWith(VERSIONS))) {
    const version = key.slice(VERSIONS.length);
    if (version === coming?.version) continue;
    const site = used.has(version) ? await recordOf(store, version) : null;
    if (site) sites.push(site);
    else await store.delete(key);
  }
  const wanted = new Set(sites.flatMap((site) => Object.keys(site.files).map((name) => keyOf(site, name))));
  for (const key of keys) if (!key.startsWith(OWN) && !wanted.has(key)) await store.delete(key);
  return sites.length - (coming ? 1 : 0);
}

// The versions of new pages and of those that are open; what is noted of closed ones is dropped.
/**
 * @param {Cache} store
 * @param {string[]} keys
 */
async function versionsInUse(store, keys) {
  const clients = await worker.clients.matchAll({ includeUncontrolled: true, type: "all" });
  const live = new Set(clients.map(({ id }) => id));
  const used = new Set([await (await store.match(CURRENT))?.text()]);
  for (const key of keys.filter((url) => url.startsWith(TABS))) {
    const id = key.slice(TABS.length);
    const told = await toldOf(store, id);
    if (told && (live.has(id) || Date.now() - told.at < YOUNG)) used.add(told.version);
    else await store.delete(key);
  }
  return used;
}
