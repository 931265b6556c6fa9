// The sandbox: Pyodide in a module worker. Only JSON text passes between the page, this file and Python.

/** @import { Asked, Told } from "../playground/web/messages.js" */
/** @typedef {any} Pyodide what `loadPyodide` gives; its inner parts, which are used here, have no types */

const here = new URL("./", import.meta.url);
const version = new URL(import.meta.url).search;
/** @type {(message: Told) => void} */
const post = self.postMessage.bind(self);
const OUTPUT_LINES = 250; // a few more than playground/worker/output.py lets through, for what it tells of the rest
const HEAVY = 2 ** 30; // bytes of Python's memory from which a worker asks to be replaced
const PAGE = 65_536; // bytes by which WebAssembly's memory grows
const TOLD = 50; // signs of life in a second; a script could write there without end

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const PREPARED = new Set(["open", "check", "grade"]); // messages whose script may need a package

// Taken before scripts lose them: what fetches a package that a script needs, and the stored ones.
const ask = self.fetch.bind(self);
const stored = self.caches;

let isRestored = false; // whether Python's memory is that of the snapshot

// The page sends nothing before "ready": its watchdog must not count the time that booting takes.

// What a script could reach the world or the page with. Python and Pyodide work without.
const CAPABILITIES = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "indexedDB",
  "caches",
  "BroadcastChannel",
  "importScripts",
  "Worker",
  "SharedWorker",
  "navigator",
  "Notification",
  "FileReaderSync",
  "FontFace",
  "postMessage",
  "close",
  "name",
  "eval",
  "webkitRequestFileSystem",
  "webkitRequestFileSystemSync",
  "webkitResolveLocalFileSystemURL",
  "webkitResolveLocalFileSystemSyncURL",
  "RTCPeerConnection",
  "PressureObserver",
  "scheduler",
];

// Python gets no object of JavaScript's, from which a script could find others: it writes text to two files.
const SANDBOX = `
import os
from playground.isolation import Isolation, ending
from playground.worker.packages import read_lock
from playground.worker.sandbox import Sandbox

def channel(path):
    stream = os.open(path, os.O_WRONLY)
    return stream, lambda text: os.write(stream, str(text).encode()) and None

def start():
    (telling, tell), (sleeping, sleep) = channel("/dev/tell"), channel("/dev/sleep")
    ending.install(tell)
    isolation = Isolation("/home/pyodide", (0, 1, 2, telling, sleeping))
    return Sandbox(isolation, tell, sleep, packages=read_lock(lock))

start()
`;

function removeCapabilities() {
  for (const name of CAPABILITIES) {
    for (
      let owner = /** @type {any} */ (self);
      owner && owner !== Object.prototype;
      owner = Object.getPrototypeOf(owner)
    ) {
      delete owner[name];
    }
  }
  refuseCodeFromText();
}

// Whoever gets hold of any function could make a new one from text, and in it `import()` from anywhere.
function refuseCodeFromText() {
  const refuse = function Function() {
    throw new TypeError("the sandbox runs no JavaScript");
  };
  refuse.prototype = Function.prototype; // `instanceof Function` still holds
  const all = /** @type {any} */ (self);
  all.Function = refuse;
  for (const sample of [function () {}, async function () {}, function* () {}, async function* () {}]) {
    Object.defineProperty(Object.getPrototypeOf(sample), "constructor", { value: refuse });
  }
  for (const name of ["setTimeout", "setInterval"]) {
    const original = all[name].bind(self);
    all[name] = (/** @type {unknown} */ work, /** @type {any[]} */ ...more) =>
      typeof work === "function" ? original(work, ...more) : 0;
  }
}

async function boot() {
  const pyodide = await startPython();
  tellTimeZone(pyodide);
  let budget = OUTPUT_LINES;
  /** @type {string | null} */
  let session = null;
  /** @type {number | null} */
  let request = null;
  const ending = new Ending();
  const output = (/** @type {string} */ text) => {
    if (!ending.takes(text) && budget-- > 0) post({ type: "output", session, text: text.slice(0, 10_000) });
  };
  pyodide.setStdout({ batched: output });
  pyodide.setStderr({ batched: output });
  const isTooMuch = rate(TOLD);
  const tell = (/** @type {string} */ text) => {
    const told = parsed(text);
    if (told?.last !== undefined) ending.line = told.last;
    else if (!isTooMuch() && request !== null && session !== null) {
      post({ ...told, type: "progress", id: request, session });
    }
  };
  const python = pyodide.runPython("import platform; platform.python_version()", { globals: pyodide.toPy({}) });
  removeJavaScript(pyodide);
  makeDevice(pyodide.FS, "tell", 1, tell);
  makeDevice(pyodide.FS, "sleep", 2, makeSleep());
  const sandbox = pyodide.runPython(SANDBOX, {
    globals: pyodide.toPy({ lock: JSON.stringify(pyodide.lockfile.packages) }),
  });
  const { handle, check, wanted, install } = sandbox;
  removeCapabilities();

  const answer = (/** @type {Asked | undefined} */ message) => {
    budget = OUTPUT_LINES;
    session = message?.session ?? null;
    request = message && "id" in message ? message.id : null;
    let text;
    try {
      text = handle(JSON.stringify(message));
    } catch (error) {
      text = JSON.stringify({
        type: "fault",
        id: request,
        session,
        line: ending.line,
        message: wordsOf(error),
      });
    }
    if (text) post(JSON.parse(text));
    spoiled(check);
    if (pyodide._module.HEAP8.length > HEAVY) post({ type: "heavy" });
  };
  // What a script needs is loaded before it runs, by code that comes only then; meanwhile other messages wait.
  const take = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
    pyodide.FS.writeFile(`/tmp/${name}`, bytes);
    return install(name, `/tmp/${name}`, SITE_PACKAGES);
  };
  /** @type {any[]} */
  const waiting = [];
  const work = async () => {
    for (let [message] = waiting; message; waiting.shift(), [message] = waiting) {
      try {
        const needed = PREPARED.has(message.type) && wanted(JSON.stringify(message));
        if (needed) {
          const { prepare } = await import(new URL(`packages.js${version}`, here).href);
          await prepare(message, JSON.parse(needed), { here, ask, stored, post, take });
        }
      } catch (error) {
        console.debug("the script runs without its packages:", error); // where nothing works its answer says so
      }
      answer(message);
    }
  };
  self.onmessage = ({ data }) => {
    if (waiting.push(data ?? {}) === 1) work();
  };
  post({ type: "ready", python, snapshot: isRestored });
}

// How Python ends by itself. Pyodide says so on the console and then has Python print its stack, the newest call first: of that
// the reader needs the script's own line, which stands behind a name that is no path of the engine's.
class Ending {
  fatal = false;
  /** @type {number | null} */
  line = null; // the last one of the script that ran, or null where Python goes on, or nothing was said

  constructor() {
    const log = console.error.bind(console);
    console.error = (...said) => {
      this.fatal ||= String(said[0]).startsWith("Pyodide has suffered a fatal error");
      log(...said);
    };
  }

  // Whether what Python prints is a part of its stack, and not the script's affair.
  /** @param {string} text */
  takes(text) {
    if (!this.fatal) return false;
    const [, line] = /^\s*File "[^"/<][^"]*", line (\d+)/.exec(text) ?? [];
    this.line ??= line ? Number(line) : null;
    return true;
  }
}

// Tells whether it was asked more than `most` times in a second.
/** @param {number} most */
function rate(most) {
  let [began, count] = [0, 0];
  return () => {
    const now = performance.now();
    if (now - began > 1000) [began, count] = [now, 0];
    return ++count > most;
  };
}

// A file to write to: `heard` gets the text of each write.
/**
 * @param {any} fs Emscripten's file system
 * @param {string} name
 * @param {number} number
 * @param {(text: string) => void} heard
 */
function makeDevice(fs, name, number, heard) {
  const device = fs.makedev(99, number);
  fs.registerDevice(device, {
    open(/** @type {{ seekable: boolean }} */ stream) {
      stream.seekable = false;
    },
    write(
      /** @type {unknown} */ _stream,
      /** @type {Uint8Array} */ buffer,
      /** @type {number} */ offset,
      /** @type {number} */ length,
    ) {
      heard(new TextDecoder().decode(buffer.slice(offset, offset + length)));
      return length;
    },
  });
  fs.mkdev(`/dev/${name}`, device);
}

// Says when a script has done what later sessions would meet: the page then takes another worker.
/** @param {() => string} check */
function spoiled(check) {
  let message;
  try {
    message = check();
  } catch (error) {
    message = wordsOf(error);
  }
  if (message) post({ type: "spoiled", message });
}

/** @param {any} error */
function wordsOf(error) {
  return String(error?.message ?? error).slice(-2000);
}

// A script can write there too: what is no JSON is none of the sandbox's.
/**
 * @param {string} text
 * @returns {any}
 */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

// Sleeping without work for the processor: a worker may wait for memory that nobody else has.
function makeSleep() {
  const cell = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
  return (/** @type {string} */ seconds) => void Atomics.wait(cell, 0, 0, Number(seconds) * 1000);
}

// Restores Python's memory as snapshot.mjs left it; where that cannot be, starts Python and imports everything.
async function startPython() {
  const options = {
    indexURL: here.href,
    lockFileURL: new URL(`pyodide-lock.json${version}`, here).href,
    packageBaseUrl: here.href,
  };
  const [{ loadPyodide }, memory] = await Promise.all([import(new URL("pyodide.mjs", here).href), snapshot()]);
  try {
    if (memory)
      return await withRoom(memory.byteLength, () => restore(loadPyodide, { ...options, _loadSnapshot: memory }));
  } catch (error) {
    console.debug("Python starts without its snapshot:", error);
  }
  return loadPyodide({ ...options, packages: ["rerun-playground-sandbox"] });
}

// Pyodide begins with as much memory as Python needs to start, and writes the snapshot there: for one of more there must be room first.
/**
 * @param {number} bytes
 * @param {() => Promise<Pyodide>} start
 */
async function withRoom(bytes, start) {
  const assembly = /** @type {any} */ (WebAssembly);
  const originals = Object.entries({
    instantiate: WebAssembly.instantiate,
    instantiateStreaming: WebAssembly.instantiateStreaming,
  });
  for (const [name, original] of originals) {
    assembly[name] = async (/** @type {any[]} */ ...given) => {
      const made = await /** @type {any} */ (original).apply(WebAssembly, given);
      const memory = made.instance?.exports.memory;
      if (memory?.buffer.byteLength < bytes) memory.grow(Math.floor((bytes - memory.buffer.byteLength) / PAGE));
      return made;
    };
  }
  try {
    return await start();
  } finally {
    for (const [name, original] of originals) assembly[name] = original;
  }
}

/**
 * @param {(options: object) => Promise<Pyodide>} loadPyodide
 * @param {object} options
 */
async function restore(loadPyodide, options) {
  const pyodide = await loadPyodide(options);
  pyodide.runPython(
    "import random, playground.isolation.ending, playground.worker.sandbox, playground.worker.zone; random.seed()",
    {
      globals: pyodide.toPy({}),
    },
  );
  setTimeZone(pyodide._module);
  isRestored = true;
  return pyodide;
}

// The C library has asked for the time zone where the snapshot was made, and does so once. The functions that read it are
// Emscripten's own, and so is where it is kept: as with the snapshot, a test tells when another Pyodide has them no more.
/** @param {Pyodide} module Emscripten's */
function setTimeZone({ __tzset_js: read, _timezone, _daylight, _tzname, HEAPU32 }) {
  read(_timezone, _daylight, HEAPU32[_tzname >> 2], HEAPU32[(_tzname >> 2) + 1]);
}

// Tells Python's own modules what the browser says of its time zone.
/** @param {Pyodide} pyodide */
function tellTimeZone(pyodide) {
  const name = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
  const offset = new Date().getTimezoneOffset();
  pyodide.runPython(`from playground.worker import zone; zone.adopt(${JSON.stringify(name)}, ${offset})`, {
    globals: pyodide.toPy({}),
  });
}

// The memory, or null where it cannot be had.
async function snapshot() {
  try {
    const response = await fetch(new URL(`python.snapshot${version}`, here));
    return response.ok && response.body
      ? await new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()
      : null;
  } catch {
    return null;
  }
}

// `import js` would hand a script this worker's global scope, and `run_js` an eval in it.
/** @param {Pyodide} pyodide */
function removeJavaScript(pyodide) {
  pyodide.unregisterJsModule("js");
  pyodide.unregisterJsModule("pyodide_js");
  pyodide.runPython(
    `
import sys
for name in [n for n in sys.modules if n.partition(".")[0] in ("js", "pyodide_js")]:
    del sys.modules[name]
`,
    { globals: pyodide.toPy({}) },
  );
}

boot().catch((error) =>
  post({ type: "fault", id: null, session: null, message: `Python did not start: ${error?.message ?? error}` }),
);
