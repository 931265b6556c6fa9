// The grades as files: a table for other programs, and a report that a browser shows by itself.

/** @typedef {import("./rows.js").Row} Row */

const FORMULA = /^(\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/; // what spreadsheets take for more than a text

/** @type {[string, (row: Row) => string | number][]} */
const COLUMNS = [
  ["file", (row) => row.path],
  ["name", (row) => row.name],
  ["lesson", (row) => row.work?.lesson ?? ""],
  ["result", (row) => row.state],
  ["words", (row) => row.words],
  ["advice", (row) => row.advice],
  ["mistake", (row) => row.mistake],
  ["runs", (row) => row.runs ?? ""],
  ["errors", (row) => row.errors ?? ""],
  ["checksum", (row) => row.checksum],
  ["same script as", (row) => row.same.join(" ")],
  ["tries", (row) => row.work?.tries ?? ""],
  ["hints", (row) => row.work?.hints ?? ""],
  ["solution seen", (row) => (row.work?.solution ? "yes" : row.work ? "no" : "")],
  ["seconds", (row) => row.work?.seconds ?? ""],
  ["first passed", (row) => row.work?.checks.find(({ passed }) => passed)?.at ?? ""],
  ["notes", (row) => row.notes.join("; ")],
];

// Comma-separated values, as RFC 4180 has them, with the mark by which spreadsheets know UTF-8. A text that one of them would take
// for a formula gets an apostrophe in front: it is a stranger's.
/** @param {Row[]} rows */
export function csv(rows) {
  const head = ["number", ...COLUMNS.map(([name]) => name)];
  const lines = rows.map((row) => [row.number, ...COLUMNS.map(([, read]) => read(row))]);
  return `\ufeff${[head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll("\0", "").replaceAll('"', '""')}"`;
}

const STYLE = `:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { margin: 24px auto; max-width: 1100px; padding: 0 16px }
table { border-collapse: collapse; width: 100% }
th { white-space: nowrap } td:nth-child(2), td:nth-child(8) { min-width: 110px }
td { overflow-wrap: anywhere } td:nth-child(7) { overflow-wrap: normal }
th, td { border-bottom: 1px solid light-dark(#ccc, #555); padding: 6px 8px; text-align: left; vertical-align: top }
pre { background: light-dark(#f4f4f6, #26262b); border-radius: 6px; overflow: auto; padding: 10px; white-space: pre-wrap }
.good { color: light-dark(#0f7a5a, #4cc9a0) } .bad { color: light-dark(#b3261e, #ff9c92) } .soft { color: light-dark(#555, #aaa) }
section { border-top: 1px solid light-dark(#ccc, #555); margin-top: 24px }`;

// A whole page with all rows and their scripts. It has no scripts of its own, asks nobody for anything, and everything in it
// that a learner wrote is text. `linkOf` gives the address of a trace, or nothing.
/**
 * @param {Row[]} rows
 * @param {{ title: string, when: string, summary: string, linkOf: (row: Row) => string }} given
 */
export function report(rows, { title, when, summary, linkOf }) {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  const heads = ["", "Name", "Lesson", "Result", "Runs", "Errors", "Checksum", "File"];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><h1>${text(title)}</h1>
<p>${text(summary)} <span class="soft">${text(when)}</span></p>
<table><thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join("")}</tr></thead>
<tbody>${rows.map(line).join("\n")}</tbody></table>
${rows.map((row) => section(row, linkOf(row))).join("\n")}
</body></html>
`;
}

/** @param {Row} row */
function line(row) {
  const way = row.work ? `<a href="#r${row.number}">${text(row.name)}</a>` : text(row.name);
  const [runs, errors] = [row.runs, row.errors].map((count) => String(count ?? ""));
  const cells = [row.number, way, text(row.title), result(row), runs, errors, row.checksum, text(row.path)];
  return `<tr>${cells.map((each) => `<td>${each}</td>`).join("")}</tr>`;
}

/** @param {Row} row */
function result(row) {
  const kind = row.state === "passed" ? "good" : "bad";
  const more = [row.state === "passed" ? "" : row.words, row.advice, ...row.notes].filter(Boolean);
  const same = row.same.length ? [`same script as ${row.same.join(", ")}`] : [];
  return `<b class="${kind}">${row.state}</b>${[...more, ...same].map((each) => `<br>${text(each)}`).join("")}`;
}

/**
 * @param {Row} row
 * @param {string} link
 */
function section(row, link) {
  if (!row.work) return "";
  const { work } = row;
  const open = link ? `<p><a href="${text(link)}">Open it in the playground</a></p>` : "";
  const actions = work.actions.length
    ? `<details><summary>${work.actions.length} actions</summary><pre>${text(JSON.stringify(work.actions, null, 1))}</pre></details>`
    : "";
  return `<section id="r${row.number}"><h2>${row.number} · ${text(row.name)}</h2>
<p>${text(row.title)}. ${text(told(row))}</p>${open}
<pre>${text(work.script)}</pre>${actions}</section>`;
}

// How somebody came to it, in words.
/** @param {Row} row */
export function told({ work }) {
  if (!work) return "";
  const minutes = Math.round(work.seconds / 60);
  const some = (/** @type {number} */ count, /** @type {string[]} */ [one, many]) =>
    `${count} ${count === 1 ? one : many}`;
  const parts = [
    some(work.tries, ["try", "tries"]),
    some(work.hints, ["hint", "hints"]),
    some(minutes, ["minute", "minutes"]),
  ];
  return `${parts.join(", ")}${work.solution ? ", has looked at the solution" : ""}.`;
}

const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** @param {string} value */
const text = (value) => String(value).replace(/[&<>"']/g, (sign) => SIGNS[/** @type {keyof typeof SIGNS} */ (sign)]);
