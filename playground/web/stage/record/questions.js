// Questions to the room as a form has them: the right option stands first, and may be what has just been true.

// What the form shows of a question.
/** @param {DemoQuestion | undefined} ask */
export function filled(ask) {
  const { question = "", options = [], answer = "", by, why = "" } = ask ?? { options: /** @type {string[]} */ ([]) };
  const others = options.filter((option) => option !== answer);
  return {
    by: by === "runs" ? "runs" : by && "says" in by ? "says" : "",
    question,
    options: [answer, ...others].filter(Boolean).join("\n"),
    why,
  };
}

// A question about the last action, whose right answer is what it did.
/**
 * @param {string} by
 * @param {Playground} playground
 * @param {number} runs
 */
export function proposed(by, playground, runs) {
  if (by === "runs") {
    const others = runs ? [runs - 1, runs + 1] : [1, 2];
    return { question: "How many runs will this take?", options: [runs, ...others].join("\n") };
  }
  const header = playground.pane("app").querySelector(".rp-el--header")?.textContent.trim();
  return header ? { question: "What will the header say?", options: `${header}\n` } : null;
}

// The question of a form, or in a sentence what it lacks. The options stand as numbers do, or else as they were written.
/** @param {(name: string) => string} fieldOf */
export function askedOf(fieldOf) {
  const question = fieldOf("question").trim();
  const lines = fieldOf("options").split("\n");
  const options = [...new Set(lines.map((line) => line.trim()).filter(Boolean))];
  const [answer] = options;
  const by = fieldOf("by");
  const why = fieldOf("why").trim();
  if (!question) return "Write the question.";
  if (options.length < 2 || options.length > 5)
    return "Write 2 to 5 options, each in a line of its own, the right one first.";
  if (!by && !why) return "Say why, as nothing else shows that the answer is right.";
  return {
    question,
    options: mixed(options),
    answer,
    ...(by === "runs" && { by: /** @type {const} */ ("runs") }),
    ...(by === "says" && { by: { says: "header" } }),
    ...(why && { why }),
  };
}

// The right one must not always be the first: in order.
/** @param {string[]} options */
function mixed(options) {
  return options.toSorted((one, other) => one.localeCompare(other, "en", { numeric: true }));
}
