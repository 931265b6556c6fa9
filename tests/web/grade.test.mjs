// What was handed in becomes rows, and rows become files: whatever strangers have written into them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, report, told } from "../../playground/web/grade/out.js";
import { compareRows, fail, rowsOf, take } from "../../playground/web/grade/rows.js";
import { written } from "../../playground/web/share/work.js";

const LESSON = { lesson: "a/b", title: "B", version: "1", file: "start.py", check: "def check(app): ..." };
const LESSONS = new Map([[LESSON.lesson, LESSON]]);
const WORK = {
  ...{
    lesson: "a/b",
    title: "B",
    version: "1",
    file: "start.py",
    script: "x = 1\n",
    files: {},
    actions: [],
    checks: [],
  },
  ...{ tries: 1, hints: 0, solution: false, seconds: 61, begun: "" },
};
const NOTHING = { ...{ type: "graded", id: 1, session: "g", passed: true, verdict: "", tried: "", problem: "" } };
const GRADED = { ...NOTHING, advice: "", mistake: "", runs: 2, errors: 0, left_out: 0, endless: false };

const file = (text, size = text.length) => ({ size, text: () => Promise.resolve(text) });
const handed = (name = "Ada", ...lessons) =>
  written({ name, playground: "0", saved: "", lessons: lessons.length ? lessons : [WORK] });
const rows = (text, chosen = null, path = "ada.json") => rowsOf({ path, file: file(text) }, LESSONS, chosen);
const words = async (...given) => (await rows(...given)).map((row) => [row.state, row.words]);

test("work on a lesson that is known waits to be graded", async () => {
  const [row] = await rows(handed());
  assert.deepEqual([row.state, row.name, row.title, row.checksum, row.notes], ["waiting", "Ada", "B", "right", []]);
  assert.equal(row.lesson, LESSON);
});

test("each lesson of a file is a row, or the one that is chosen", async () => {
  const text = handed("Ada", WORK, { ...WORK, lesson: "a/c", title: "C" });
  assert.deepEqual(
    (await rows(text)).map(({ state, title }) => [state, title]),
    [
      ["waiting", "B"],
      ["no grade", "C"],
    ],
  );
  assert.equal((await rows(text, LESSON)).length, 1);
});

test("what cannot be graded is told in a sentence", async () => {
  assert.match((await words("My essay"))[0][1], /^This file is no work: it is not JSON, or was cut short\.$/);
  assert.match((await words(handed("A", { ...WORK, lesson: "x/<b>" })))[0][1], /no lesson “x\/<b>” with a check/);
  assert.match((await words(handed("A", { ...WORK, lesson: "__proto__" })))[0][1], /no lesson “__proto__”/);
  assert.match((await words(handed("A", { ...WORK, lesson: "x/y", title: "Y" }), LESSON))[0][1], /another lesson: “Y”/);
  assert.match((await words("x = 1", null, "a.py"))[0][1], /is a script alone: choose the lesson/);
  assert.match((await words("\0", LESSON, "a.py"))[0][1], /is no script: it is no text/);
  const huge = await rowsOf({ path: "a.json", file: { size: 2_500_000, text: () => assert.fail() } }, LESSONS, null);
  assert.match(huge[0].words, /is too large: 2\.5 MB, and 2 MB are the most\. It was not read\./);
  const gone = await rowsOf(
    { path: "a", file: { size: 1, text: () => Promise.reject(new Error("x")) } },
    LESSONS,
    null,
  );
  assert.match(gone[0].words, /could not be read/);
});

test("a plain script is taken where its lesson is chosen, by the name of its file", async () => {
  const [row] = await rows("x = 2", LESSON, "group/bob.py");
  assert.deepEqual([row.state, row.name, row.work.script, row.checksum], ["waiting", "bob", "x = 2", "none"]);
});

test("another version of the lesson and a changed checksum are noted, and graded all the same", async () => {
  const [old] = await rows(handed("Ada", { ...WORK, version: "0" }));
  assert.deepEqual([old.state, old.notes], ["waiting", ["made for another version of the lesson"]]);
  const [changed] = await rows(handed().replace("Ada", "Bob"));
  assert.deepEqual([changed.state, changed.name, changed.checksum], ["waiting", "Bob", "changed"]);
});

test("the same script of the same lesson is seen, whatever the spaces at its ends", async () => {
  const some = ["x = 1\n", "x = 1  \r\n\n", "x = 2", "x = 1"];
  const all = (await Promise.all(some.map((script) => rows(handed("Ada", { ...WORK, script }))))).flat();
  const other = (await rows(handed("Ada", { ...WORK, lesson: "a/c" })))[0];
  compareRows([...all, other]);
  assert.deepEqual(
    [...all, other].map(({ same }) => same),
    [[2, 4], [1, 4], [], [1, 2], []],
  );
});

test("what grading says is a worker's, in which a stranger's script ran", async () => {
  const [row] = await rows(handed());
  take(row, { ...GRADED, passed: "yes", problem: "x".repeat(10_000), advice: { a: 1 }, runs: "many", left_out: 2 });
  assert.deepEqual([row.state, row.words.length, row.advice, row.runs], ["not yet", 600, "", 0]);
  assert.deepEqual(row.notes, ["2 of its actions could not be done"]);
  take(row, GRADED);
  assert.deepEqual([row.state, row.words, row.runs], ["passed", "Passed.", 2]);
  fail(row, "timeout");
  assert.deepEqual([row.state, /did not end/.test(row.words)], ["not yet", true]);
  fail(row, "fault");
  assert.equal(row.state, "no grade");
});

test("a table for other programs has no formula in it, and each cell in quotes", async () => {
  const names = ["=1+1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "|x", "%x", 'a"b,\r\nc', "Ada\0"];
  const all = (await Promise.all(names.map((name) => rows(handed(name))))).flat();
  compareRows(all);
  const text = csv(all);
  assert.ok(text.startsWith('\ufeff"number","file","name","lesson","result"'));
  const cells = [...text.matchAll(/^\d+,"ada\.json","((?:[^"]|"")*)"/gm)].map(([, cell]) => cell);
  assert.deepEqual(cells, [
    ...["'=1+1", "'+1", "'-1", "'@x", "'\t=1", "' =1", "'＝1", "'|x", "'%x"],
    ...['a""b,\r\nc', "Ada"],
  ]);
});

test("a report has nothing of a learner's but as text", async () => {
  const evil = '<script>alert(1)</script><img src=x onerror="alert(1)">';
  const [row] = await rows(handed(evil, { ...WORK, title: evil, script: `${evil}</pre>`, actions: [{ click: evil }] }));
  compareRows([row]);
  take(row, { ...GRADED, passed: false, problem: evil, verdict: evil, tried: evil });
  const page = report([row], { title: evil, when: "now", summary: evil, linkOf: () => `https://x/#"${evil}` });
  assert.doesNotMatch(page, /<script|<img|onerror="/);
  assert.match(page, /default-src 'none'/);
  assert.equal(page.match(/&lt;script&gt;/g)?.length, 9);
});

test("how somebody came to it is told in words", async () => {
  const [row] = await rows(handed("Ada", { ...WORK, tries: 2, hints: 1, solution: true, seconds: 240 }));
  assert.equal(told(row), "2 tries, 1 hint, 4 minutes, has looked at the solution.");
});
