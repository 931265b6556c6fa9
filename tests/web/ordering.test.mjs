// In which order a script has the pieces of an ordering task, and the script that an order makes.
import assert from "node:assert/strict";
import { test } from "node:test";
import "./stubs.mjs";

const { orderIn, scriptOf } = await import("../../playground/web/lesson/ordering.js");

const PIECES = ["import streamlit as st", "count = 0", "if count:\n    st.write(count)", "st.header(count)"];

test("an order makes a script, in which it is found again", () => {
  for (const order of [
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [1, 0, 3, 2],
  ]) {
    const source = scriptOf(order.map((each) => PIECES[each]));
    assert.deepEqual(orderIn(source, PIECES), order);
  }
  assert.equal(
    scriptOf(PIECES),
    "import streamlit as st\n\ncount = 0\n\nif count:\n    st.write(count)\n\nst.header(count)",
  );
});

test("a script that was changed, or has more or less, has no order", () => {
  for (const source of ["", "count = 1", `${scriptOf(PIECES)}\nprint(1)`, scriptOf(PIECES.slice(1))])
    assert.equal(orderIn(source, PIECES), null);
});

test("lines that are the same, and one that is a part of another, are told apart", () => {
  const pieces = ["st.write(1)", "if st.button():\n    st.write(1)", "st.write(1)"];
  assert.equal(orderIn(scriptOf([pieces[0], pieces[1], pieces[2]]), pieces)?.length, 3);
});
