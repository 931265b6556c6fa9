// Draws graphs from their text in DOT with Graphviz, in a worker of its own: a graph may take longer than anybody waits.
import { drawn } from "./svg.js";

const PATIENCE = 10_000;
const WORKER = new URL(`rerun-figure-graphviz_worker.js${new URL(import.meta.url).search}`, import.meta.url);
const TOO_LONG = `it takes Graphviz longer than ${PATIENCE / 1000} s. Leave out edges, or choose engine="sfdp"`;

/** @type {Worker | null} */
let worker = null;
let asked = 0;

/** @type {Draw} */
export async function draw(canvas, given, look) {
  if (given.cut) throw new Error("its text is longer than what is kept of it");
  const shape = JSON.stringify([given, look.width, look.scale]);
  if (/** @type {any} */ (look.old)?.shape === shape) return /** @type {Drawn} */ (look.old);
  const { svg, warnings } = await rendered(String(given.dot), String(given.engine));
  for (const words of warnings.slice(0, 3)) look.say(`Graphviz warns: ${words}`.slice(0, 300));
  const wide = given.width === "stretch" ? look.width : given.width;
  const end = drawn(canvas, svg, { wide, high: given.height, most: look.width, scale: look.scale });
  canvas.classList.add("rp-figure__paper"); // graphs are black on white, whatever the page is
  return /** @type {any} */ ({ shape, end });
}

/**
 * @param {string} dot
 * @param {string} engine
 * @returns {Promise<{ svg: string, warnings: string[] }>}
 */
async function rendered(dot, engine) {
  worker ??= started();
  const mine = worker;
  const id = ++asked;
  try {
    return await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(TOO_LONG)), PATIENCE);
      const fail = () =>
        reject(new Error("what draws it could not be started. Load the page again to try it once more"));
      mine.addEventListener("error", fail, { once: true });
      mine.addEventListener("message", function hear({ data }) {
        if (data?.id !== id) return;
        clearTimeout(timer);
        mine.removeEventListener("message", hear);
        mine.removeEventListener("error", fail);
        if (data.fault) reject(new Error(data.fault));
        else resolve(data);
      });
      mine.postMessage({ id, dot, engine });
    });
  } catch (error) {
    if (error instanceof Error && !error.message.startsWith("Graphviz says")) {
      mine.terminate();
      if (worker === mine) worker = null;
    }
    throw error;
  }
}

// A worker must be of the page's own origin: where the files lie on another one, it is a line that imports them.
function started() {
  if (WORKER.origin === location.origin) return new Worker(WORKER, { type: "module" });
  const line = new Blob([`import ${JSON.stringify(WORKER.href)};`], { type: "text/javascript" });
  return new Worker(URL.createObjectURL(line), { type: "module" });
}
