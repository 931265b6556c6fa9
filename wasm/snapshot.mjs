// Takes a picture of Python's memory once it has started and imported all that the sandbox needs: a browser that
// restores it does neither. Run by build.py: `node snapshot.mjs SANDBOX`, for the folder that the page will load.
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const MOST = 48 * 2 ** 20; // bytes of heap: each one has to be unpacked when a page starts
const WARM_UP = "import streamlit as st\nif st.button('a'):\n    st.session_state.a = 1\nst.write('b', {'c': [1]})\n";

// The same sources make the same bytes: what Python asks of chance and of the clock is always answered alike. A browser
// that restores the memory seeds it anew.
crypto.randomFillSync = (numbers) => numbers.fill(1);
let now = Date.UTC(2026, 0);
Date.now = performance.now = () => ++now; // it goes on: Python reads a folder again when its time has changed

const folder = process.argv[2];
const pyodide = await loadPyodide({ _makeSnapshot: true, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } });
const site = pyodide.runPython("import sysconfig; sysconfig.get_paths()['purelib']");
const { packages } = JSON.parse(readFileSync(join(folder, "pyodide-lock.json"), "utf8"));
const files = Object.values(packages)
  .filter(({ tool }) => !tool.size) // not what packages.py adds: that is loaded by scripts
  .map(({ file_name }) => file_name);
for (const name of files.sort()) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(join(folder, name))), "wheel", { extractDir: site });
}
// No object of JavaScript may be alive in Python when its memory is taken: only text goes in. What needs most memory to be
// compiled comes first, and what that leaves free is used by the rest.
pyodide.runPython(`
import gc, json
gc.collect()
import markdown_it
import playground.runtime.session.session
import playground.render.session.view
import playground.isolation.ending, playground.worker.zone
from playground.worker.sandbox import Sandbox
sandbox = Sandbox()
ask = {"type": "open", "id": 1, "session": "warm-up", "source": ${JSON.stringify(WARM_UP)}, "name": "app.py", "actions": [{"click": "a"}]}
answer = json.loads(sandbox.handle(json.dumps(ask)))
assert answer["type"] == "view", answer
sandbox.handle(json.dumps({"type": "close", "session": "warm-up"}))
del sandbox, answer, ask
gc.collect()
`);
const heap = pyodide._module.HEAP8.length;
if (heap > MOST) throw new Error(`Python's heap grew to ${heap} bytes before the snapshot`);
writeFileSync(join(folder, "python.snapshot"), gzipSync(pyodide.makeMemorySnapshot(), { level: 9 }));
