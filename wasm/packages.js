// Loads packages of the site's own folder: the worker imports this once a script needs one.

/** @typedef {{ name: string, file_name: string, sha256: string, tool: { size?: number } }} Package as the lock has it */
/**
 * @typedef {object} Means
 * @property {URL} here the folder
 * @property {typeof fetch} ask
 * @property {CacheStorage | undefined} stored
 * @property {(message: object) => void} post tells the page
 * @property {(name: string, bytes: Uint8Array<ArrayBuffer>) => string} take hands a file to Python; what is wrong with it
 */

const KEPT = "rerun-playground:packages"; // the browser's store of packages that were loaded before
const SILENT = 20_000; // ms without a byte after which a package is given up
const ALIVE = 1000; // ms between signs of life while one comes

// Loads what the script of a message needs, one after the other, and tells the page how far that is, and what is not there.
/**
 * @param {{ id: number, session: string }} message
 * @param {{ load: Package[], missing: string[] }} wanted
 * @param {Means} means
 */
export async function prepare({ id, session }, { load, missing }, means) {
  const packages = load.map(({ name }) => name);
  const size = load.reduce((all, { tool }) => all + (tool.size ?? 0), 0);
  const troubles = [];
  let came = 0;
  const tell = () => means.post({ type: "loading", id, session, packages, came: Math.min(came, size), size });
  const alive = setInterval(tell, ALIVE); // a server that takes its time is waited for
  for (const entry of load) {
    const before = came;
    tell();
    try {
      const bytes = await packageOf(entry, means, (/** @type {number} */ bytes) => {
        came = before + bytes;
      });
      came = before + (entry.tool.size ?? 0);
      tell();
      const trouble = means.take(entry.name, bytes);
      if (trouble) troubles.push(trouble);
    } catch (error) {
      troubles.push(`${entry.name} could not be loaded: ${/** @type {Error} */ (error).message}`);
    }
  }
  clearInterval(alive);
  means.post({ type: "prepared", id, session, missing, troubles });
}

// A package's file: as it was kept at an earlier visit, else from the site's own folder.
/**
 * @param {Package} entry
 * @param {Means} means
 * @param {(bytes: number) => void} came
 */
async function packageOf({ file_name: file, sha256: hash }, { here, ask, stored }, came) {
  const address = new URL(`${encodeURIComponent(file)}?${hash}`, here);
  const store = await stored?.open(KEPT).catch(() => null); // no browser keeps what it is forbidden to
  const kept = await store?.match(address.href).catch(() => null);
  if (kept && (await hasHash(kept.clone(), hash))) return new Uint8Array(await kept.arrayBuffer());
  const bytes = await fetched(address, ask, came);
  const response = new Response(bytes);
  if (await hasHash(response.clone(), hash)) store?.put(address.href, response).catch(() => {});
  return bytes;
}

// Whether an answer is what was asked for, so that only that is kept; Python looks again. Where the browser cannot tell
// (it can on its own machine and by HTTPS only), it keeps nothing.
/**
 * @param {Response} response
 * @param {string} hash
 */
async function hasHash(response, hash) {
  if (!globalThis.crypto?.subtle) return false;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return digest.reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "") === hash;
}

/**
 * @param {URL} address
 * @param {typeof fetch} ask
 * @param {(bytes: number) => void} came
 */
async function fetched(address, ask, came) {
  const leave = new AbortController();
  const giveUp = () => leave.abort(new Error(`nothing came of ${address.pathname} for ${SILENT / 1000} s.`));
  let late = setTimeout(giveUp, SILENT);
  try {
    const response = await ask(address, { signal: leave.signal });
    if (!response.ok || !response.body)
      throw new Error(`the server has no file ${address.pathname} (it answers ${response.status}).`);
    const parts = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(late);
      late = setTimeout(giveUp, SILENT);
      parts.push(part.value);
      bytes += part.value.length;
      came(bytes);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  } catch (error) {
    if (error instanceof TypeError) throw new Error(`${address.pathname} could not be fetched.`);
    throw error;
  } finally {
    clearTimeout(late);
  }
}
