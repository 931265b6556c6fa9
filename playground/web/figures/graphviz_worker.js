// Graphviz itself: text in DOT comes in, SVG or what is wrong goes out.
import { instance } from "@viz-js/viz";

const loading = instance();

self.onmessage = async ({ data: { id, dot, engine } }) => {
  try {
    const viz = await loading;
    const { status, output, errors } = viz.render(dot, { format: "svg", engine });
    const said = errors.map(({ message }) => message);
    if (status === "success") self.postMessage({ id, svg: output, warnings: said });
    else self.postMessage({ id, fault: `Graphviz says: ${said[0] ?? "it cannot be drawn"}` });
  } catch (error) {
    self.postMessage({ id, fault: `Graphviz says: ${error instanceof Error ? error.message : error}` });
  }
};
