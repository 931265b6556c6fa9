// The sandbox: Pyodide in a module worker. Only JSON text passes between the page, this file and Python.

/** @import { Asked, Told } from "../playground/web/messages.js" */
/** @typedef {any} Pyodide what `loadPyodide` gives; its inner parts, which are used here, have no types */

const here = new URL("./", import.meta.url);
const version = new URL(import.meta.url).search;
/** @type {(message: Told) => void} */
const post = self.postMessage.bind(self);
const OUTPUT_LINES = 250; // a few more than playground/worker/output.py lets through, for what it tells of the rest
const HEAVY = 2 ** 30; // bytes of Python's memory from which a worker asks to be replaced
const COMING = 200; // ms between two messages on what has come so far
const NOT_PERMITTED = 63; // Emscripten's number of EPERM
const ROOM = 2 ** 21; // bytes of C's stack, which has ten megabytes
const TOLD = 50; // signs of life in a second; a script could write there without end

const SITE_PACKAGES = "/lib/python3.14/site-packages";
const PREPARED = new Set(["open", "check", "grade"]); // messages whose script may need a package

// Taken before scripts lose them: what fetches a package that a script needs, and the stored ones.
const ask = self.fetch.bind(self);
const stored = self.caches;
const Inquiry = self.XMLHttpRequest;
const [later, noLater] = [self.setTimeout.bind(self), self.clearTimeout.bind(self)];

const coming = { came: 0, size: 0, next: performance.now() + COMING };
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
  const { pyodide, isRestored } = await startPython();
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
    else if (told?.stopped) pause.begin();
    else if (!isTooMuch() && request !== null && session !== null) {
      post({ ...told, type: "progress", id: request, session });
    }
  };
  const python = pyodide._api.pyVersionTuple.join(".");
  pyodide.unregisterJsModule("js"); // it would hand a script this worker's global scope
  pyodide.unregisterJsModule("pyodide_js"); // and this one an `eval` in it
  const pause = new Pause(pyodide._module);
  makeDevice(pyodide.FS, "tell", 1, tell);
  const [sandbox, live] = pyodide.runPython(WAKE, {
    globals: pyodide.toPy({ lock: JSON.stringify(pyodide.lockfile.packages), ...timeZone() }),
  });
  const { handle, check, wanted, install, pause: rest } = sandbox;
  removeCapabilities();
  const hears = await pause.isHeardBy(rest);

  const places = new Places(pyodide._module);
  pause.start = (number) => {
    if (!places.left) return false;
    places.call(live, number);
    return true;
  };
  // A script that can be stopped is called so that its stack may be put aside.
  const answer = async (/** @type {Asked | undefined} */ message) => {
    session = message?.session ?? null;
    const id = message && "id" in message ? message.id : null;
    request = id;
    let text;
    try {
      const asked = JSON.stringify(message);
      text = hears ? await places.call(handle, asked) : handle(asked);
    } catch (error) {
      text = JSON.stringify({ type: "fault", id, session, line: ending.line, message: wordsOf(error) });
    }
    for (const each of text ? [JSON.parse(text)].flat() : []) {
      if (each.type === "later") waiting.push(message);
      else post(each);
    }
  };
  /** @type {any[]} */
  const waiting = [];
  // What the user does while an action is done is done beside it; Python answers it when all is done, or has it asked again.
  /** @type {Asked | null} */
  let acting = null;
  /** @type {Promise<void>[]} */
  let beside = [];
  // What a script needs is loaded before it runs, by code that comes only then; meanwhile other messages wait.
  const take = (/** @type {string} */ name, /** @type {Uint8Array} */ bytes) => {
    pyodide.FS.writeFile(`/tmp/${name}`, bytes);
    return install(name, `/tmp/${name}`, SITE_PACKAGES);
  };
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
      budget = OUTPUT_LINES;
      pause.begin();
      acting = message.type === "act" || (message.type === "open" && !message.actions?.length) ? message : null;
      await answer(message);
      acting = null;
      await Promise.all(beside);
      beside = [];
      spoiled(check);
      if (pyodide._module.HEAP8.length > HEAVY) post({ type: "heavy" });
    }
  };
  // A message is seen as soon as a script pauses; those that are not for its session wait until it has ended.
  self.onmessage = ({ data }) => {
    if (data?.type === "stop") {
      if (request !== null && data.id === request) pause.stop();
    } else if (acting && places.left && data?.type === "act" && data.session === acting.session)
      beside.push(answer(data));
    else if (waiting.push(data ?? {}) === 1) work();
  };
  post({ type: "ready", python, snapshot: isRestored, hears });
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

// Where on C's stack each call of Python lies that may be put aside. Pyodide lets one begin below those that are aside, and copies
// what another then overwrites. But Python looks into the frames of all at times, and parts of those are on C's stack: so each
// has a place that no other reaches.
class Places {
  left = 4; // with room for the deepest recursion in the first, and two megabytes in each of the others

  /** @param {Pyodide} module Emscripten's */
  constructor(module) {
    const { promisingApply, stackSave, stackRestore } = module;
    const taken = new Array(this.left).fill(false);
    let top = 0;
    module.promisingApply = async (/** @type {any[]} */ ...call) => {
      const place = taken.indexOf(false);
      if (place === 0) top = stackSave();
      else stackRestore(top - place * ROOM);
      taken[place] = true;
      try {
        return await promisingApply(...call);
      } finally {
        taken[place] = false;
      }
    };
  }

  // Calls Python in a way that it can be put aside. A call begins a turn later: its place is taken before.
  /**
   * @param {any} work
   * @param {unknown} given
   */
  async call(work, given) {
    this.left -= 1;
    try {
      return await work.callPromising(given);
    } finally {
      this.left += 1;
    }
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

// The file by which Python waits. It writes seconds there, as text, and when they have passed it hears how much of the text
// was taken: nothing, if the page has asked meanwhile to stop the script. The file is a socket, since Pyodide can put
// Python's stack aside for those, so that messages come in. Where no stack can be put aside the worker just waits.
class Pause {
  #stops = false;
  #isHeard = false;
  /** @type {Set<() => void>} */
  #ends = new Set(); // what ends the pauses that are on
  /** @type {(() => void)[]} */
  #next = []; // what ends those that last for one turn, in their order
  /** @type {Map<number, (_: null) => void>} */
  #waiting = new Map(); // what goes on when it is woken
  start = (/** @type {number} */ _number) => false; // has Python do what has this number, if there is room

  /** @param {Pyodide} module Emscripten's */
  constructor({ FS, SOCKFS, validSuspender }) {
    const cell = new Int32Array(new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => this.#next.shift()?.();
    const { stream, sock_ops: known } = SOCKFS.createSocket(2, 1, 0);
    const { id, mode } = stream.node;
    const [none, now] = [{ nlink: 1, uid: 0, gid: 0, rdev: 0, size: 0, blocks: 0 }, new Date()];
    stream.stream_ops = {
      getattr: () => ({ ...none, dev: 99, ino: id, mode, atime: now, mtime: now, ctime: now }),
      // A worker may wait for memory that nobody else has: that is no work for the processor.
      write: (
        /** @type {unknown} */ _stream,
        /** @type {Int8Array} */ heap,
        /** @type {number} */ at,
        /** @type {number} */ length,
      ) => {
        const ms = milliseconds(new Uint8Array(heap.slice(at, at + length)));
        if (Number.isNaN(ms)) return 0; // only what is called so that its stack may be put aside takes turns
        if (ms > 0) Atomics.wait(cell, 0, 0, ms);
        return this.#stops ? 0 : length;
      },
    };
    const refuse = () => {
      throw new FS.ErrnoError(NOT_PERMITTED);
    };
    const wait = async (/** @type {unknown} */ _socket, /** @type {Uint8Array} */ bytes) => {
      const [what, number] = new TextDecoder().decode(bytes).split(" ");
      if (number) return (await this.#turn(what, Number(number))) ? bytes.length : 0;
      const ms = milliseconds(bytes);
      this.#isHeard = true;
      await new Promise((resolve) => {
        const timer = ms > 0 ? later(() => end(), ms) : 0;
        const end = () => {
          noLater(timer);
          this.#ends.delete(end);
          resolve(null);
        };
        this.#ends.add(end);
        if (ms > 0) return;
        this.#next.push(end);
        port2.postMessage(null);
      });
      return this.#stops ? 0 : bytes.length;
    };
    // Pyodide asks each time for what may wait: none may where Python was not called for that, or by way of JavaScript.
    stream.node.sock.sock_ops = Object.defineProperty(
      Object.fromEntries(Object.keys(known).map((name) => [name, refuse])),
      "sendmsgAsync",
      { get: () => (validSuspender?.value ? wait : null) },
    );
  }

  // What Python does beside what goes on takes turns with it: one `start`s, `wait`s until another `wake`s it, by its number.
  /**
   * @param {string} what
   * @param {number} number
   */
  async #turn(what, number) {
    if (what === "start") return this.start(number);
    if (what === "wait") await new Promise((resolve) => this.#waiting.set(number, resolve));
    else this.#waiting.get(number)?.(null);
    return true;
  }

  // Whether a script will be able to hear: `work` is called so that it can pause, and pauses.
  /** @param {any} work */
  async isHeardBy(work) {
    if (!("Suspending" in WebAssembly)) return false;
    try {
      await work.callPromising(0);
    } catch (error) {
      console.debug("scripts cannot be heard:", error);
      return false;
    }
    return this.#isHeard;
  }

  // What runs from now on was not asked to stop.
  begin() {
    this.#stops = false;
  }

  // Ends the pauses, and the scripts: each of their pauses says so from now on.
  stop() {
    this.#stops = true;
    if (this.#ends.size === 1) for (const end of this.#ends) end();
  }
}

/** @param {Uint8Array} text of seconds */
const milliseconds = (text) => 1000 * Number(new TextDecoder().decode(text));

const WAKE = `
import sys
for name in [name for name in sys.modules if name.partition(".")[0] in ("js", "pyodide_js")]:
    del sys.modules[name]
sys.modules["playground.worker.starting"].wake(lock, zone, offset)
`;

// All that Python is made of is asked for at once; start.js has the rest of this file's work.
async function startPython() {
  const [compiled, memory] = [compile(), snapshot()];
  compiled.catch(() => {}); // heard where it is waited for
  const [{ start }, { loadPyodide }, { default: create }] = await Promise.all([
    import(new URL(`start.js${version}`, here).href),
    import(new URL("pyodide.mjs", here).href),
    import(new URL("pyodide.asm.mjs", here).href),
  ]);
  return start({ here, version, ask, Inquiry, loadPyodide, create, compiled, memory });
}

// Compiled while it comes; of a server that sends it by another type than WebAssembly's, once it is whole.
async function compile() {
  const address = new URL("pyodide.asm.wasm", here);
  const answer = await ask(address);
  const size = arrives(answer);
  const module = /^application\/wasm\b/.test(answer.headers.get("content-type") ?? "")
    ? await WebAssembly.compileStreaming(answer)
    : await WebAssembly.compile(await answer.arrayBuffer());
  came(size);
  return module;
}

// The file, or null where it cannot be had.
async function snapshot() {
  try {
    const answer = await ask(new URL(`python.snapshot${version}`, here));
    if (!answer.ok || !answer.body) return null;
    arrives(answer);
    const parts = [];
    const reader = answer.body.getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      came(part.value.length);
    }
    return await new Blob(parts).arrayBuffer();
  } catch {
    return null;
  }
}

// What the page is told of a start that takes long: how many bytes of the large files there are, and how many come.
/** @param {Response} answer */
function arrives(answer) {
  const size = Number(answer.headers.get("content-length"));
  coming.size += size;
  return size;
}

/** @param {number} bytes */
function came(bytes) {
  coming.came += bytes;
  const now = performance.now();
  if (now < coming.next) return;
  coming.next = now + COMING;
  post({ type: "coming", came: coming.came, size: coming.size });
}

// What the browser says of its time zone.
function timeZone() {
  return {
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC",
    offset: new Date().getTimezoneOffset(),
  };
}

boot().catch((error) =>
  post({ type: "fault", id: null, session: null, message: `Python did not start: ${error?.message ?? error}` }),
);
