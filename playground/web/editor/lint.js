// Syntax errors while one types: Python itself says what is wrong, in the sandbox; the place is underlined, and a line below the
// script has the words.
import { linter } from "@codemirror/lint";
import { client } from "../playgrounds.js";

const PAUSE = 500; // ms without typing
const MOST = 20;

// `show` gets the first problem as { kind, text, line }, or null.
/**
 * @param {string} session
 * @param {string} source
 * @param {any} show
 */
export function lint(session, source, show) {
  return linter(
    async ({ state }) => {
      const asked = state.doc.toString();
      if (asked === source) return diagnostics([], state, show); // the script as it was written is Python
      try {
        const answer = await client.request({ type: "lint", session: `${session}/lint`, source: asked });
        return diagnostics(Array.isArray(answer.problems) ? answer.problems : [], state, show);
      } catch {
        return diagnostics([], state, show);
      }
    },
    { delay: PAUSE, autoPanel: false },
  );
}

/**
 * @param {any} problems
 * @param {any} given
 * @param {any} show
 */
function diagnostics(problems, { doc }, show) {
  const good = problems
    .slice(0, MOST)
    .filter((/** @type {any} */ { line, text }) => Number.isInteger(line) && typeof text === "string");
  show(good[0] ?? null);
  /**
   * @param {number} line
   * @param {number} column
   */
  const place = (line, column) => {
    const { from, to } = doc.line(Math.min(Math.max(1, line), doc.lines));
    return Math.min(from + Math.max(0, (Math.trunc(column) || 1) - 1), to);
  };
  return good.map((/** @type {any} */ { kind, text, line, column, end_line: endLine, end_column: endColumn }) => {
    const from = place(line, column);
    const to = Math.max(from, place(Number.isInteger(endLine) ? endLine : line, endColumn));
    return { from, to, severity: kind === "warning" ? "warning" : "error", message: text };
  });
}
