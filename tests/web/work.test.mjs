// A file of work: what is written is read, and what a stranger may have written in its place is told in a sentence.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { sha256 } from "../../playground/web/share/sha256.js";
import { readWork, WorkError, written } from "../../playground/web/share/work.js";

const LESSON = {
  lesson: "a/b",
  title: "B",
  version: "0123456789ab",
  file: "start.py",
  script: "import streamlit as st\n",
  files: {},
  actions: [{ click: "Go" }],
  checks: [{ at: "2026-11-29T11:00:00.000Z", passed: false }],
  tries: 1,
  hints: 0,
  solution: false,
  seconds: 61,
  begun: "2026-11-29T10:59:00.000Z",
};
const WORK = { name: "Ada", playground: "0.1", saved: "2026-11-29T11:00:00.000Z", lessons: [LESSON] };

const said = (text) => {
  try {
    readWork(text);
  } catch (error) {
    if (error instanceof WorkError) return error.message;
    throw error;
  }
  return "";
};
const changed = (fields) => JSON.stringify({ ...JSON.parse(written(WORK)), ...fields });
const lesson = (fields) => changed({ lessons: [{ ...LESSON, ...fields }] });

test("the digest is SHA-256, whatever the length", () => {
  for (const text of ["", "abc", "é🎈", ...[55, 56, 63, 64, 65, 119, 120, 10_000].map((length) => "a".repeat(length))])
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"));
});

test("what is written is read again, and whole", () => {
  assert.deepEqual(readWork(written(WORK)), { work: WORK, isWhole: true });
});

test("half a sign does not make the checksum wrong", () => {
  const { work, isWhole } = readWork(written({ ...WORK, name: "Ada \ud800" }));
  assert.deepEqual([work.name, isWhole], ["Ada \ufffd", true]);
});

test("a change is seen, and so is a field that nobody knows or a checksum that is not there", () => {
  assert.equal(readWork(changed({ name: "Bob" })).isWhole, false);
  assert.equal(readWork(lesson({ tries: 0 })).isWhole, false);
  assert.equal(readWork(changed({ more: 1 })).isWhole, false);
  assert.equal(readWork(changed({ checksum: undefined })).isWhole, false);
  assert.equal(readWork(`\n${JSON.stringify(JSON.parse(written(WORK)))}`).isWhole, true); // only the spaces are others
});

test("what is no work", () => {
  assert.match(said("x = 1"), /^is no work: it is not JSON/);
  assert.match(said(""), /^is no work: it is not JSON/);
  assert.match(said("null"), /^is no work: it does not say "kind"/);
  assert.match(said('{"kind": "rerun-playground progress"}'), /^is no work: it does not say "kind"/);
  assert.match(said(changed({ format: 7 })), /^is of another format \(7\): format 1 is read here/);
  assert.match(said(changed({ format: { a: 1 } })), /none that is known/);
  assert.match(said(changed({ lessons: [] })), /"lessons" has to be a list of 1 to 60/);
  assert.match(said(lesson({ script: 7 })), /in lesson 1, "script" has to be a text/);
  assert.match(said(lesson({ lesson: "" })), /"lesson" has to be its name/);
  assert.match(said(lesson({ script: "x".repeat(200_001) })), /more than 200,000 characters/);
  assert.match(said(lesson({ actions: [[]] })), /"actions" has to be a list of objects/);
  assert.match(said(lesson({ actions: Array(2001).fill({}) })), /more than 2,000 actions/);
  assert.match(said(lesson({ files: [] })), /"files" has to be files/);
  assert.match(said(changed({ lessons: ["x"] })), /in lesson 1, there is no object/);
});

test("brackets in a file may be deep, and quotes without an end: neither takes long nor ends the page", () => {
  assert.match(said("[".repeat(1_000_000)), /brackets are more than 40 deep/);
  assert.match(said(lesson({ actions: [{ set: JSON.parse("[".repeat(60) + "]".repeat(60)) }] })), /40 deep/);
  assert.match(said('\\"'.repeat(500_000)), /not JSON/);
  assert.equal(said(lesson({ script: "[{".repeat(100) })), "");
});

test("what fields hold is a stranger's: other types are nothing, long texts are cut, names of prototypes are names", () => {
  const { work } = readWork(
    lesson({ title: { a: 1 }, hints: -3, tries: "x", seconds: 1e99, solution: "yes", checks: [7, { passed: 1 }] }),
  );
  const [read] = work.lessons;
  assert.deepEqual([read.title, read.hints, read.tries, read.seconds, read.solution], ["", 0, 0, 1e9, false]);
  assert.deepEqual(read.checks, [{ at: "", passed: false }]);
  assert.equal(readWork(changed({ name: "n".repeat(5000) })).work.name.length, 200);
  const proto = changed({}).replace('"a/b"', '"__proto__"').replace('"files":{}', '"files":{"__proto__":"x"}');
  assert.equal(readWork(proto).work.lessons[0].lesson, "__proto__");
  assert.deepEqual(Object.keys(readWork(proto).work.lessons[0].files), ["__proto__"]);
});
