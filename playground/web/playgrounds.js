// The playgrounds of the page, and the client of the one worker that serves all of them.
import { localProcess, runsHere } from "./lib/local.js";
import { fileAt, tellPlace, versionOf } from "./lib/place.js";
import { Client } from "./sandbox/client.js";
import { faultOf } from "./sandbox/files.js";
import { Remote } from "./sandbox/remote.js";

/** @type {Map<Node, Playground>} */
export const playgrounds = new Map(); // by their shadow roots

// The worker starts once the page has been painted: Python boots beside Bokeh, not after it.
const worker = fileAt("sandbox/worker.js");
// A light package has a worker of one line, which loads all of Python from elsewhere.
const elsewhere = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=rerun-python]"))?.content;
const files = elsewhere ? new URL(elsewhere) : new URL("./", worker);
const remote = runsHere() ? new Remote(() => localProcess()?.token ?? "") : null;
export const client = remote
  ? new Client(
      () => remote.make(),
      () => remote.diagnose(),
    )
  : new Client(worker, (listener) => faultOf(files, versionOf(), listener));

// The address of the page's bundle, before anything is started: it alone tells the version of all files.
/** @param {string} bundle */
export function comeFrom(bundle) {
  tellPlace(bundle);
  worker.search = versionOf();
}

// The playground whose component is rendered in `el`.
/**
 * @param {HTMLElement} el
 * @returns {Playground}
 */
export function playgroundOf(el) {
  let root = el.getRootNode();
  while (root instanceof ShadowRoot && !playgrounds.has(root)) root = root.host.getRootNode();
  return /** @type {Playground} */ (playgrounds.get(root)); // Panel renders nothing elsewhere
}

// The playground of this id on the page, or undefined while it is not there.
/** @param {string | undefined} id */
export function playgroundNamed(id) {
  return [...playgrounds.values()].find(
    ({ host, left }) => !left && host.isConnected && host.dataset.playground === id,
  );
}
