// The project of a playground: the script that runs, by its name, and the files beside it.

/** @typedef {{ name: string, source: string, files: Record<string, any> }} Project */

/**
 * @param {Pick<Playground, "store" | "data">} playground
 * @returns {Project}
 */
export function projectOf({ store, data }) {
  return { name: data.filename, source: store.get("source"), files: store.get("files") };
}

// Puts a project in the place of the one that is there. The editor shows its script.
/**
 * @param {Pick<Playground, "store" | "data" | "find">} playground
 * @param {Project} project
 */
export function putProject({ store, data, find }, { name, source, files }) {
  data.filename = name;
  find(".rp-head__file").textContent = name;
  store.set("shown", "");
  store.set("files", { ...files });
  store.set("source", source);
}
