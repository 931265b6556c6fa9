// Bundles the page's JavaScript in parts: what a page needs at once in one of them, what it may need later in others.
//
// `node split.mjs OPTIONS` is given as JSON: options of esbuild, `first`, the module of all that is needed at once, and
// `metafile`, where to tell what is in which part.
// esbuild makes a part for each set of modules that the same entries share, which would be dozens to load before a page is
// usable. So each module that is loaded later is given all of `first`, which the page has by then: that is one set.
import { readFile, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const { first, metafile, ...options } = JSON.parse(process.argv[2]);

const later = {
  name: "later",
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /./ }, async ({ path, kind, pluginData, ...from }) => {
      if (kind !== "dynamic-import" || pluginData === "seen") return undefined;
      const found = await resolve(path, { ...from, kind, pluginData: "seen" });
      return { ...found, pluginData: "later" };
    });
    onLoad({ filter: /\.js$/ }, async ({ path, pluginData }) => {
      if (pluginData !== "later") return undefined;
      return { contents: `${await readFile(path, "utf8")}\nimport ${JSON.stringify(first)};`, loader: "js" };
    });
  },
};

const always = {
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  legalComments: "linked",
  logLevel: "warning",
};
try {
  const built = await build({ ...always, ...options, metafile: true, plugins: [later] });
  await writeFile(metafile, JSON.stringify(built.metafile));
} catch {
  process.exitCode = 1; // esbuild has said why
}
