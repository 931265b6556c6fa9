// What a file of a project holds, and what it may be called.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  areSame,
  bytesOf,
  checkedFiles,
  contentOf,
  isFiles,
  isName,
  namesOf,
  sizeOf,
  sizeWords,
} from "../../playground/web/share/contents.js";
import { nameProblem, quoted, tooLarge } from "../../playground/web/share/limits.js";

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 255);

test("bytes are text where they can be, and come back as they were", () => {
  assert.equal(contentOf(new TextEncoder().encode("é\n")), "é\n");
  for (const bytes of [PNG, Uint8Array.of(255), new Uint8Array(100_000).fill(7).with(5, 0)]) {
    const content = contentOf(bytes);
    assert.equal(typeof content.base64, "string");
    assert.deepEqual(bytesOf(content), bytes);
    assert.equal(sizeOf(content), bytes.length);
  }
  assert.deepEqual(
    [sizeOf("é"), sizeWords(1), sizeWords(3400), sizeWords(12_000_000)],
    [2, "1 byte", "3.4 kB", "12 MB"],
  );
});

test("a name leads to nowhere else, and a dot begins only the folder of settings", () => {
  for (const name of ["app.py", "pages/1_🎈.py", "👩‍💻.py", ".streamlit/secrets.toml", "a b/c-d.x.csv", "_x"])
    assert.ok(isName(name), name);
  for (const name of [
    "",
    "/a",
    "../a",
    "a/../b",
    "a//b",
    "a\\b",
    ".env",
    "x/.streamlit/a",
    ".streamlit/.a",
    "a\nb",
    "<b>",
  ])
    assert.ok(!isName(name), name);
  assert.ok(!isName("__proto__") && !isName("a/__proto__"));
  assert.ok(!isName(`${"a/".repeat(6)}b`));
});

test("what was kept or came is files as far as it is that", () => {
  const given = JSON.parse(
    '{"a.py": "x", "b": {"base64": "AAA="}, "__proto__": "x", "../c": "x", "d": 1, "e": {"base64": "?"}}',
  );
  assert.deepEqual(checkedFiles(given), { "a.py": "x", b: { base64: "AAA=" } });
  for (const strange of [null, 1, "x"]) assert.deepEqual(checkedFiles(strange), {});
  assert.ok(isFiles({ "x/y": "" }) && !isFiles([]) && !isFiles({ "": "x" }) && !isFiles({ a: { base64: "A" } }));
});

test("files are the same by what is in them", () => {
  const files = { a: "1", b: { base64: "AA==" } };
  assert.ok(areSame(files, { b: { base64: "AA==" }, a: "1" }));
  for (const other of [{ a: "1" }, { ...files, a: "2" }, { ...files, b: "AA==" }, { a: "1", c: { base64: "AA==" } }])
    assert.ok(!areSame(files, other));
});

test("scripts are shown first, then data, then folders, then settings", () => {
  const names = [".streamlit/config.toml", "pages/b.py", "data.csv", "b.py", "a.py", "pages/a.py"];
  const files = Object.fromEntries(names.map((name) => [name, ""]));
  assert.deepEqual(namesOf(files), ["a.py", "b.py", "data.csv", "pages/a.py", "pages/b.py", ".streamlit/config.toml"]);
});

test("why a name cannot be, and a size", () => {
  assert.equal(nameProblem("b.py", ["a.py"]), "");
  assert.match(nameProblem("", []), /needs a name/);
  assert.match(nameProblem("a.py", ["a.py"]), /There is a file `a.py` already/);
  assert.match(nameProblem("data", ["data/a.csv"]), /one name would be a file and a folder/);
  assert.match(nameProblem("data/a.csv/b", ["data/a.csv"]), /a file and a folder/);
  assert.match(nameProblem("<img src=x>", []), /^`<img src=x>` is no name/);
  assert.equal(tooLarge("a", 10_000_000, 20_000_000), "");
  assert.match(tooLarge("a", 200_000_000, 20_000_000), /it has 200 MB, and a file may have 10 MB/);
  assert.match(tooLarge("a", 9_000_000, 1000), /has no room/);
  assert.equal(quoted("a`b\n\u202Ec"), "`a?b??c`");
});
