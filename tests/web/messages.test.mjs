// What the page takes from a worker, whatever a script has made of that.
import assert from "node:assert/strict";
import { test } from "node:test";
import { validMessage } from "../../playground/web/sandbox/messages.js";

const outcome = {
  step: 1,
  kept: true,
  out_of_time: false,
  waited: false,
  whole: true,
  due: null,
  notice: null,
  left_out: [],
};
const view = { type: "view", id: 3, session: "a", outcome, view: { app: "<p>x</p>", marks: [] } };

test("an answer as it should be is passed on", () => {
  assert.equal(validMessage(view), view);
  assert.equal(validMessage({ ...view, outcome: { ...outcome, due: 0.5, notice: "no", left_out: [1] } }).type, "view");
  assert.equal(validMessage({ ...view, outcome: undefined }).type, "view", "a look at the past has none");
});

test("what is no message is noise", () => {
  for (const data of [null, undefined, 7, "view", [], [view], {}, { type: 7 }, { type: null }])
    assert.equal(validMessage(data).type, "noise");
});

test("an answer that cannot be read is a fault of the request it answers", () => {
  const broken = [
    { view: null },
    { view: "x" },
    { view: [] },
    { outcome: 7 },
    { outcome: [] },
    { outcome: {} },
    { outcome: { ...outcome, step: "1" } },
    { outcome: { ...outcome, kept: null } },
    { outcome: { ...outcome, out_of_time: 1 } },
    { outcome: { ...outcome, waited: "x" } },
    { outcome: { ...outcome, whole: undefined } },
    { outcome: { ...outcome, due: "1" } },
    { outcome: { ...outcome, notice: {} } },
    { outcome: { ...outcome, left_out: 7 } },
    { outcome: { ...outcome, left_out: [null] } },
    { view: { marks: [null] } },
    { view: { marks: 7 } },
    { view: { app: 7 } },
    { view: { runs: {} } },
    { view: { app: "x".repeat(16_000_001) } },
  ];
  for (const fields of broken) {
    const message = validMessage({ ...view, ...fields });
    assert.deepEqual(
      [message.type, message.id, message.session],
      ["fault", 3, "a"],
      JSON.stringify(fields).slice(0, 80),
    );
  }
});

test("a reply that cannot be read is a fault too", () => {
  const reply = { type: "checked", id: 4, session: "a" };
  assert.equal(validMessage({ ...reply, verdict: "<p>x</p>", tried: null }).type, "checked");
  for (const fields of [{ verdict: { toString: 7 } }, { html: 7 }, { error: [] }, { actions: [7] }]) {
    assert.deepEqual(
      [validMessage({ ...reply, ...fields }).type, validMessage({ ...reply, ...fields }).id],
      ["fault", 4],
      JSON.stringify(fields),
    );
  }
});

test("a fault without a request of its own does not become one of booting", () => {
  assert.equal(validMessage({ type: "view" }).id, -1);
});
