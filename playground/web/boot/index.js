// The entry of the page's bundle: the components by the names of their Python classes, and what makes them live.
//
// All that a page needs at once is one file beside it, and what it may need later are others (wasm/build.py). Only this one is
// known by name and version: what the parts share must not come twice, as it would if they asked for this one.
import { components, hydrateAll } from "./page.js";

export default components;

hydrateAll(import.meta.url);
