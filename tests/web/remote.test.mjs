// The worker that is a process of this machine, against a connection that does what the test says.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Remote } from "../../playground/web/sandbox/remote.js";

class FakeSocket {
  static OPEN = 1;
  static all = [];
  constructor(address) {
    Object.assign(this, { address, readyState: 0, sent: [] });
    FakeSocket.all.push(this);
  }
  send(text) {
    this.sent.push(JSON.parse(text));
  }
  close() {
    this.readyState = 3;
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  say(message) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  lose(code = 1006) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
globalThis.WebSocket = FakeSocket;
globalThis.location = { origin: "http://127.0.0.1:8000" };

const READY = { type: "ready", python: "3.14.2", snapshot: false, engine: "Streamlit 1.67" };
let remote, worker, socket, heard;

beforeEach(() => {
  remote = new Remote(() => "secret");
  worker = remote.make();
  socket = FakeSocket.all.at(-1);
  heard = [];
  worker.onmessage = ({ data }) => heard.push(data);
});

function started() {
  socket.open();
  socket.say({ type: "hello" });
  socket.say({ type: "engine", message: READY });
}

test("it says the token, starts an engine once it is welcome, and passes messages on in both directions", () => {
  assert.equal(socket.address, "ws://127.0.0.1:8000/.local/live");
  socket.open();
  assert.deepEqual(socket.sent, [{ type: "hello", token: "secret" }]);
  socket.say({ type: "hello" });
  assert.deepEqual(socket.sent.at(-1), { type: "engine" });
  socket.say({ type: "engine", message: READY });
  worker.postMessage({ type: "open", id: 1 });
  assert.deepEqual(socket.sent.at(-1), { type: "engine", message: { type: "open", id: 1 } });
  socket.say({ type: "engine", message: { type: "output", text: "a" } });
  assert.deepEqual(heard, [READY, { type: "output", text: "a" }]);
});

test("what the process tells other parts of the page, and what is no message, is nothing to it", () => {
  started();
  socket.say({ type: "saved", scripts: [] });
  socket.say({ type: "fault", of: "write", message: "?" });
  socket.onmessage({ data: "no JSON" });
  socket.say(null);
  assert.deepEqual(heard, [READY]);
});

test("a worker that is ended says nothing any more", () => {
  started();
  worker.terminate();
  assert.equal(socket.readyState, 3);
  socket.say({ type: "engine", message: { type: "output", text: "a" } });
  socket.lose();
  assert.deepEqual(heard, [READY]);
});

test("a connection that ends is a fault, after which another may be had", async () => {
  started();
  socket.lose();
  assert.deepEqual(heard.at(-1), {
    type: "fault",
    id: null,
    session: null,
    message: "The connection to the process of this machine has ended.",
  });
  assert.equal(await remote.diagnose(), "");
});

test("where no engine can be had it is said why, until one is ready", async () => {
  socket.lose();
  assert.match(await remote.diagnose(), /does not answer\. Start it again/);
  assert.equal(heard.at(-1).type, "fault");
  for (const [happens, why] of [
    [() => socket.lose(4403), /does not know the token/],
    [() => socket.say({ type: "fault", of: "engine", message: "there is no message 'engine'" }), /--engine streamlit/],
    [
      () => socket.say({ type: "engine", message: { type: "fault", id: null, message: "Streamlit 1.2 does not fit" } }),
      /Streamlit 1\.2 does not fit/,
    ],
  ]) {
    worker = remote.make();
    socket = FakeSocket.all.at(-1);
    socket.open();
    happens();
    assert.match(await remote.diagnose(), why);
  }
  worker = remote.make();
  socket = FakeSocket.all.at(-1);
  started();
  assert.equal(await remote.diagnose(), "");
});

test("an engine that ends while it is used is a fault like any other", async () => {
  started();
  const fault = { type: "fault", id: null, session: null, message: "Python was killed." };
  socket.say({ type: "engine", message: fault });
  assert.deepEqual(heard.at(-1), fault);
  assert.equal(await remote.diagnose(), "");
});
