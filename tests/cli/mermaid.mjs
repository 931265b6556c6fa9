// Tells which kinds of diagrams Mermaid's own parser finds in the texts on stdin, a JSON list; what it cannot read is an error.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const here = createRequire(new URL("../../wasm/package.json", import.meta.url));
const { default: purify } = await import(pathToFileURL(here.resolve("dompurify").replace(".cjs.js", ".es.mjs")));
Object.assign(purify, { addHook() {}, sanitize: (/** @type {string} */ text) => text }); // there is no page to be clean for
const { default: mermaid } = await import(new URL("../../wasm/node_modules/mermaid/dist/mermaid.core.mjs", import.meta.url));

const found = [];
for (const text of JSON.parse(readFileSync(0, "utf8"))) found.push((await mermaid.parse(text)).diagramType);
process.stdout.write(JSON.stringify(found));
