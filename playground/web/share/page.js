// A session as one HTML file: each step's app and instruments as they were recorded, to step through without a network and
// without Python. Without JavaScript all steps stand below each other.

const PANES = { app: "App", runs: "Runs", state: "Session state", order: "Order" };
const STEPPER = `(function () {
  var root = document.querySelector(".host").shadowRoot;
  if (!root) return;
  var steps = [].slice.call(root.querySelectorAll(".step"));
  var at = 0;
  var tell = root.querySelector(".tell");
  var back = root.querySelector(".back");
  var next = root.querySelector(".next");
  function show(to) {
    at = Math.max(0, Math.min(steps.length - 1, to));
    steps.forEach(function (step, number) { step.hidden = number !== at; });
    tell.textContent = "Step " + (at + 1) + " of " + steps.length + ": " + steps[at].dataset.words;
    back.disabled = at === 0;
    next.disabled = at === steps.length - 1;
  }
  back.addEventListener("click", function () { show(at - 1); });
  next.addEventListener("click", function () { show(at + 1); });
  root.querySelector(".bar").hidden = false;
  show(0);
})();`;
const STYLE = `.bar { display: flex; gap: 10px; align-items: center; margin: 0 0 12px; }
.bar[hidden], .step[hidden] { display: none; }
.file { max-width: 1200px; margin: 0 auto; padding: 16px; }
.step { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 12px; margin-bottom: 32px; }
.step > h2 { grid-column: 1 / -1; margin: 0; font-size: 17px; }
.part { min-width: 0; overflow: auto; padding: 12px; border: 1px solid var(--rp-border); border-radius: 8px; }
.part > h3 { margin: 0 0 8px; font-size: 14px; }
.lines { margin: 0; padding: 0 0 0 4ch; font: 13px/1.6 var(--rp-mono); white-space: pre; }
.lines > [data-kind] { background: var(--rp-hover); }
.lines > :is([data-kind=exception], [data-kind=guard]) { color: var(--rp-danger); }`;

/**
 * @param {{ title: string, name: string, source: string, css: string, link: string,
 *   pages: { words: string, marks: any[], app: string, runs: string, state: string, order: string }[] }} given
 *   the panes' HTML is clean already
 * @returns {Promise<string>}
 */
export async function standalone({ title, name, source, css, link, pages }) {
  const steps = pages.map((page, number) => stepHtml(page, number, name, source)).join("\n");
  const allowed = await hashed(STEPPER);
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src ${allowed}`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${escaped(title)}</title></head>
<body style="margin:0"><div class="host"><template shadowrootmode="open"><style>${css.replaceAll("</", "<\\/")}
${STYLE}</style>
<main class="rp file"><h1>${escaped(title)}</h1>
<p>Recorded in Rerun Playground; nothing runs here.${link ? ` <a href="${escaped(link)}">Open it to run it.</a>` : ""}</p>
<div class="bar" hidden><button type="button" class="rp-btn back">Back</button>
<button type="button" class="rp-btn next">Next</button><output class="tell"></output></div>
${steps}</main></template></div>
<script>${STEPPER}</script></body></html>
`;
}

/**
 * @param {any} page
 * @param {number} number
 * @param {string} name
 * @param {string} source
 */
function stepHtml(page, number, name, source) {
  const kinds = new Map(page.marks.map((/** @type {any} */ { line, kind }) => [line, kind]));
  const lines = source.split("\n").map((text, at) => {
    const kind = kinds.get(at + 1);
    return `<li${kind ? ` data-kind="${escaped(kind)}" title="${escaped(kind)}"` : ""}>${escaped(text) || " "}</li>`;
  });
  const parts = Object.entries(PANES).map(
    ([part, heading]) => `<section class="part"><h3>${heading}</h3>${page[part]}</section>`,
  );
  return `<section class="step" data-words="${escaped(page.words)}"><h2>${number + 1}. ${escaped(page.words)}</h2>
<section class="part"><h3>${escaped(name)}</h3><ol class="lines">${lines.join("")}</ol></section>
${parts.join("\n")}</section>`;
}

// The only script that the file may run. Where the browser makes no hashes, as on a page that came unprotected, any.
/** @param {string} script */
async function hashed(script) {
  if (!globalThis.crypto?.subtle) return "'unsafe-inline'";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** @param {string} text */
function escaped(text) {
  return String(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
