// Gives the reader the whole project to keep, as the folder that it is.
import { projectOf } from "../lib/project.js";
import { save } from "../lib/save.js";
import { allFiles } from "../share/contents.js";
import { zipped } from "../share/zip.js";

/** @param {Pick<Playground, "store" | "data">} playground */
export function saveFolder(playground) {
  const project = projectOf(playground);
  const name = project.name.replace(/\.py$/, "").replaceAll("/", "-");
  const files = Object.entries(allFiles(project)).map(([path, content]) => [`${name}/${path}`, content]);
  save(`${name}.zip`, zipped(Object.fromEntries(files)), "application/zip");
}
