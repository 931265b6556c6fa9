// A script that stands indented in a page.

// A text without the indentation that all its lines have, and without empty lines around it.
/** @param {string} text */
export function dedented(text) {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  while (lines.length && !lines[0].trim()) lines.shift();
  while (lines.length && !lines.at(-1)?.trim()) lines.pop();
  const widths = lines.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length);
  const least = widths.length ? Math.min(...widths) : 0;
  return lines.map((line) => line.slice(Math.min(least, line.length - line.trimStart().length))).join("\n");
}
