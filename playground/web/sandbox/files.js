// Why Python cannot start: looks whether the sandbox's files can be had as they must be, and says which one cannot, and why.

const SCRIPTS = ["worker.js", "pyodide.mjs", "pyodide.asm.mjs"];
const NEEDED = [...SCRIPTS, "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"];

// A sentence on the first file that is wrong, and what is to be done; empty if all are right. `base` is the sandbox's
// folder, `version` what stands behind the names of the files that are no other edition's.
export async function faultOf(base, version) {
  const sizes = await sizesOf(new URL(`files.json${version}`, base));
  const names = [...new Set([...NEEDED, ...Object.keys(sizes)])];
  const versioned = (name) => (["worker.js", "pyodide-lock.json"].includes(name) ? version : "");
  const told = await Promise.all(names.map((name) => look(new URL(name + versioned(name), base), name, sizes[name])));
  return told.find(Boolean) ?? "";
}

// How many bytes each file has, as the build has written it; nothing where that cannot be had.
async function sizesOf(address) {
  try {
    return Object(await (await fetch(address)).json());
  } catch {
    return {};
  }
}

async function look(address, name, size) {
  const leave = new AbortController();
  try {
    const answer = await fetch(address, { signal: leave.signal });
    const type = answer.headers.get("content-type") ?? "";
    if (!answer.ok) return `The server has no file ${address.pathname} (it answers ${answer.status}). ${COPY}`;
    if (/^text\/html\b/.test(type)) return `In the place of ${address.pathname} the server sends a web page. ${COPY}`;
    if (SCRIPTS.includes(name) && !/(java|ecma)script/.test(type)) {
      return `The server sends ${address.pathname} as “${type || "nothing known"}”: it has to send it as text/javascript.`;
    }
    const bytes = Number.isInteger(size) ? await lengthOf(answer) : size;
    if (bytes !== size)
      return `Of ${address.pathname} the server sends ${count(bytes)} of ${count(size)} bytes. ${COPY}`;
    return "";
  } catch {
    return `${address.pathname} could not be fetched: look whether the server can be reached, and reload the page.`;
  } finally {
    leave.abort();
  }
}

const COPY = "Whoever keeps this site should copy its folder to the server once more, whole.";

// What a server says of the length is about what it sends: a file that was compressed on the way must be read.
async function lengthOf(answer) {
  const told = Number(answer.headers.get("content-length"));
  if (told && !answer.headers.get("content-encoding")) return told;
  return (await answer.arrayBuffer()).byteLength;
}

const count = (number) => number.toLocaleString("en");
