// What a page loads before it is usable, in one file: wasm/build.py lets no other part of the bundle bring any of it along.
import * as HtmlPane from "../app/html_pane.js";
import * as Editor from "../editor/editor.js";
import * as Sandbox from "../shell/sandbox.js";

export { hydrateAll } from "./hydrate.js";

export const components = { HtmlPane, Editor, Sandbox };
