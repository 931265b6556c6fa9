// Stands in for what the page's modules need of a browser and of others' packages, for tests that have neither.
import { register } from "node:module";

// What a test gives: the nodes that a piece of HTML becomes, and what hears of a morph.
globalThis.stubs = { nodesOf: () => [], morphed: () => {} };

const MODULES = {
  dompurify:
    "export default () => ({ addHook() {}, sanitize: (html) => ({ childNodes: globalThis.stubs.nodesOf(html) }) })",
  idiomorph: "export const Idiomorph = { morph: (...given) => globalThis.stubs.morphed(...given) }",
};
const hooks = `
  const modules = ${JSON.stringify(MODULES)};
  export function resolve(name, context, next) {
    if (!Object.hasOwn(modules, name)) return next(name, context);
    return { url: "data:text/javascript," + encodeURIComponent(modules[name]), shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

globalThis.document = Object.assign(new EventTarget(), {
  hidden: false,
  documentElement: { dataset: {} },
  querySelector: () => null,
});
globalThis.CSS = { escape: (text) => text };
globalThis.location ??= { hash: "", origin: "http://127.0.0.1:8000", pathname: "/" };
