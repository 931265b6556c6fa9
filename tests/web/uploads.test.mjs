// Which files a widget takes, and what of actions with files is kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { kept, listed, refusal, sizeWords, sorted, withoutLarge } from "../../playground/web/app/upload_rules.js";

const ONE = { accept: "one", types: [], mb: 1, most: 5_000_000, kind: "file_uploader" };
const file = (name, type = "", size = 1) => ({ name, type, size });

test("a file fits by its ending or by its kind", () => {
  const csv = { ...ONE, types: [".csv"] };
  assert.equal(refusal(file("A.CSV"), csv), "");
  assert.equal(refusal(file("a.txt", "text/plain"), csv), "text/plain files are not allowed.");
  assert.equal(refusal(file("a.txt"), csv), "files are not allowed.");
  const pictures = { ...ONE, types: ["image/*", "application/pdf"] };
  assert.equal(refusal(file("a", "IMAGE/webp"), pictures), "");
  assert.equal(refusal(file("a", "application/pdf"), pictures), "");
  assert.equal(refusal(file("a", "imagery/x"), pictures), "imagery/x files are not allowed.");
});

test("a file has the size that the script allows, and one that the sandbox can take", () => {
  assert.equal(refusal(file("a", "", 1_000_000), ONE), "");
  assert.equal(refusal(file("a", "", 1_000_001), ONE), "File must be 1.0MB or smaller.");
  const large = { ...ONE, mb: 200 };
  assert.equal(refusal(file("a", "", 5_000_001), large), "The playground hands files of 5.0MB or less to a script.");
  assert.deepEqual([400, 501, 1_234_567, 2e9].map(sizeWords), ["400.0B", "0.5KB", "1.2MB", "2.0GB"]);
});

test("a widget of one file takes the first that fits", () => {
  const { taken, refused } = sorted([file("a.txt"), file("b.csv"), file("c.csv")], { ...ONE, types: [".csv"] });
  assert.deepEqual(
    taken.map(({ name }) => name),
    ["b.csv"],
  );
  assert.deepEqual(
    refused.map(({ why }) => why),
    ["files are not allowed.", "Only one file is allowed."],
  );
  assert.equal(sorted([file("a"), file("b")], { ...ONE, accept: "multiple" }).taken.length, 2);
});

test("what stands for a camera or a microphone takes every picture or sound", () => {
  assert.equal(refusal(file("a.png", "image/png"), { ...ONE, types: [".jpg"], kind: "camera_input" }), "");
  assert.equal(
    refusal(file("a.csv", "text/csv"), { ...ONE, types: [".wav"], kind: "audio_input" }),
    "text/csv files are not allowed.",
  );
});

test("a value is one file, several, or none", () => {
  assert.deepEqual(listed(null), []);
  assert.deepEqual(listed({ name: "a" }), [{ name: "a" }]);
  assert.deepEqual(listed([{ name: "a" }, 5, null]), [{ name: "a" }]);
  assert.deepEqual(kept({ name: "a", size: 1, base64: "YQ==" }), { name: "a", size: 1 });
});

test("what large files hold is left out of actions, and named", () => {
  const set = (value) => ({ set: { label: "Data", value } });
  const small = { name: "s", base64: "YQ==" };
  const large = { name: "l", size: 30, base64: "Y".repeat(40) };
  const others = [{ click: "Go" }, set("text"), set(null), set({ edited_rows: {} }), { wait: 1 }];
  const { actions, left } = withoutLarge(
    [set(small), set([small, large]), set({ name: "t", text: "x" }), ...others],
    20,
  );
  assert.deepEqual(left, ["l"]);
  assert.deepEqual(actions, [
    set(small),
    set([small, { name: "l", size: 30 }]),
    set({ name: "t", text: "x" }),
    ...others,
  ]);
});

test("files of a message are left out in the same way, and the action itself stays what it was", () => {
  const large = { name: "l", base64: "Y".repeat(40) };
  const given = {
    set: { label: "Say", value: { text: "Hi", files: [large, { name: "s", text: "s" }], audio: large } },
  };
  const before = structuredClone(given);
  const { actions, left } = withoutLarge([given], 20);
  assert.deepEqual(actions[0].set.value, {
    text: "Hi",
    files: [{ name: "l" }, { name: "s", text: "s" }],
    audio: { name: "l" },
  });
  assert.deepEqual(left, ["l"]);
  assert.deepEqual(given, before);
});

test("small files are left out once there are too many of them", () => {
  const actions = [1, 2, 3].map((number) => ({ set: { id: "w", value: { name: `f${number}`, text: "x".repeat(9) } } }));
  assert.deepEqual(withoutLarge(actions, 10, 20).left, ["f3"]);
});
