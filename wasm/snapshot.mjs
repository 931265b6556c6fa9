// Takes a picture of Python's memory once it has started and imported all that the sandbox needs: a browser that
// restores it does neither. Run by build.py: `node snapshot.mjs SANDBOX`, for the folder that the page will load.
import crypto from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const MOST = 48 * 2 ** 20; // bytes of heap: all of it is written when a page starts
const PAGE = 4096; // bytes; those pages are kept that are not as WebAssembly itself begins with
const SEEDED = { HOME: "/home/pyodide", PYTHONHASHSEED: "0" };
const LIBRARY = "/lib/python314.zip";

// The same sources make the same bytes: what Python asks of chance and of the clock is always answered alike. A browser
// that restores the memory seeds it anew.
crypto.randomFillSync = (numbers) => numbers.fill(1);
let now = Date.UTC(2026, 0);
Date.now = performance.now = () => ++now; // it goes on: Python reads a folder again when its time has changed

const folder = process.argv[2];
const { packages } = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
const wheels = Object.values(packages)
  .filter(({ tool }) => !tool.size) // not what packages.py adds: that is loaded by scripts
  .map(({ file_name }) => file_name)
  .sort();

// A first Python compiles what the second one, whose memory is kept, only loads.
const first = await loadPyodide({ env: SEEDED });
for (const name of wheels) first.unpackArchive(read(join(folder, name)), "wheel", { extractDir: "/sandbox" });
first.runPython(readFileSync(join(dirname(fileURLToPath(import.meta.url)), "precompile.py"), "utf8"));
const site = first.runPython("import sysconfig; sysconfig.get_paths()['purelib']");
const library = first.runPython(`library("${LIBRARY}", "${LIBRARY}")`).toJs();
const sandbox = first.runPython(`sandbox("/sandbox", "${site}")`).toJs();

const beginning = watchMemory();
const temporary = mkdtempSync(join(tmpdir(), "snapshot-"));
const stdLibURL = join(temporary, "library.zip");
writeFileSync(stdLibURL, library);
const pyodide = await loadPyodide({ _makeSnapshot: true, env: SEEDED, stdLibURL });
rmSync(temporary, { recursive: true });
pyodide.unpackArchive(sandbox, "zip", { extractDir: site });
// No object of JavaScript may be alive in Python when its memory is taken: only text goes in.
pyodide.runPython("from playground.worker import starting; starting.warm_up(); del starting");
// From now on the library is the one that a browser has: it is opened when a script imports what is not in the memory.
pyodide.FS.writeFile(LIBRARY, read(join(folder, "python_stdlib.zip")));
pyodide.runPython(`
def finish():
    import sys
    from playground.worker import starting
    finder = sys.path_importer_cache["${LIBRARY}"]
    finder.invalidate_caches()
    finder.find_spec("json")
    for module in list(sys.modules.values()):
        spec = getattr(module, "__spec__", None)
        if getattr(spec, "origin", None) and spec.origin.startswith("${LIBRARY}/") and spec.origin.endswith(".pyc"):
            module.__file__ = spec.origin = spec.origin[:-1]
    starting.prepare()

finish()
del finish
`);
write(join(folder, "python.snapshot"));

function read(path) {
  return new Uint8Array(readFileSync(path));
}

// What the memory of the next Python is before it has done anything.
function watchMemory() {
  const found = {};
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...given) => {
    const made = await instantiate.apply(WebAssembly, given);
    const { memory } = made.instance?.exports ?? {};
    if (memory) found.bytes = new Uint8Array(memory.buffer.slice(0));
    return made;
  };
  return found;
}

// The file: how long what follows is when unpacked, the heap, and the beginning of the memory that WebAssembly brings; the
// number of pages. Then, packed: the pages' numbers, the pages, and what Pyodide keeps beside the heap.
function write(path) {
  const taken = pyodide.makeMemorySnapshot();
  const length = pyodide._module.HEAP8.length;
  if (length > MOST) throw new Error(`Python's heap grew to ${length} bytes before the snapshot`);
  const aside = Buffer.from(taken.subarray(0, taken.length - length));
  const heap = Buffer.from(taken.buffer, taken.byteOffset + aside.length, length);
  const begun = Buffer.alloc(length);
  begun.set(beginning.bytes.subarray(0, length));
  const numbers = [...Array(length / PAGE).keys()].filter(
    (number) => heap.compare(begun, number * PAGE, (number + 1) * PAGE, number * PAGE, (number + 1) * PAGE) !== 0,
  );
  const pages = numbers.map((number) => heap.subarray(number * PAGE, (number + 1) * PAGE));
  const whole = Buffer.concat([Buffer.from(new Uint32Array(numbers).buffer), ...pages, aside]);
  const brought = begun.findLastIndex((byte) => byte !== 0) + 1;
  const head = new Uint32Array([whole.length, length, brought, numbers.length]);
  writeFileSync(path, Buffer.concat([Buffer.from(head.buffer), packed(whole)]));
}

// By Python's own Zstandard: the browser's Python has it too.
function packed(bytes) {
  first.FS.writeFile("/memory", bytes);
  first.runPython(`
from compression import zstd
from pathlib import Path
options = zstd.CompressionParameter
fine = {options.compression_level: 19, options.window_log: 25, options.enable_long_distance_matching: 1}
Path("/packed").write_bytes(zstd.compress(Path("/memory").read_bytes(), options=fine))
`);
  return first.FS.readFile("/packed");
}
