// What a package keeps of a learner and how it is told: short texts, times, each standard's own words, statements in order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cut, idOf, joined } from "../../playground/web/lms/answers.js";
import { findApi, findEither } from "../../playground/web/lms/find.js";
import { Keep } from "../../playground/web/lms/keep.js";
import { readLaunch } from "../../playground/web/lms/launch.js";
import { Record } from "../../playground/web/lms/record.js";
import { Writer } from "../../playground/web/lms/reporter.js";
import { Scorm } from "../../playground/web/lms/scorm.js";
import { SCORM12 } from "../../playground/web/lms/scorm12.js";
import { SCORM2004 } from "../../playground/web/lms/scorm2004.js";
import { duration, timespan } from "../../playground/web/lms/times.js";
import { Xapi } from "../../playground/web/lms/xapi.js";

const LESSONS = [
  { name: "a/one", title: "One", url: "one.html", judged: true },
  { name: "a/two", title: "Two", url: "two.html", judged: true },
  { name: "", title: "Read", url: "read.html", judged: false },
].map((lesson, at) => ({ ...lesson, name: lesson.name || `a/read-${at}` }));

const answer = (more = {}) => ({
  kind: "check",
  question: "a/one/check",
  about: "One: the task",
  response: ["a = 1\nb = 2\n"],
  said: "Passed.",
  right: true,
  began: 1000,
  at: 3500,
  ...more,
});

test("a record tells progress and score, and is read again from its text", () => {
  const record = new Record(LESSONS);
  assert.deepEqual([record.progress, record.score, record.isComplete], [0, 0, false]);
  assert.equal(record.finish("a/one"), true);
  assert.equal(record.finish("a/one"), false);
  record.open("a/two");
  record.finish("a/read-2");
  assert.equal(record.answer("a/one/check", true, 0), 0);
  assert.equal(record.answer("a/two/check", false, 1), 1);
  assert.equal(record.answer("a/one/check", true, 2), 0, "where it stood");

  const other = new Record(LESSONS);
  assert.equal(other.read(record.text()), true);

  assert.equal(other.score, 0.5);
  assert.equal(Math.round(other.progress * 100), 67);
  assert.equal(other.opened?.name, "a/two");
  assert.equal(other.answer("a/two/check", true, 9), 1);
});

test("a text of somebody else is not taken for one", () => {
  const record = new Record(LESSONS);
  for (const text of ["", "2.abcde..", "1.abcde.abc.", "1..abcde.abcdezzx", "<b>", "1.....", "null"]) {
    assert.equal(record.read(text), false, text);
  }
  assert.equal(record.done.size + record.answers.size, 0);
});

test("a text stays within what SCORM 1.2 keeps: old answers lose their places, no lesson is lost", () => {
  const lessons = Array.from({ length: 300 }, (_, at) => ({ name: `c/${at}`, title: "", url: "", judged: true }));
  const record = new Record(lessons);
  for (const { name } of lessons) record.finish(name);
  for (let at = 0; at < 900; at++) record.answer(`q/${at}`, true, at);
  const text = record.text();
  assert.ok(text.length <= 4096 && text.length > 4080, String(text.length));
  assert.match(text, /^[\x20-\x7e]*$/);
  const other = new Record(lessons);
  assert.equal(other.read(text), true);
  assert.equal(other.isComplete, true);
  assert.equal(other.answer("q/899", true, 5), 899);
  assert.equal(other.answer("q/0", true, 5), 5);
});

test("lessons without a check have no score", () => assert.equal(new Record([LESSONS[2]]).score, null));

test("another edition of the package knows what is done by the lessons' names", () => {
  const record = new Record(LESSONS);
  record.finish("a/two");
  const other = new Record([LESSONS[1]]);
  other.read(record.text());
  assert.equal(other.isComplete, true);
});

test("times are in hundredths", () => {
  const times = [0, 4, 5, 61_234, 3_600_000, 90_061_500, 360_000_000_000];
  assert.deepEqual(times.map(duration), ["PT0S", "PT0S", "PT0.01S", "PT1M1.23S", "PT1H", "PT25H1M1.5S", "PT100000H"]);
  assert.deepEqual(times.slice(3).map(timespan), ["0000:01:01.23", "0001:00:00.00", "0025:01:01.50", "9999:00:00.00"]);
});

test("a text is cut in whole letters, a name is ASCII, guesses stand apart", () => {
  assert.equal(cut("abcdef", 4), "abc…");
  assert.equal(cut("ab😀cd", 4), "ab…");
  assert.equal(idOf("learn/ä b,c.html/check"), "learn/--b-c.html/check");
  assert.equal(joined(["1", "a[,]b"], 9), "1[,]a[, ]b");
});

test("the system's object is found around the page, around its opener, and behind windows of others", () => {
  const api = {};
  const closed = (parent) => new Proxy({}, { get: (_, name) => (name === "parent" ? parent : assert.fail("closed")) });
  const top = { API: api };
  top.parent = top;
  assert.equal(findApi("API", { parent: closed(top) }), api);
  const alone = { opener: { parent: top } };
  alone.parent = alone;
  assert.equal(findApi("API", alone), api);
  assert.equal(findApi("API_1484_11", alone), null);
  const endless = {
    get parent() {
      return { parent: endless };
    },
  };
  assert.equal(findApi("API", endless), null);
  globalThis.window = top;
  assert.deepEqual(findEither("API_1484_11"), { name: "API", api });
});

// A system as far as it is called: its values, the calls in their order, and what it refuses by which code.
function lms(names, values = {}, refuses = {}) {
  const calls = [];
  let code = "0";
  return {
    calls,
    values,
    [names.start]: () => (calls.push("start"), String(!refuses.start)),
    [names.get]: (element) => values[element] ?? "",
    [names.set](element, value) {
      calls.push(`${element}=${value}`);
      code = refuses[element] ?? "0";
      if (code === "0") values[element] = value;
      return String(code === "0");
    },
    [names.save]: () => (calls.push("save"), String(!refuses.save)),
    [names.end]: () => (calls.push("end"), "true"),
    [names.error]: () => code,
    [names.words]: () => "words",
  };
}

test("SCORM 1.2 hears its own words, and the status of the lesson itself", async () => {
  const api = lms(SCORM12.calls, { "cmi.core.lesson_status": "not attempted" });
  const record = new Record(LESSONS);
  let now = 0;
  const scorm = new Scorm(api, SCORM12, record, { now: () => now });
  await scorm.start();
  scorm.answered(answer({ right: false, said: "Too\n late. ".repeat(60) }));
  record.finish("a/one");
  now = 65_432;
  assert.equal(await scorm.write(), true);

  const values = api.values;
  assert.equal(values["cmi.interactions.0.result"], "wrong");
  assert.equal(values["cmi.interactions.0.student_response"].length, 255);
  assert.match(values["cmi.interactions.0.student_response"], /^Too late\. Too/);
  assert.equal(values["cmi.interactions.0.latency"], "0000:00:02.50");
  assert.equal(values["cmi.core.lesson_status"], "incomplete");
  assert.equal(values["cmi.core.score.raw"], "50");
  assert.equal(values["cmi.core.session_time"], "0000:01:05.43");
  assert.equal(values["cmi.core.exit"], "suspend");

  api.calls.length = 0;
  assert.equal(await scorm.write(), true);
  assert.deepEqual(api.calls, ["save"], "what has not changed is not written");

  record.finish("a/two");
  record.finish("a/read-2");
  assert.equal(await scorm.end(), true);
  assert.equal(values["cmi.core.lesson_status"], "completed");
  assert.deepEqual(api.calls.slice(-2), ["save", "end"]);
  assert.equal(await scorm.end(), true);
  assert.equal(api.calls.filter((call) => call === "end").length, 1);
});

test("what a system has judged is not taken back", async () => {
  for (const status of ["passed", "completed", "failed"]) {
    const api = lms(SCORM12.calls, { "cmi.core.lesson_status": status });
    const scorm = new Scorm(api, SCORM12, new Record(LESSONS));
    await scorm.start();
    await scorm.write();
    assert.equal(api.values["cmi.core.lesson_status"], status);
  }
});

test("SCORM 2004 hears the type before the response, one line, and both statuses", async () => {
  const api = lms(SCORM2004.calls, { "cmi.interactions._count": "3" });
  const record = new Record(LESSONS);
  const scorm = new Scorm(api, SCORM2004, record, { pass: 0.5 });
  await scorm.start();
  scorm.answered(answer({ response: ["{1: 2}\nx"] }));
  scorm.answered(answer({ kind: "prediction", question: "a/one/predict-1", response: ["1", "{a"], right: false }));
  record.finish("a/one");
  await scorm.write();

  const elements = api.calls.map((call) => call.split("=")[0]);
  assert.ok(elements.indexOf("cmi.interactions.3.type") < elements.indexOf("cmi.interactions.3.learner_response"));
  assert.equal(api.values["cmi.interactions.3.learner_response"], " {1: 2}↵x");
  assert.equal(api.values["cmi.interactions.4.learner_response"], "1[,]{a");
  assert.equal(api.values["cmi.interactions.4.result"], "incorrect");
  assert.equal(api.values["cmi.interactions.4.timestamp"], "1970-01-01T00:00:03.50Z");
  assert.deepEqual(
    ["score.scaled", "progress_measure", "success_status", "completion_status"].map(
      (name) => api.values[`cmi.${name}`],
    ),
    ["0.5", "0.3333", "passed", "incomplete"],
  );
});

test("places are the system's: those of an attempt that it has forgotten are given anew", async () => {
  const before = new Record(LESSONS);
  before.answer("a/one/check", true, 0);
  before.answer("a/two/check", true, 1);
  for (const [count, place] of [
    ["2", 0],
    ["0", 0],
    ["1", 1],
  ]) {
    const values = { "cmi.suspend_data": before.text(), "cmi.interactions._count": count };
    const scorm = new Scorm(lms(SCORM12.calls, values), SCORM12, new Record(LESSONS));
    await scorm.start();
    scorm.answered(answer());
    await scorm.write();
    assert.equal(values[`cmi.interactions.${place}.id`], "a/one/check", `count ${count}`);
  }
});

test("what a system does not have is not asked of it again; what it refuses is told and tried again", async () => {
  const refuses = { "cmi.core.score.min": "401" };
  const api = lms(SCORM12.calls, {}, refuses);
  const scorm = new Scorm(api, SCORM12, new Record(LESSONS));
  await scorm.start();
  assert.equal(await scorm.write(), true);
  refuses.save = "1";
  assert.equal(await scorm.write(), false);
  assert.match(scorm.trouble, /^error 0: words$/);
  delete refuses.save;
  assert.equal(await scorm.write(), true);
  assert.equal(api.calls.filter((call) => call.startsWith("cmi.core.score.min=")).length, 1);
  refuses["cmi.suspend_data"] = "405";
  scorm.record.finish("a/one");
  assert.equal(await scorm.write(), false);
  assert.match(scorm.trouble, /^cmi\.suspend_data: error 405/);
});

test("who only looks is not judged", async () => {
  const api = lms(SCORM12.calls, { "cmi.core.lesson_mode": "browse", "cmi.core.lesson_status": "" });
  const scorm = new Scorm(api, SCORM12, new Record(LESSONS));
  await scorm.start();
  await scorm.write();
  assert.deepEqual(Object.keys(api.values).sort(), [
    "cmi.core.lesson_mode",
    "cmi.core.lesson_status",
    "cmi.suspend_data",
  ]);
  assert.equal(api.values["cmi.core.lesson_status"], "");
});

test("a system that cannot be started says why; a stand-in is asked until it knows the learner", async () => {
  const refusing = new Scorm(lms(SCORM12.calls, {}, { start: "1" }), SCORM12, new Record(LESSONS));
  await assert.rejects(refusing.start(), /error 0: words/);
  const values = {};
  const api = new Proxy({}, { get: (_, name) => lms(SCORM12.calls, values)[name] });
  let waits = 0;
  const kept = new Record(LESSONS);
  kept.finish("a/two");
  const wait = async () => {
    if (++waits === 3) Object.assign(values, { "cmi.core.student_id": "l", "cmi.suspend_data": kept.text() });
  };
  const record = new Record(LESSONS);
  const { learner, known } = await new Scorm(api, SCORM12, record, { wait }).start();
  assert.deepEqual([learner, known, record.isDone("a/two"), waits], ["l", true, true, 3]);
});

test("a burst of answers is told in parts, all of it at the end", async () => {
  const api = lms(SCORM12.calls);
  const scorm = new Scorm(api, SCORM12, new Record(LESSONS));
  await scorm.start();
  for (let at = 0; at < 9; at++) scorm.answered(answer({ question: `q${at}` }));
  scorm.answered(answer({ question: "q8", right: false }));
  const count = () => Object.keys(api.values).filter((name) => name.endsWith(".id")).length;
  await scorm.write();
  assert.deepEqual([count(), scorm.isBehind], [4, true]);
  await scorm.end();
  assert.equal(count(), 9);
  assert.equal(api.values["cmi.interactions.8.result"], "wrong", "the newest answer counts");
});

test("changes that come together are written once", async (given) => {
  given.mock.timers.enable({ apis: ["setTimeout"] });
  const written = [];
  const reporter = {
    isOver: false,
    isBehind: false,
    write: async () => written.push("write") > 0,
    end: async () => true,
  };
  const writer = new Writer(reporter, () => {});
  for (let at = 0; at < 50; at++) writer.change();
  given.mock.timers.tick(999);
  assert.equal(written.length, 0);
  given.mock.timers.tick(1);
  assert.equal(written.length, 1);
});

const ACTOR = { objectType: "Agent", account: { homePage: "https://school.example", name: "7" } };
const CMI5 = new URLSearchParams({
  endpoint: "https://lrs.example/x",
  fetch: "https://lms.example/token",
  actor: JSON.stringify(ACTOR),
  registration: "r-1",
  activityId: "https://school.example/au/1",
});

test("a launch is read from the address, of cmi5 and of xAPI; half of one is said", () => {
  assert.equal(readLaunch("?x=1", "urn:a"), null);
  const launch = readLaunch(`?${CMI5}`, "urn:a");
  assert.deepEqual(
    [launch.kind, launch.endpoint, launch.activity],
    ["cmi5", "https://lrs.example/x/", "https://school.example/au/1"],
  );
  const old = { name: ["Ann"], account: [{ accountServiceHomePage: "https://s.example", accountName: "9" }] };
  const plain = readLaunch(
    `?${new URLSearchParams({ endpoint: "http://l/", auth: "Basic x", actor: JSON.stringify(old) })}`,
    "urn:a",
  );
  assert.deepEqual([plain.kind, plain.auth, plain.activity], ["xapi", "Basic x", "urn:a"]);
  assert.deepEqual(plain.actor, {
    objectType: "Agent",
    name: "Ann",
    account: { homePage: "https://s.example", name: "9" },
  });
  for (const [name, value] of [
    ["endpoint", "javascript:x"],
    ["actor", "[]"],
    ["actor", "{"],
    ["registration", ""],
    ["fetch", "x"],
  ]) {
    const broken = new URLSearchParams(CMI5);
    broken.set(name, value);
    assert.throws(() => readLaunch(`?${broken}`, "urn:a"), /^Error: its address has no/, name);
  }
});

// A store of records: what it answers by path, and what it was asked.
function store(answers = {}) {
  const asked = [];
  const ask = async (address, { method, body }) => {
    const { pathname, searchParams } = new URL(address);
    const name = pathname.split("/").at(-1) + (searchParams.has("stateId") ? `:${searchParams.get("stateId")}` : "");
    asked.push({ method, name, body: body && JSON.parse(body) });
    const found = answers[`${method} ${name}`];
    const status = typeof found === "number" ? found : found || method !== "GET" ? 200 : 404;
    return new Response(JSON.stringify(found ?? []), { status });
  };
  return { asked, ask, answers };
}

const verbs = (asked) =>
  asked
    .filter(({ name }) => name === "statements")
    .flatMap(({ body }) => body.map(({ verb }) => verb.id.split("/").at(-1)));
const TOKEN = { "POST token": { "auth-token": "abc" } };

test("statements come once, and in the order that cmi5 wants", async () => {
  const { asked, ask } = store(TOKEN);
  const record = new Record(LESSONS);
  const xapi = new Xapi(readLaunch(`?${CMI5}`, ""), record, { ask });
  await xapi.start();
  assert.deepEqual(
    asked.map(({ method, name }) => `${method} ${name}`),
    ["POST token", "GET state:LMS.LaunchData", "GET profile", "POST statements", "GET state:rerun-playground"],
  );
  xapi.answered(answer());
  for (const { name } of LESSONS) record.finish(name);
  assert.equal(await xapi.write(), true);
  assert.equal(await xapi.write(), true);
  await xapi.end();
  await xapi.end();
  assert.deepEqual(verbs(asked), ["initialized", "answered", "passed", "completed", "terminated"]);
});

test("what was judged in a session before is not judged again; a mastery score is the launch's", async () => {
  const launchData = {
    masteryScore: 0.5,
    launchMode: "Normal",
    contextTemplate: { extensions: { s: 1 } },
    returnURL: "https://b/",
  };
  const answers = { ...TOKEN, "GET state:LMS.LaunchData": launchData };
  const first = store(answers);
  const record = new Record(LESSONS);
  const xapi = new Xapi(readLaunch(`?${CMI5}`, ""), record, { ask: first.ask });
  await xapi.start();
  record.finish("a/one");
  await xapi.end();
  assert.deepEqual(verbs(first.asked), ["initialized", "passed", "terminated"]);
  assert.equal(xapi.back, "https://b/");
  xapi.back = "";
  xapi.take({ returnURL: "javascript:alert(1)" });
  assert.equal(xapi.back, "");
  const { body } = first.asked.findLast(({ method }) => method === "PUT");

  const second = store({ ...answers, "GET state:rerun-playground": body });
  const again = new Record(LESSONS);
  const later = new Xapi(readLaunch(`?${CMI5}`, ""), again, { ask: second.ask });
  await later.start();
  assert.equal(again.score, 0.5);
  await later.end();
  assert.deepEqual(verbs(second.asked), ["initialized", "terminated"]);
  assert.deepEqual(second.asked.at(-1).body[0].context, {
    contextActivities: { category: [{ id: "https://w3id.org/xapi/cmi5/context/categories/cmi5" }] },
    extensions: { s: 1 },
    registration: "r-1",
  });
});

test("who only looks sends nothing that is judged", async () => {
  const { asked, ask } = store({ ...TOKEN, "GET state:LMS.LaunchData": { launchMode: "Browse" } });
  const record = new Record(LESSONS);
  const xapi = new Xapi(readLaunch(`?${CMI5}`, ""), record, { ask });
  await xapi.start();
  for (const { name } of LESSONS) record.finish(name);
  await xapi.end();
  assert.deepEqual(verbs(asked), ["initialized", "terminated"]);
});

test("what a store does not take comes again, in its order", async () => {
  const { asked, ask, answers } = store(TOKEN);
  const xapi = new Xapi(readLaunch(`?${CMI5}`, ""), new Record(LESSONS), { ask });
  await xapi.start();
  answers["POST statements"] = 503;
  xapi.answered(answer({ question: "q1" }));
  assert.equal(await xapi.write(), false);
  assert.match(xapi.trouble, /503/);
  delete answers["POST statements"];
  xapi.answered(answer({ question: "q2" }));
  assert.equal(await xapi.write(), true);
  const last = asked.findLast(({ name }) => name === "statements").body;
  assert.deepEqual(
    last.map(({ object }) => object.id.split("/").at(-1)),
    ["q1", "q2"],
  );
});

test("a key that was used before is said to be so", async () => {
  const { ask } = store({ "POST token": { "error-code": "1", "error-text": "used" } });
  const xapi = new Xapi(readLaunch(`?${CMI5}`, ""), new Record(LESSONS), { ask });
  await assert.rejects(xapi.start(), /this launch was used before, or is too old \(used\)/);
});

test("a plain launch of xAPI uses its own key, and none of cmi5's marks", async () => {
  const { asked, ask } = store();
  const plain = new URLSearchParams({ endpoint: "https://l.example/", auth: "Basic k", actor: JSON.stringify(ACTOR) });
  const xapi = new Xapi(readLaunch(`?${plain}`, "urn:c"), new Record(LESSONS), { ask });
  await xapi.start();
  const [statement] = asked[0].body;
  assert.deepEqual([statement.object.id, statement.context], ["urn:c", undefined]);
  assert.equal(xapi.lrs.key, "Basic k");
});

test("what one learner wrote is not another's, and is there when they come back", () => {
  const values = {};
  const local = {
    read: (name) => values[name] ?? null,
    names: (start) => Object.keys(values).filter((name) => name.startsWith(start)),
    write: (name, value) => (value === null ? delete values[name] : (values[name] = value)) && "",
  };
  const keep = new Keep("/p/", local, { ...local, names: () => [] });
  values["draft./p/one.html#one:x"] = "Ann's";
  values["draft./other/one.html#one:x"] = "elsewhere";
  keep.belongTo("ann", [LESSONS[0]], "a/one");
  assert.deepEqual(values["done:/p/assets/"], ["a/one"]);
  values["draft./p/one.html#one:x"] = "Ann's";
  keep.belongTo("ben", [], "");
  assert.equal(values["draft./p/one.html#one:x"], undefined);
  assert.equal(values["done:/p/assets/"], undefined);
  values["draft./p/one.html#one:x"] = "Ben's";
  keep.belongTo("ann", [], "");
  assert.equal(values["draft./p/one.html#one:x"], "Ann's");
  keep.belongTo("ben", [], "");
  assert.equal(values["draft./p/one.html#one:x"], "Ben's");
  assert.equal(values["draft./other/one.html#one:x"], "elsewhere");
});
