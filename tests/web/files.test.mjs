// Which of the sandbox's files keeps Python from starting: one that is wrong is named, and one that does not come is waited for.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { faultOf } from "../../playground/web/sandbox/files.js";

const SITE = "https://example.org/sandbox/";
let held, told, leave, asked;

// A server whose files are 4 bytes long and in order, but for those that a test answers for itself.
function serve(own = {}) {
  globalThis.fetch = (address, { signal, method = "GET" }) => {
    const name = new URL(address).pathname.split("/").at(-1);
    asked.push(`${method} ${name}`);
    signal.addEventListener("abort", () => held.get(name)?.reject(signal.reason));
    if (own[name]) return own[name](name, method);
    if (name === "files.json") return Promise.resolve(Response.json({ "pyodide.asm.wasm": 4 }));
    return Promise.resolve(file("four"));
  };
}

const file = (body, headers = { "content-length": "4" }) =>
  new Response(body, { headers: { "content-type": "text/javascript", ...headers } });
const never = (name) => new Promise((resolve, reject) => held.set(name, { resolve, reject }));
const settle = () => new Promise(setImmediate);

async function pass(ms) {
  await settle();
  mock.timers.tick(ms);
  await settle();
}

function look(hasFailed = true) {
  leave = new AbortController();
  return faultOf(new URL(SITE), "?v=1", { signal: leave.signal, waits: (words) => told.push(words), hasFailed });
}

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  [held, told, asked] = [new Map(), [], []];
});

test("nothing is said of files that are all there", async () => {
  serve();
  assert.equal(await look(), "");
  await pass(60_000);
  assert.deepEqual(told, []);
});

test("a file of which nothing comes is waited for, until it comes", async () => {
  serve({ "pyodide.asm.wasm": never });
  const fault = look();
  await pass(4900);
  assert.deepEqual(told, []);
  await pass(200);
  assert.match(told.at(-1), /^Still waiting for \/sandbox\/pyodide\.asm\.wasm from example\.org\./);
  held.get("pyodide.asm.wasm").resolve(file("four"));
  assert.equal(await fault, "");
  assert.equal(told.at(-1), "");
});

test("one whose answer begins and has nothing in it is waited for too, also where Python could do without it", async () => {
  for (const name of ["worker.js", "python.snapshot"]) {
    told = [];
    serve({ [name]: async () => file(new ReadableStream({})) });
    look();
    await pass(5100);
    assert.match(told.at(-1), new RegExp(`^Still waiting for /sandbox/${name} from`));
    leave.abort();
  }
});

test("one that comes slowly is not", async () => {
  let source;
  serve({
    "pyodide.asm.wasm": async () =>
      file(new ReadableStream({ start: (stream) => (source = stream) }), { "content-encoding": "gzip" }),
  });
  const fault = look();
  for (const byte of "four") {
    await pass(4000);
    source.enqueue(new TextEncoder().encode(byte));
  }
  await settle();
  source.close();
  assert.equal(await fault, "");
  assert.deepEqual(told, []);
});

test("what is wrong is told while another is still waited for", async () => {
  serve({ "worker.js": never, "pyodide.asm.wasm": async () => new Response("no", { status: 404 }) });
  assert.match(await look(), /^The server has no file \/sandbox\/pyodide\.asm\.wasm \(it answers 404\)/);
});

test("who does not want to know any more hears nothing", async () => {
  serve({ "worker.js": never });
  look();
  await pass(5100);
  leave.abort();
  await settle();
  assert.equal(told.at(-1), "");
  const heard = told.length;
  await pass(60_000);
  assert.equal(told.length, heard);
});

const head = (headers, status = 200) =>
  new Response("", { status, headers: { "content-type": "text/javascript", ...headers } });

test("files that may still be on their way are asked about, not for", async () => {
  serve({ "pyodide.asm.wasm": async () => head({ "content-length": "4" }) });
  assert.equal(await look(false), "");
  assert.deepEqual(
    asked.filter((each) => !each.startsWith("HEAD ")),
    ["GET files.json"],
  );
  assert(asked.includes("HEAD pyodide.asm.wasm") && asked.includes("HEAD python.snapshot"));
});

test("what is wrong with a file is known from what is said of it", async () => {
  for (const [answer, words] of [
    [head({}, 404), /answers 404/],
    [head({ "content-type": "text/html" }), /sends a web page/],
    [head({ "content-length": "3" }), /sends 3 of 4 bytes/],
  ]) {
    serve({ "pyodide.asm.wasm": async () => answer });
    assert.match(await look(false), words);
  }
});

test("nothing is wrong with one of which too little is said", async () => {
  for (const answer of [head({}), head({ "content-length": "3", "content-encoding": "gzip" }), head({}, 405)]) {
    serve({ "pyodide.asm.wasm": async () => answer });
    assert.equal(await look(false), "");
  }
});
