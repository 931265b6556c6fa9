// The sandbox's client against a worker that does what the test says.
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Client } from "../../playground/web/sandbox/client.js";

const root = { dataset: {} };
const DONE = {
  step: 0,
  kept: true,
  out_of_time: false,
  waited: false,
  whole: true,
  due: null,
  notice: null,
  left_out: [],
};

class FakeWorker {
  static all = [];
  constructor() {
    this.asked = [];
    FakeWorker.all.push(this);
  }
  postMessage(message) {
    this.asked.push(message);
  }
  terminate() {
    this.ended = true;
  }
  say(message) {
    this.onmessage?.({ data: message });
  }
  ready() {
    this.say({ type: "ready", python: "3.14.2" });
  }
  answer(extra = {}) {
    const { id, session } = this.asked.at(-1);
    this.say({ type: "view", id, session, outcome: { ...DONE, ...extra }, view: {} });
  }
}
globalThis.Worker = FakeWorker;

function listener() {
  const [views, stops, states] = [[], [], []];
  return {
    views,
    stops,
    states,
    view: (answer, how) => views.push({ answer, ...how }),
    stopped: (reason, how) => stops.push({ reason, ...how }),
    state: (name, how) => states.push({ name, ...how }),
  };
}

const worker = (number = FakeWorker.all.length - 1) => FakeWorker.all[number];
let client, app;

beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  FakeWorker.all = [];
  root.dataset = {};
  globalThis.document = Object.assign(new EventTarget(), { documentElement: root, hidden: false });
  client = new Client("worker.js");
  app = listener();
});

function opened() {
  client.open("a", "source", "a.py", app);
  worker().ready();
  worker().answer();
}

const click = (label) => ({ click: label });

test("within ten seconds a page whose Python does not come says why", async () => {
  client = new Client("worker.js", async () => "A file is missing.");
  client.open("a", "source", "a.py", app);
  mock.timers.tick(10_000);
  await new Promise(setImmediate);
  assert.equal(root.dataset.sandbox, "dead");
  assert.equal(app.states.at(-1).trouble, "A file is missing.");
});

test("what is asked before the worker is ready is sent afterwards, in order, one at a time", () => {
  client.open("a", "source", "a.py", app);
  client.act("a", click("one"), 1);
  client.act("a", click("two"), 2);
  assert.equal(root.dataset.sandbox, "loading");
  assert.deepEqual(worker().asked, []);
  worker().ready();
  assert.equal(root.dataset.sandbox, "running");
  assert.equal(worker().asked.length, 1);
  worker().answer();
  assert.deepEqual(worker().asked[1].action, click("one"));
  worker().answer();
  assert.deepEqual(worker().asked[2].action, click("two"));
  worker().answer();
  assert.equal(root.dataset.sandbox, "ready");
  assert.deepEqual(
    app.views.map((view) => view.tag),
    [null, 1, 2],
  );
});

test("an answer that does not say what came of an action is none", () => {
  opened();
  client.act("a", click("one"), 1);
  const { id, session } = worker().asked.at(-1);
  worker().say({ type: "view", id, session, view: {} });
  assert.deepEqual(
    [app.stops[0].reason, app.stops[0].detail, app.views.length],
    ["fault", "the answer could not be read", 1],
  );
});

test("there is one worker for all sessions", () => {
  opened();
  client.open("b", "other", "b.py", listener());
  assert.equal(FakeWorker.all.length, 1);
});

test("beside a request that takes a while a spare worker starts, and after a second it can be stopped", () => {
  opened();
  client.act("a", click("loop"), 1);
  mock.timers.tick(400);
  assert.equal(FakeWorker.all.length, 1);
  mock.timers.tick(200);
  assert.equal(FakeWorker.all.length, 2);
  assert.equal(app.states.at(-1).slow, false);
  mock.timers.tick(500);
  assert.equal(FakeWorker.all.length, 2);
  assert.ok(FakeWorker.all.every((worker) => !worker.ended));
});

test("where starting takes long, a spare worker waits as long: it would slow down what is waited for", () => {
  opened();
  worker().answer();
  client.boots = 4000;
  client.act("a", { click: "Go" });
  mock.timers.tick(3999);
  assert.equal(FakeWorker.all.length, 1);
  mock.timers.tick(1);
  assert.equal(FakeWorker.all.length, 2);
});

test("a page whose reader tries scripts keeps a spare worker, once it rests", () => {
  opened();
  mock.timers.tick(10_000);
  assert.equal(FakeWorker.all.length, 1);
  client.open("a", "changed", "a.py", app);
  worker().answer();
  mock.timers.tick(4_000);
  client.act("a", click("one"), 1);
  worker().answer();
  mock.timers.tick(4_000);
  assert.equal(FakeWorker.all.length, 1);
  mock.timers.tick(2_000);
  assert.equal(FakeWorker.all.length, 2);
  worker(1).ready();
  client.act("a", click("die"), 2);
  worker(0).say({ type: "fault", id: worker(0).asked.at(-1).id, session: "a", message: "exit" });
  assert.deepEqual(worker(1).asked[0].actions, [click("one")]);
});

test("stop brings every session back, without the action that was stopped", () => {
  const other = listener();
  opened();
  client.act("a", click("good"), 1);
  worker().answer();
  client.open("b", "other", "b.py", other);
  worker().answer();
  client.act("a", click("loop"), 2);
  client.act("a", click("impatient"), 3);
  client.act("b", click("elsewhere"), 1);
  mock.timers.tick(1100);
  worker(1).ready();
  client.stop();
  assert.ok(worker(0).ended);
  assert.equal(app.stops[0].reason, "stopped");
  assert.deepEqual([worker(1).asked[0].session, worker(1).asked[0].actions], ["a", [click("good")]]);
  worker(1).answer();
  assert.equal(app.views.at(-1).restored, true);
  assert.deepEqual([worker(1).asked[1].session, worker(1).asked[1].actions], ["b", []]);
  worker(1).answer();
  assert.deepEqual(worker(1).asked[2].action, click("elsewhere"));
  worker(1).answer();
  assert.equal(root.dataset.sandbox, "ready");
});

function heard() {
  client.open("a", "source", "a.py", app);
  worker().say({ type: "ready", python: "3.14.2", hears: true });
  worker().answer();
}

test("where a script hears, stop is a message: the worker stays, and brings back that session alone", () => {
  const other = listener();
  heard();
  client.open("b", "other", "b.py", other);
  worker().answer();
  client.act("a", click("good"), 1);
  worker().answer();
  client.act("a", click("loop"), 2);
  client.act("a", click("impatient"), 3);
  client.act("b", click("elsewhere"), 1);
  mock.timers.tick(1100);
  client.stop();
  client.stop();
  const { id } = worker(0).asked.at(-2);
  assert.deepEqual(worker(0).asked.at(-1), { type: "stop", id, session: "a" });
  worker(0).say({ type: "stopped", id, session: "a" });
  assert.deepEqual([app.stops.length, app.stops[0].reason, app.stops[0].lost], [1, "stopped", false]);
  assert.deepEqual([worker(0).asked.at(-1).type, worker(0).asked.at(-1).actions], ["open", [click("good")]]);
  worker(0).answer();
  assert.equal(app.views.at(-1).restored, true);
  assert.deepEqual(worker(0).asked.at(-1).action, click("elsewhere"));
  worker(0).answer();
  mock.timers.tick(2000);
  assert.equal(root.dataset.sandbox, "ready");
  assert.ok(!worker(0).ended);
});

test("a session that the worker has brought back itself is shown, and goes on", () => {
  heard();
  client.act("a", click("good"), 1);
  worker().answer();
  client.act("a", click("loop"), 2);
  client.act("a", click("impatient"), 3);
  client.stop();
  const { id, session } = worker().asked.at(-1);
  worker().say({ type: "stopped", id, session, outcome: DONE, app: "as before" });
  assert.deepEqual([app.stops[0].reason, app.stops[0].shown], ["stopped", { outcome: DONE, app: "as before" }]);
  assert.deepEqual([client.actions("a"), root.dataset.sandbox], [[click("good")], "ready"]);
  client.act("a", click("next"), 4);
  assert.deepEqual(worker().asked.at(-1).action, click("next"));
});

test("what is clicked after Stop, before the script has heard of it, is done afterwards", () => {
  heard();
  client.act("a", click("loop"), 1);
  client.act("a", click("impatient"), 2);
  client.stop();
  client.act("a", click("next"), 3);
  const { id, session } = worker().asked.at(-2);
  worker().say({ type: "stopped", id, session, outcome: DONE, app: "as before" });
  assert.deepEqual(worker().asked.at(-1).action, click("next"));
});

test("an action during another is sent at once where the worker hears, and both are answered together", () => {
  heard();
  client.act("a", click("slow"), 1);
  client.act("a", click("next"), 2);
  const [slow, next] = worker().asked.slice(-2);
  assert.deepEqual([slow.action, next.action], [click("slow"), click("next")]);
  worker().say({ type: "view", id: slow.id, session: "a", outcome: { ...DONE, after: null }, view: {} });
  assert.deepEqual([app.views.at(-1).tag, root.dataset.sandbox], [1, "running"]);
  worker().say({ type: "view", id: next.id, session: "a", outcome: { ...DONE, after: 0.3 }, view: {} });
  assert.deepEqual([app.views.at(-1).tag, root.dataset.sandbox], [2, "ready"]);
  assert.deepEqual(client.actions("a"), [click("slow"), { ...click("next"), after: 0.3 }]);
});

test("what is asked besides lets an action pass by", () => {
  heard();
  client.act("a", click("slow"), 1);
  client.request({ type: "lint", session: "a", source: "" });
  client.act("a", click("next"), 2);
  assert.deepEqual(worker().asked.at(-1).action, click("next"));
});

test("what says that time has passed, what is for another session, and what is asked besides waits", () => {
  heard();
  client.open("b", "other", "b.py", listener());
  worker().answer();
  client.act("a", click("slow"), 1);
  const { length } = worker().asked;
  client.act("a", { wait: 1 }, 2);
  client.act("a", click("behind it"), 3);
  client.act("b", click("elsewhere"), 4);
  assert.equal(worker().asked.length, length);
  worker().answer();
  assert.deepEqual(worker().asked.at(-1).action, { wait: 1 });
});

test("where the worker does not hear, an action waits for the one before", () => {
  client.open("a", "source", "a.py", app);
  worker().say({ type: "ready", python: "3.14.2" });
  worker().answer();
  client.act("a", click("slow"), 1);
  client.act("a", click("next"), 2);
  assert.deepEqual(worker().asked.at(-1).action, click("slow"));
});

test("a stop ends all that goes on, and the session is told once", () => {
  heard();
  client.act("a", click("slow"), 1);
  client.act("a", click("next"), 2);
  client.stop();
  const [slow, next, stop] = worker().asked.slice(-3);
  assert.deepEqual(stop, { type: "stop", id: next.id, session: "a" });
  for (const { id } of [slow, next]) worker().say({ type: "stopped", id, session: "a", outcome: DONE, app: "before" });
  assert.deepEqual([app.stops.length, app.stops[0].shown.app, client.actions("a")], [1, "before", []]);
});

test("a worker that falls over while several go on is replaced, and none of them is done again", () => {
  heard();
  client.act("a", click("good"), 1);
  worker().answer();
  client.act("a", click("slow"), 2);
  client.act("a", click("next"), 3);
  const [slow] = worker().asked.slice(-2);
  worker().say({ type: "fault", id: slow.id, session: "a", message: "broken" });
  worker(1).say({ type: "ready", python: "3.14.2", hears: true });
  assert.deepEqual(worker(1).asked.at(-1).actions, [click("good")]);
});

test("a script that does not hear within a second is ended with its worker", () => {
  heard();
  client.act("a", click("loop in C"), 1);
  client.stop();
  mock.timers.tick(900);
  assert.ok(!worker(0).ended);
  mock.timers.tick(200);
  assert.ok(worker(0).ended);
  assert.equal(app.stops[0].reason, "stopped");
});

test("a script that has ended before it heard of the stop has done what it was to do", () => {
  heard();
  client.act("a", click("slow"), 1);
  client.stop();
  const { id, session } = worker().asked.at(-2);
  worker().say({ type: "view", id, session, outcome: DONE, view: {} });
  mock.timers.tick(2000);
  assert.deepEqual([app.stops, app.views.at(-1).tag, client.actions("a")], [[], 1, [click("slow")]]);
});

test("a first start that is stopped, and a changed one, leave what was there before", () => {
  client.open("a", "while True: pass", "a.py", app);
  worker().say({ type: "ready", python: "3.14.2", hears: true });
  const stop = () => {
    client.stop();
    worker().say({ type: "stopped", id: worker().asked.at(-2).id, session: "a" });
  };
  stop();
  assert.equal(app.stops[0].lost, true);
  assert.equal(worker().asked.at(-1).type, "stop");
  client.open("a", "good", "a.py", app);
  worker().answer();
  client.open("a", "while True: pass", "a.py", app);
  stop();
  assert.deepEqual([app.stops[1].lost, app.stops[1].opening], [false, true]);
  assert.equal(worker().asked.at(-1).source, "good");
});

test("a check that is stopped gets no answer, and no session changes", async () => {
  heard();
  const asked = client.request({ type: "check", session: "a/task", source: "", name: "a.py", check: "" });
  client.stop();
  worker().say({ type: "stopped", id: worker().asked.at(-2).id, session: "a/task" });
  await assert.rejects(asked, (reason) => reason === "stopped");
  assert.equal(worker().asked.at(-1).type, "stop");
  assert.equal(root.dataset.sandbox, "ready");
});

test("a worker that does not answer is replaced some seconds after the script's own limit", () => {
  opened();
  client.act("a", click("loop"), 1);
  mock.timers.tick(14_000);
  assert.equal(app.stops.length, 0);
  mock.timers.tick(2_000);
  assert.equal(app.stops[0].reason, "timeout");
});

test("a fault of the engine replaces the worker", () => {
  opened();
  client.act("a", click("die"), 1);
  worker(0).say({ type: "fault", id: 2, session: "a", message: "exit" });
  assert.ok(worker(0).ended);
  assert.equal(app.stops[0].reason, "fault");
  worker(1).ready();
  assert.equal(worker(1).asked[0].type, "open");
});

test("a script that has not begun yet is begun again when what was there before ends the worker", () => {
  opened();
  client.act("a", click("one"), 1);
  worker().answer();
  const begins = () => worker().say({ type: "progress", id: worker().asked.at(-1).id, session: "a", begun: true });
  const dies = () =>
    worker().say({ type: "fault", id: worker().asked.at(-1).id, session: "a", message: "too much recursion" });
  client.open("a", "honest", "a.py", app);
  dies();
  worker().ready();
  assert.equal(worker().asked[0].source, "honest");
  assert.equal(app.stops.length, 0);
  begins();
  worker().answer();
  assert.equal(app.views.at(-1).fresh, true);
  client.open("a", "deadly", "a.py", app);
  begins();
  dies();
  assert.equal(app.stops[0].reason, "fault");
  worker().ready();
  assert.equal(worker().asked[0].source, "honest");
});

test("a script that must be stopped while it starts leaves the session that was there before", () => {
  opened();
  client.act("a", click("good"), 1);
  worker().answer();
  client.open("a", "while True: pass", "a.py", app);
  client.stop();
  assert.equal(app.stops[0].opening, true);
  worker().ready();
  assert.deepEqual([worker().asked[0].source, worker().asked[0].actions], ["source", [click("good")]]);
});

test("a first start that must be stopped leaves nothing to replay, and the next one is asked for again", () => {
  client.open("a", "while True: pass", "a.py", app);
  worker().ready();
  client.stop();
  assert.equal(app.stops[0].lost, true);
  worker().ready();
  assert.deepEqual(worker().asked, []);
  client.open("a", "better", "a.py", app);
  assert.equal(worker().asked[0].source, "better");
});

test("a session that does not survive its replay twice is shown, and not run", () => {
  opened();
  client.act("a", click("loop"), 1);
  client.stop();
  worker().ready();
  client.stop();
  assert.deepEqual([app.stops.at(-1).lost, app.stops.at(-1).restores], [false, true]);
  worker().ready();
  assert.equal(worker().asked[0].source, "source");
  client.stop();
  assert.equal(app.stops.at(-1).lost, true);
  worker().ready();
  assert.deepEqual(worker().asked, []);
  client.act("a", click("again"), 2);
  assert.equal(app.stops.at(-1).reason, "safe");
  assert.deepEqual(worker().asked, []);
  client.open("a", "better", "a.py", app);
  worker().answer();
  client.act("a", click("works"), 3);
  assert.deepEqual(worker().asked.at(-1).action, click("works"));
});

const late = { kept: false, out_of_time: true };

test("what ran out of time is done again with more of it, and then has that in a replay too", () => {
  opened();
  assert.deepEqual(worker().asked[0].limits, { reruns: 50, seconds: 10 });
  client.act("a", click("long"), 1);
  worker().answer(late);
  client.act("a", click("short"), 2);
  worker().answer();
  client.again("a", 60);
  assert.deepEqual([worker().asked.at(-1).action, worker().asked.at(-1).limits.seconds], [click("long"), 60]);
  mock.timers.tick(60_000);
  assert.equal(app.stops.length, 0);
  worker(0).answer();
  client.act("a", click("die"), 3);
  client.stop();
  worker().ready();
  assert.deepEqual(
    [worker().asked[0].actions, worker().asked[0].limits.seconds],
    [[click("short"), click("long")], 60],
  );
});

test("a load that was stopped by the watchdog is done again with more time", () => {
  client.open("a", "slow", "a.py", app);
  worker().ready();
  mock.timers.tick(16_000);
  assert.equal(app.stops[0].reason, "timeout");
  client.again("a", 60);
  worker().ready();
  assert.deepEqual([worker().asked[0].source, worker().asked[0].limits.seconds], ["slow", 60]);
});

function look(hidden) {
  document.hidden = hidden;
  document.dispatchEvent(new Event("visibilitychange"));
}

test("a hidden page counts no time", () => {
  opened();
  client.act("a", click("long"), 1);
  mock.timers.tick(5_000);
  look(true);
  mock.timers.tick(100_000);
  assert.equal(app.stops.length, 0);
  look(false);
  mock.timers.tick(14_000);
  assert.equal(app.stops.length, 0);
  mock.timers.tick(2_000);
  assert.equal(app.stops[0].reason, "timeout");
});

test("what ran out of time unseen is done again when the page is looked at", () => {
  opened();
  client.act("a", click("long"), 7);
  look(true);
  worker().answer(late);
  assert.equal(app.views.length, 1);
  assert.equal(worker().asked.length, 2);
  look(false);
  assert.deepEqual(worker().asked[2].action, click("long"));
  worker().answer(late);
  assert.deepEqual([app.views.length, app.views[1].tag], [2, 7]);
});

test("an action that was refused is not replayed", () => {
  opened();
  client.act("a", click("gone"), 1);
  worker().answer({ kept: false, notice: "there is no such button" });
  client.act("a", click("loop"), 2);
  client.stop();
  worker().ready();
  assert.deepEqual(worker().asked[0].actions, []);
});

test("a new start makes what waited for the old session void, and an old answer is not shown", () => {
  opened();
  client.act("a", click("slow"), 1);
  client.act("a", click("waiting"), 2);
  client.open("a", "new", "a.py", app);
  worker().answer();
  assert.equal(app.views.length, 1);
  assert.equal(worker().asked.at(-1).source, "new");
  worker().answer();
  assert.equal(app.views.at(-1).fresh, true);
});

test("a session that is closed while it is asked leaves the others going", () => {
  const other = listener();
  opened();
  client.act("a", click("slow"), 1);
  client.act("a", click("waiting"), 2);
  client.open("b", "other", "b.py", other);
  client.close("a");
  assert.deepEqual(worker().asked.at(-1), { type: "close", session: "a" });
  worker().say({ type: "view", id: 2, session: "a", outcome: DONE, view: {} });
  assert.equal(worker().asked.at(-1).session, "b");
  assert.equal(app.views.length, 1);
});

test("Python that cannot start is tried again, and then said to be dead", () => {
  client.open("a", "source", "a.py", app);
  for (let times = 0; times < 3; times++) worker().say({ type: "fault", id: null, session: null, message: "no" });
  assert.equal(root.dataset.sandbox, "dead");
  assert.equal(app.states.at(-1).name, "dead");
  assert.equal(FakeWorker.all.length, 3);
});

test("what Python that cannot start was asked is given up", async () => {
  const waiting = client.request({ type: "check", session: "a" });
  for (let number = 0; number < 3; number++) worker(number).onerror({ preventDefault() {} });
  await assert.rejects(waiting, (reason) => reason === "dead");
  await assert.rejects(client.request({ type: "check", session: "a" }), (reason) => reason === "dead");
});

test("a spoiled worker is replaced unseen, and a session comes back when it is used", () => {
  const other = listener();
  opened();
  client.act("a", click("good"), 1);
  worker().answer();
  client.open("b", "other", "b.py", other);
  worker().answer();
  worker(0).say({ type: "spoiled", message: "a script changed json" });
  worker(1).ready();
  assert.deepEqual(worker(1).asked, []);
  assert.deepEqual([app.stops, app.views.length], [[], 2]);
  client.act("a", click("more"), 2);
  assert.ok(worker(0).ended);
  assert.deepEqual([worker(1).asked[0].type, worker(1).asked[0].actions], ["open", [click("good")]]);
  worker(1).answer();
  assert.deepEqual(worker(1).asked[1].action, click("more"));
  worker(1).answer();
  client.open("b", "new", "b.py", other);
  assert.deepEqual([worker(1).asked[2].source, worker(1).asked[2].actions], ["new", []]);
});

test("what was being asked of a spoiled worker is asked again of the next", () => {
  const other = listener();
  opened();
  client.act("a", click("one"), 1);
  client.open("b", "other", "b.py", other);
  worker().answer();
  assert.equal(worker(0).asked.at(-1).session, "b");
  worker(0).say({ type: "spoiled", message: "" });
  assert.ok(worker(0).ended);
  worker(1).ready();
  assert.equal(worker(1).asked[0].source, "other");
  worker(1).answer();
  assert.equal(other.views.length, 1);
});

test("a worker whose memory has grown is replaced once its script is done, and the session comes back when it is used", () => {
  opened();
  client.act("a", click("load"), 1);
  worker().answer();
  client.act("a", click("next"), 2);
  worker(0).say({ type: "heavy" });
  assert.equal(worker(0).ended, undefined, "what runs is not cut off");
  worker(0).answer();
  assert.equal(worker(0).ended, true);
  worker(1).ready();
  assert.deepEqual(worker(1).asked, []);
  client.act("a", click("last"), 3);
  assert.deepEqual(worker(1).asked[0].actions, [click("load"), click("next")]);
  worker(1).answer();
  assert.deepEqual(worker(1).asked[1].action, click("last"));
  worker(1).answer();
  assert.deepEqual(
    app.views.filter(({ restored }) => !restored).map(({ tag }) => tag),
    [null, 1, 2, 3],
  );
});

test("a session that needs as much memory again keeps its worker until its script is started anew", () => {
  opened();
  worker().say({ type: "heavy" });
  worker(1).ready();
  client.act("a", click("next"), 1);
  worker(1).answer();
  worker(1).say({ type: "heavy" });
  worker(1).answer();
  worker(1).say({ type: "heavy" });
  assert.equal(worker(1).ended, undefined);
  client.open("a", "changed", "a.py", app);
  worker(1).answer();
  worker(1).say({ type: "heavy" });
  assert.equal(worker(1).ended, true);
});

test("who ended, and in which line, is told: by its last words, else by its last sign of life", () => {
  opened();
  client.act("a", click("leave"), 1);
  const { id } = worker().asked.at(-1);
  worker().say({ type: "progress", id, session: "a", line: 3, computed: 0.4 });
  worker().say({ type: "fault", id, session: "a", line: 5, message: "Program terminated with exit(1)" });
  assert.equal(app.stops.at(-1).line, 5);
  worker().ready();
  worker().answer();
  client.act("a", click("loop"), 2);
  worker().say({ type: "progress", id: worker().asked.at(-1).id, session: "a", line: 3, computed: 0.4 });
  client.stop();
  assert.equal(app.stops.at(-1).line, 3);
});

test("what the app shows comes before the answer, and is done from then on, once", () => {
  const shown = [];
  app.progress = (message, { tag }) => shown.push([message.app, tag, client.actions("a").length]);
  opened();
  client.act("a", click("next"), 1);
  const { id } = worker().asked.at(-1);
  worker().say({ type: "progress", id, session: "a", app: "<p>1</p>", outcome: DONE });
  assert.deepEqual(shown, [["<p>1</p>", 1, 1]]);
  assert.equal(root.dataset.sandbox, "running");
  worker().answer();
  assert.deepEqual(client.actions("a"), [click("next")]);
  assert.equal(app.views.length, 2);
  assert.equal(root.dataset.sandbox, "ready");
});

test("what was shown as done, and turns out not to be, is not done again", () => {
  app.progress = () => {};
  opened();
  client.act("a", click("breaks"), 1);
  const { id } = worker().asked.at(-1);
  worker().say({ type: "progress", id, session: "a", app: "", outcome: DONE });
  worker().answer({ kept: false });
  assert.deepEqual(client.actions("a"), []);
});

test("an app that comes with what is no outcome is not shown", () => {
  app.progress = () => assert.fail("shown");
  opened();
  client.act("a", click("next"), 1);
  const { id } = worker().asked.at(-1);
  worker().say({ type: "progress", id, session: "a", app: "<p>1</p>", outcome: { step: "one" } });
  assert.equal(app.stops.at(-1).reason, "fault");
});

test("a session that spoils its worker at each run goes on in it, until something else is asked", () => {
  opened();
  for (const tag of [1, 2, 3]) {
    worker(0).say({ type: "spoiled", message: "a script looked at frames" });
    client.act("a", click("more"), tag);
    assert.deepEqual(worker(0).asked.at(-1).action, click("more"));
    worker(0).answer();
  }
  worker(0).say({ type: "spoiled", message: "a script looked at frames" });
  assert.equal(FakeWorker.all.length, 2);
  worker(1).ready();
  client.open("a", "the script, run anew", "a.py", app);
  assert.ok(worker(0).ended);
  assert.deepEqual([worker(1).asked[0].source, worker(1).asked[0].actions], ["the script, run anew", []]);
  worker(1).answer();
  worker(1).say({ type: "spoiled", message: "" });
  client.request({ type: "check", session: "a/task" });
  assert.ok(worker(1).ended);
  worker(2).ready();
  assert.equal(worker(2).asked[0].type, "check");
  worker(2).say({ type: "checked", id: worker(2).asked[0].id, session: "a/task" });
  client.act("a", click("more"), 4);
  assert.equal(worker(2).asked[1].type, "open");
  worker(2).answer();
  worker(2).say({ type: "spoiled", message: "" });
  assert.deepEqual(worker(2).asked[2].action, click("more"));
  worker(2).answer();
  assert.equal(app.views.at(-1).tag, 4);
});

test("an action that a session could not take up again is forgotten", () => {
  client.open("a", "source", "a.py", app, [click("one"), click("gone"), click("two")]);
  worker().ready();
  assert.deepEqual(worker().asked[0].actions, [click("one"), click("gone"), click("two")]);
  worker().answer({ notice: "Action 2 was left out", left_out: [1] });
  assert.deepEqual(client.actions("a"), [click("one"), click("two")]);
});

test("what changes no session is answered to who asked, and given up with the worker", async () => {
  opened();
  const answered = client.request({ type: "export", session: "a" });
  worker().say({ type: "export", id: worker().asked.at(-1).id, session: "a", actions: "[]" });
  assert.equal((await answered).actions, "[]");
  const lost = client.request({ type: "export", session: "a" });
  client.stop();
  await assert.rejects(lost);
});

test("what a step prints is told, and nothing that is printed otherwise", () => {
  app.lines = [];
  app.printed = (text) => app.lines.push(text);
  const print = (text, session = "a") => worker().say({ type: "output", session, text });
  opened();
  print("after the step");
  client.act("a", { click: "b" }, 1);
  print("one");
  print("of another session", "b");
  print({ length: 3 });
  worker().answer();
  client.request({ type: "export", session: "a" }).catch(() => {});
  print("once more, for the export");
  assert.deepEqual(app.lines, ["one"]);
});

test("what is not for this engine is refused with a sentence, and its sessions are as they were", async () => {
  opened();
  client.open("a", "changed", "a.py", app);
  const { id } = worker().asked.at(-1);
  worker().say({ type: "refused", id, session: "a", message: "Write it first." });
  const { reason, detail, opening, lost } = app.stops.at(-1);
  assert.deepEqual([reason, detail, opening, lost], ["refused", "Write it first.", true, false]);
  assert.equal(FakeWorker.all.length, 1, "the worker goes on");
  assert.equal(client.source("a"), "source");
  client.act("a", click("one"), 1);
  worker().answer();
  assert.deepEqual(client.actions("a"), [click("one")]);

  const asked = client.request({ type: "check", session: "a/task" });
  worker().say({ type: "refused", id: worker().asked.at(-1).id, session: "a/task", message: "Not here." });
  assert.equal(await asked.catch((why) => why), "refused");
});

test("a session that may not be brought back is lost, with what was asked of it", () => {
  opened();
  client.stop();
  client.act("a", click("one"), 1);
  worker().say({ type: "fault", id: null, session: null, message: "It has ended." });
  worker().ready();
  const restoring = worker().asked.at(-1);
  assert.equal(restoring.type, "open");
  worker().say({ type: "refused", id: restoring.id, session: "a", message: "Write it first." });
  assert.deepEqual([app.stops.at(-1).reason, app.stops.at(-1).lost], ["refused", true]);
  assert.equal(worker().asked.at(-1), restoring, "nothing else is asked of a session that is not there");
  client.open("a", "saved", "a.py", app);
  worker().answer();
  assert.equal(client.source("a"), "saved");
});

test("something else than a worker of the browser makes what the client speaks with", () => {
  client = new Client(() => new FakeWorker());
  client.open("a", "source", "a.py", app);
  assert.equal(client.isRemote, true);
  worker().say({ type: "ready", python: "3.14.2", snapshot: false, engine: "Streamlit 1.67" });
  assert.equal(client.runner, "Streamlit 1.67");
  worker().answer();
  assert.equal(app.views.length, 1);
});
