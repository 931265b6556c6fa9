// Why Python cannot start: looks whether the sandbox's files can be had as they must be, and says which one cannot, and why.

const SCRIPTS = ["worker.js", "start.js", "pyodide.mjs", "pyodide.asm.mjs"];
const NEEDED = [...SCRIPTS, "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];
const OPTIONAL = "python.snapshot"; // without it Python starts too, once it is known that it cannot be had
const VERSIONED = ["worker.js", "start.js", "packages.js", "pyodide-lock.json", OPTIONAL];
/**
 * @typedef {{ answer: Response, isWhole: boolean, alive: (answer?: any) => any }} Got an answer, whether the file is in it, and who
 *   is to hear that more of it has come
 */

const SAY_NOTHING = [405, 501]; // answers of a server that is not asked about files, only for them

const SILENT = 5000; // ms in which nothing of a file has come until the page says that it waits for it

// A sentence on a file that is wrong, and what is to be done; empty if all are right. `base` is the sandbox's folder,
// `version` what stands behind the names of the files that are no other edition's. A file that does not come is not wrong: as
// long as nothing of it does, `waits` has a sentence that names it, and an empty one afterwards. `signal` ends the looking.
// Unless Python `hasFailed`, the server is asked about the files only: they are on their way to the worker, and a slow line
// has no room for them twice.
/**
 * @param {URL} base
 * @param {string} version
 * @param {import("./late.js").Looking} [how]
 * @returns {Promise<string>}
 */
export async function faultOf(base, version, { signal, waits = (_words) => {}, hasFailed = true } = {}) {
  /** @param {string} name */
  const addressOf = (name) => new URL(name + (VERSIONED.includes(name) ? version : ""), base);
  /** @type {Map<string, string>} */
  const silent = new Map(); // file → the sentence on it
  const tell = () => waits(silent.values().next().value ?? "");
  /**
   * @template Found
   * @param {string} name
   * @param {(got: Got) => Promise<Found>} read
   */
  const ask = (name, read) => {
    const address = addressOf(name);
    const isSilent = (/** @type {boolean} */ is) => {
      if (silent.has(name) === is) return;
      if (is) silent.set(name, waiting(address));
      else silent.delete(name);
      tell();
    };
    return fetched(address, { signal, isSilent, read, method: hasFailed ? "GET" : "HEAD" });
  };
  const sizes = sizesOf(new URL(`files.json${version}`, base));
  /** @param {string} name */
  const look = (name) => ask(name, async (got) => faultIn(addressOf(name), name, got, (await sizes)[name]));
  return new Promise((tells) => {
    const told = (/** @type {string} */ trouble) => trouble && tells(trouble);
    const further = sizes.then((known) => Object.keys(known).filter((name) => !NEEDED.includes(name)));
    const looks = [
      ...NEEDED.map((name) => look(name).then(told)),
      further.then((names) => Promise.all(names.map((name) => look(name).then(told)))),
      ask(OPTIONAL, lengthOf),
    ];
    Promise.all(looks).then(() => tells(""));
  });
}

// What `read` makes of the answer. `isSilent` hears when nothing has come for a while, and when something does, or nobody waits.
/**
 * @template Found
 * @param {URL} address
 * @param {{ signal?: AbortSignal, isSilent: (is: boolean) => void, read: (got: Got) => Promise<Found>, method: string }} how
 */
async function fetched(address, { signal, isSilent, read, method }) {
  const leave = new AbortController();
  signal?.addEventListener("abort", () => leave.abort());
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let late;
  /** @param {any} [answer] */
  const alive = (answer) => {
    clearTimeout(late);
    isSilent(false);
    late = setTimeout(() => isSilent(true), SILENT);
    return answer;
  };
  try {
    alive();
    // The browser lets one who asks for a file wait for another who fetches it: only past what it keeps is a HEAD answered now.
    const cache = method === "HEAD" ? "no-store" : "default";
    const answer = alive(await fetch(address, { signal: leave.signal, method, cache }));
    return await read({ answer, isWhole: method === "GET", alive });
  } catch {
    return `${address.pathname} could not be fetched: look whether the server can be reached, and reload the page.`;
  } finally {
    clearTimeout(late);
    isSilent(false);
    leave.abort();
  }
}

/** @param {URL} address */
const waiting = ({ pathname, host }) =>
  `Still waiting for ${pathname} from ${host}. Python starts as soon as it is there; if it does not come, reload the page.`;

// How many bytes each file has, as the build has written it; nothing where that cannot be had, or not in time.
/**
 * @param {URL} address
 * @returns {Promise<Record<string, number>>}
 */
async function sizesOf(address) {
  try {
    return Object(await (await fetch(address, { signal: AbortSignal.timeout(SILENT) })).json());
  } catch {
    return {};
  }
}

/**
 * @param {URL} address
 * @param {string} name
 * @param {Got} got
 * @param {number | undefined} size
 */
async function faultIn(address, name, got, size) {
  const { answer } = got;
  if (SAY_NOTHING.includes(answer.status)) return "";
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok) return `The server has no file ${address.pathname} (it answers ${answer.status}). ${COPY}`;
  if (/^text\/html\b/.test(type)) return `In the place of ${address.pathname} the server sends a web page. ${COPY}`;
  if (SCRIPTS.includes(name) && !/(java|ecma)script/.test(type)) {
    return `The server sends ${address.pathname} as “${type || "nothing known"}”: it has to send it as text/javascript.`;
  }
  const bytes = await lengthOf(got);
  return bytes !== null && Number.isInteger(size) && bytes !== size
    ? `Of ${address.pathname} the server sends ${count(bytes)} of ${count(Number(size))} bytes. ${COPY}`
    : "";
}

const COPY = "Whoever keeps this site should copy its folder to the server once more, whole.";

// How many bytes there are. What a server says of that is about what it sends: a file that was compressed on the way must be
// read; of another the beginning is enough. Null where that is not to be had.
/**
 * @param {Got} got
 * @returns {Promise<number | null>}
 */
async function lengthOf({ answer, isWhole, alive }) {
  const isPacked = answer.headers.get("content-encoding") || answer.type === "cors"; // another origin does not tell
  const told = isPacked ? 0 : Number(answer.headers.get("content-length"));
  const reader = answer.body?.getReader();
  if (!isWhole || !reader) return told || null;
  let bytes = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    alive();
    if (told) return told;
    bytes += part.value.length;
  }
  return bytes;
}

/** @param {number} number */
const count = (number) => number.toLocaleString("en");
