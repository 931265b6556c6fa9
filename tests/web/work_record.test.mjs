// What a learner did in a lesson is kept from visit to visit, and what is read from there is checked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkRecord } from "../../playground/web/lesson/work_record.js";

const ABOUT = { lesson: "one/a", title: "A", version: "0123456789ab", file: "start.py" };
const NOW = { script: "x = 1", actions: [{ click: "Go" }], files: {} };

function kept() {
  const values = new Map();
  return {
    values,
    read: (name) => JSON.parse(values.get(name) ?? "null"),
    write: (name, value) => void values.set(name, JSON.stringify(value)),
    names: (start) => [...values.keys()].filter((name) => name.startsWith(start)),
  };
}

const clock = (at = Date.UTC(2026, 10, 29)) => ({
  at,
  now: () => clock.at,
  pass(seconds) {
    this.at += seconds * 1000;
  },
});

function record(local, time = clock(), about = ABOUT) {
  return new WorkRecord(about, { place: "/site/", local, now: () => time.at });
}

test("a first visit begins with nothing", () => {
  const work = record(kept()).work(NOW);
  assert.deepEqual(work, {
    ...ABOUT,
    ...NOW,
    ...{ checks: [], tries: 0, hints: 0, solution: false, seconds: 0, begun: "2026-11-29T00:00:00.000Z" },
  });
});

test("checks, help and time are added up from visit to visit", () => {
  const [local, time] = [kept(), clock()];
  const first = record(local, time);
  first.checked(false, "y = 1");
  first.hinted(2);
  time.pass(30);
  first.alive();
  const second = record(local, time);
  second.hinted(1);
  second.note({ solution: true });
  time.pass(10);
  second.alive();
  second.checked(true, "y = 2");
  const { checks, tries, hints, solution, seconds, begun } = second.work(NOW);
  assert.deepEqual(checks, [
    { at: "2026-11-29T00:00:00.000Z", passed: false },
    { at: "2026-11-29T00:00:40.000Z", passed: true },
  ]);
  assert.deepEqual([tries, hints, solution, seconds, begun], [2, 2, true, 40, "2026-11-29T00:00:00.000Z"]);
});

test("who goes away for an hour has not worked for an hour", () => {
  const [local, time] = [kept(), clock()];
  const work = record(local, time);
  time.pass(3600);
  work.alive();
  time.pass(0.5);
  work.alive();
  assert.equal(work.work(NOW).seconds, 120);
});

test("of many checks the last hundred are kept, and all are counted", () => {
  const work = record(kept());
  for (let i = 0; i < 130; i++) work.checked(i === 0, "");
  assert.deepEqual([work.done.checks.length, work.done.tries, work.done.checks[0].passed], [100, 130, false]);
});

test("other lessons of the chapter come along as they were checked; those of other chapters and sites do not", () => {
  const local = kept();
  const other = (lesson, place = "/site/") =>
    new WorkRecord({ ...ABOUT, lesson }, { place, local, now: () => 0 }).checked(true, `# ${lesson}`);
  other("one/b");
  other("two/a");
  other("one/c", "/other/");
  record(local, clock(), { ...ABOUT, lesson: "one/d" }).hinted(1); // looked at, never checked
  const work = record(local);
  work.checked(true, "# a");
  assert.deepEqual(
    work.others().map(({ lesson, script, tries }) => [lesson, script, tries]),
    [["one/b", "# one/b", 1]],
  );
});

test("what was handed in is gone on with", () => {
  const [there, here] = [record(kept()), record(kept(), clock(0))];
  there.checked(true, "x = 1");
  there.hinted(3);
  here.take(there.work(NOW));
  assert.deepEqual(here.work(NOW), there.work(NOW));
});

test("what is kept may be anybody's", () => {
  const local = kept();
  for (const value of [
    7,
    { work: 7 },
    { work: { checks: [7, { at: 1 }], tries: "3", seconds: -1, actions: [null] } },
  ]) {
    local.write("work:/site/:one/a", value);
    local.write("work:/site/:one/b", value);
    const { checks, tries, seconds, actions } = record(local).done;
    assert.deepEqual([checks, tries, seconds, actions], [[], 0, 0, []]);
    assert.deepEqual(record(local).others(), []);
  }
});
