// The playgrounds of the page, and the client of the one worker that serves all of them.
import { Client } from "./sandbox/client.js";
import { faultOf } from "./sandbox/files.js";

export const playgrounds = new Map(); // shadow root → playground

// The worker starts once the page has been painted: Python boots beside Bokeh, not after it.
const version = new URL(import.meta.url).search;
const worker = new URL(`sandbox/worker.js${version}`, import.meta.url);
export const client = new Client(worker, (listener) => faultOf(new URL("./", worker), version, listener));

// The playground whose component is rendered in `el`.
export function playgroundOf(el) {
  let root = el.getRootNode();
  while (root instanceof ShadowRoot && !playgrounds.has(root)) root = root.host.getRootNode();
  return playgrounds.get(root);
}

// The playground of this id on the page, or undefined while it is not there.
export function playgroundNamed(id) {
  return [...playgrounds.values()].find(
    ({ host, left }) => !left && host.isConnected && host.dataset.playground === id,
  );
}
