// The page's one bundle: the components by the names of their Python classes, and what makes them live.
import * as HtmlPane from "../app/html_pane.js";
import * as Editor from "../editor/editor.js";
import * as Sandbox from "../shell/sandbox.js";
import { hydrateAll } from "./hydrate.js";

export default { HtmlPane, Editor, Sandbox };

hydrateAll();
