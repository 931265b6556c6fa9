// What a local process says that it serves, and what of it a script has beside it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { besideScript, code, different, foundIn } from "../../playground/web/play/local_files.js";
import { renewedWords, wrongWords } from "../../playground/web/play/local_told.js";

const script = (name, source = "") => ({ name, source, hash: `hash of ${name}` });
const found = (scripts, files = {}) => ({ folder: "mine", place: "1", scripts, files, left_out: [], left_out_more: 0 });

test("what is no answer of a process is nothing", () => {
  for (const data of [null, undefined, 7, "text", [], {}, { folder: null, scripts: [] }, { folder: "mine" }])
    assert.equal(foundIn(data), null);
});

test("of an answer what fits is taken", () => {
  const scripts = [script("app.py"), { name: 7, source: "" }, { name: "b.py" }];
  const data = foundIn({ folder: "mine", scripts, files: { "a.txt": "a", "b.txt": 7 }, left_out: "all" });
  assert.deepEqual(data, { ...found([script("app.py")], { "a.txt": "a" }), place: "undefined" });
});

test("a script has the other scripts and the files of its folder beside it, by the names it knows", () => {
  const all = found([script("one/app.py", "1"), script("one/b.py", "b"), script("two/app.py", "2")], {
    "one/data/x.csv": "x",
    "two/y.csv": "y",
  });
  assert.deepEqual(besideScript(all, "one/app.py"), { "b.py": "b", "data/x.csv": "x" });
  assert.deepEqual(besideScript(all, "two/app.py"), { "y.csv": "y" });
});

test("what the worker would refuse is not brought to it", () => {
  const good = ["ein größeres Bild.txt", "-flag.txt", "a(1).py", ".streamlit/config.toml"];
  const names = [...good, "a/b/c/d/e/f/g.txt", "../up.txt", "a\nb.txt", ".env", "a:b.txt"];
  const files = Object.fromEntries(names.map((name) => [name, ""]));
  assert.deepEqual(Object.keys(besideScript(found([script("app.py")], files), "app.py")), good);
  const many = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`f${at}.txt`, ""]));
  assert.equal(Object.keys(besideScript(found([script("app.py"), script("b.py")], many), "app.py")).length, 50);
});

test("what has changed is what is new, gone or other", () => {
  assert.deepEqual(different({ a: "1", b: "2", c: "3" }, { a: "1", b: "9", d: "4" }), ["b", "c", "d"]);
});

test("a name cannot break out of its code", () => {
  assert.equal(code("a`b\nc.py"), "`a'b c.py`");
});

test("what was left out and what has no field any more is named", () => {
  assert.deepEqual(renewedWords("`a.py`", { redone: 0, left: [], lost: [] }), {
    words: "`a.py` was saved: it ran anew.",
    more: [],
  });
  const lost = [{ type: "text_input", key: "", label: "Name", value: "Ada", focus: false, at: null }];
  const { words, more } = renewedWords("`a.py`", { redone: 2, left: ["clicked Add", "set Speed to 3"], lost });
  assert.equal(words, "`a.py` was saved: it ran anew, and your 2 actions were done again.");
  assert.deepEqual(more, [
    "Left out, as it does not fit: clicked Add, set Speed to 3.",
    "Typed, and without a field now: `Ada`, which stood in `Name`.",
  ]);
});

test("what is no Python is told with its line, unless a button leads there", () => {
  const wrong = { file: "helper.py", line: 3, text: "expected ':'" };
  const { words, alert } = wrongWords("`helper.py`", wrong, null);
  assert.ok(alert);
  assert.match(words, /no Python yet: expected ':' in line 3 of `helper.py`\. The app is that of the version before\./);
});
