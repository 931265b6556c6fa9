// Starts Python: with the memory that the snapshot keeps, else from the beginning. Loaded by worker.js, together with Pyodide.

/** @typedef {any} Pyodide what `loadPyodide` gives; its inner parts, which are used here, have no types */
/**
 * @typedef {object} Given
 * @property {URL} here where the files lie
 * @property {string} version what stands behind the names of those that are no other edition's
 * @property {typeof fetch} ask
 * @property {typeof XMLHttpRequest} Inquiry what asks, and waits for the answer
 * @property {(options: object) => Promise<Pyodide>} loadPyodide
 * @property {(settings: object) => Promise<any>} create makes Emscripten's module
 * @property {Promise<WebAssembly.Module>} compiled
 * @property {Promise<ArrayBuffer | null>} memory the snapshot, see snapshot.mjs; null where it cannot be had
 */

const HEAD = 4; // numbers at the beginning of the snapshot
const PAGE = 4096; // bytes
const BROUGHT = 2 ** 22; // bytes of memory, at least as many as WebAssembly itself brings
const WASM = "pyodide.asm.wasm";
const LIBRARY = "python_stdlib.zip";
const IO_ERROR = 29; // Emscripten's number of EIO

// Python, and whether its memory is that of the snapshot.
/** @param {Given} given */
export async function start(given) {
  const { here, version, loadPyodide } = given;
  const options = {
    indexURL: here.href,
    lockFileURL: new URL(`pyodide-lock.json${version}`, here).href,
    packageBaseUrl: here.href,
  };
  try {
    return { pyodide: await restore(given, options), isRestored: true };
  } catch (error) {
    await given.compiled; // without it nothing would start, and Pyodide would wait for ever
    console.debug("Python starts without its snapshot:", error);
  }
  const { undo } = provide(given, [WASM]);
  try {
    const pyodide = await loadPyodide({ ...options, packages: ["rerun-playground-sandbox"] });
    pyodide.runPython("from playground.worker import starting; starting.prepare()", { globals: pyodide.toPy({}) });
    return { pyodide, isRestored: false };
  } finally {
    undo();
  }
}

// Starts Pyodide with the memory of the snapshot in the place of its own. What needs neither that nor WebAssembly is done
// while both come.
/**
 * @param {Given} given
 * @param {object} options
 * @returns {Promise<Pyodide>}
 */
async function restore(given, options) {
  const provided = provide(given, [WASM, LIBRARY]);
  const createPyodideModule = async (/** @type {object} */ settings) => {
    const module = await given.create(settings);
    const memory = await given.memory;
    if (!memory) throw new Error("there is no snapshot");
    const read = module.API.restoreSnapshot;
    module.API.restoreSnapshot = () => read(unpack(module, memory, provided.beginning));
    return module;
  };
  const loaded = given.loadPyodide({ ...options, createPyodideModule, _loadSnapshot: new Uint8Array(HEAD) });
  try {
    const pyodide = await Promise.race([loaded, failed(given.compiled)]);
    bringLater(pyodide.FS, given);
    setTimeZone(pyodide._module);
    return pyodide;
  } finally {
    provided.undo();
  }
}

// Fails where the other does, and is silent else.
/** @param {Promise<unknown>} other */
const failed = (other) => new Promise((_, fail) => other.catch(fail));

// Pyodide asks for what is on its way already: its WebAssembly, and Python's library, of which the memory has all that is
// used. What WebAssembly itself brings into its memory is kept.
/**
 * @param {Given} given
 * @param {string[]} names files that are not to be fetched
 */
function provide({ here, ask, compiled }, names) {
  const assembly = /** @type {any} */ (WebAssembly);
  const { instantiateStreaming } = assembly;
  const addresses = names.map((name) => new URL(name, here).href);
  const provided = {
    beginning: new Uint8Array(),
    undo() {
      self.fetch = ask;
      assembly.instantiateStreaming = instantiateStreaming;
    },
  };
  self.fetch = async (address, ...how) =>
    addresses.includes(String(address)) ? new Response("") : ask(address, ...how);
  assembly.instantiateStreaming = async (
    /** @type {unknown} */ _answer,
    /** @type {WebAssembly.Imports} */ imports,
  ) => {
    const module = await compiled;
    const instance = await WebAssembly.instantiate(module, imports);
    const memory = /** @type {WebAssembly.Memory} */ (instance.exports.memory);
    provided.beginning = new Uint8Array(memory.buffer).slice(0, BROUGHT);
    return { instance, module };
  };
  return provided;
}

// Writes Python's memory as it was when the snapshot was made; returns what Pyodide keeps beside it. It is unpacked by the
// Zstandard of Python itself, in the memory that it is for.
/**
 * @param {Pyodide} module Emscripten's
 * @param {ArrayBuffer} packed
 * @param {Uint8Array} beginning
 */
function unpack(module, packed, beginning) {
  const [length, size, brought, count] = new Uint32Array(packed, 0, HEAD);
  const given = new Uint8Array(packed, 4 * HEAD);
  const caller = placeOfCaller(module);
  const callsBy = module.HEAPU32[caller];
  const from = module._malloc(given.length);
  module.HEAPU8.set(given, from);
  const to = module._malloc(length);
  if (module._ZSTD_decompress(to, length, from, given.length) !== length) throw new Error("the snapshot is not whole");
  const whole = module.HEAPU8.slice(to, to + length);
  if (module.HEAPU8.length < size) module._malloc(size); // so that there is room
  const heap = module.HEAPU8;
  const used = module._sbrk(0); // where that is known is overwritten next
  heap.set(beginning.subarray(0, brought));
  heap.fill(0, brought, used);
  const numbers = new Uint32Array(whole.buffer, 0, count);
  let at = 4 * count;
  for (let first = 0, last = 0; first < count; first = last) {
    for (last = first + 1; numbers[last] === numbers[last - 1] + 1; ) last++;
    const bytes = (last - first) * PAGE;
    heap.set(whole.subarray(at, at + bytes), numbers[first] * PAGE);
    at += bytes;
  }
  module.HEAPU32[caller] = callsBy;
  return whole.slice(at);
}

// Where Python keeps by which function it calls those of C with fewer arguments than it gives: one of WebAssembly's, or
// none where an engine has no such function, as the one that makes the snapshot. Then it calls by way of JavaScript, which
// takes longer, and no stack can be put aside below that.
/** @param {Pyodide} module Emscripten's */
function placeOfCaller({ HEAPU32, __PyRuntime, __PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET }) {
  return (__PyRuntime + HEAPU32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2]) >> 2;
}

// The file is there, and comes when somebody opens it: a script that imports what the memory does not have.
/**
 * @param {any} fs Emscripten's file system
 * @param {Given} given
 */
function bringLater(fs, { here, Inquiry }) {
  const { node } = fs.lookupPath("/lib/python314.zip");
  const operations = node.stream_ops;
  const open = () => {
    const request = new Inquiry();
    request.open("GET", new URL(LIBRARY, here), false);
    request.responseType = "arraybuffer";
    try {
      request.send();
    } catch {}
    if (!request.response?.byteLength || !(request.status < 400)) throw new fs.ErrnoError(IO_ERROR);
    node.contents = new Uint8Array(request.response);
    node.usedBytes = node.contents.length;
    node.stream_ops = operations;
  };
  node.stream_ops = { ...operations, open };
}

// The C library has asked for the time zone where the snapshot was made, and does so once. The functions that read it are
// Emscripten's own, and so is where it is kept: as with the snapshot, a test tells when another Pyodide has them no more.
/** @param {Pyodide} module Emscripten's */
function setTimeZone({ __tzset_js: read, _timezone, _daylight, _tzname, HEAPU32 }) {
  read(_timezone, _daylight, HEAPU32[_tzname >> 2], HEAPU32[(_tzname >> 2) + 1]);
}
