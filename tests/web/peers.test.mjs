// Links of others and notebooks open as scripts; `tests/share/peers.json` has links that their own tools made, by these tools.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ArrivalError, arrivalOf } from "../../playground/web/share/arrival.js";
import { unzipped } from "../../playground/web/share/lz.js";
import { scriptOf } from "../../playground/web/share/notebook.js";
import { isPeer, readPeer } from "../../playground/web/share/peers.js";

const LINKS = JSON.parse(readFileSync(new URL("../share/peers.json", import.meta.url), "utf8"));
const [SHINYLIVE, SHINYLIVE_APP, STLITE, UNTYPED] = Object.values(LINKS);
const APP = 'import streamlit as st\n\nst.write("é", "🎈")\n';

const said = (work) => {
  try {
    work();
  } catch (error) {
    if (error instanceof ArrivalError) return error.message;
    throw error;
  }
  return "";
};

test("a Shinylive link: files with folders, and one that is no text", () => {
  const { from, project, notes, left } = readPeer(SHINYLIVE);
  assert.equal(from, "a Shinylive link");
  const { "data.bin": binary, ...texts } = project.files;
  assert.deepEqual([project.name, project.source, texts], ["app.py", APP, { "sub/lib.py": "x = 1\n" }]);
  assert.equal(typeof binary.base64, "string");
  assert.deepEqual([notes, left], [[], []]);
  assert.deepEqual(readPeer(SHINYLIVE_APP).project, { name: "app.py", source: APP, files: {} });
});

test("a Shinylive link without types runs app.py, wherever it stands", () => {
  const { name, files } = readPeer(UNTYPED).project;
  assert.deepEqual([name, ...Object.keys(files)], ["app.py", "helpers/a.py"]);
});

test("a stlite link: the script that runs, another, packages", () => {
  const { from, project, notes } = readPeer(STLITE);
  assert.equal(from, "a stlite link");
  const { name, source, files } = project;
  assert.equal(name, "streamlit_app.py");
  assert.equal(source, 'import streamlit as st\nfrom pages.lib import x\n\nst.write("é >>> ??? ~~~", x, "🎈")\n');
  assert.equal(files["pages/lib.py"], "x = 1\n");
  assert.equal(files["requirements.txt"], "numpy\npandas");
  assert.equal(typeof files["data.bin"].base64, "string");
  assert.deepEqual(notes, [
    "It asks for packages: `numpy`, `pandas`. Those that this site has are loaded when it runs.",
  ]);
});

test("a stlite link with the code as it stands, or with the address of one", () => {
  const { project, notes } = readPeer("#code=import+streamlit+as+st%0Ast.write(%22%2B%22)&req=numpy,%20pandas");
  const files = { "requirements.txt": "numpy\n pandas" };
  const source = 'import streamlit as st\nst.write("+")';
  assert.deepEqual(project, { name: "streamlit_app.py", source, files });
  assert.equal(notes.length, 1);
  assert.equal(readPeer("#url=https://example.org/app.py&req=a").url.href, "https://example.org/app.py");
  assert.equal(
    readPeer("#https://github.com/a/b/blob/main/sub/app.py").url.href,
    "https://raw.githubusercontent.com/a/b/main/sub/app.py",
  );
});

test("what is broken is told in a sentence", () => {
  assert.match(
    said(() => readPeer(STLITE.slice(0, -30))),
    /^This stlite link is broken/,
  );
  assert.match(
    said(() => readPeer("#!%%%")),
    /^This stlite link is broken/,
  );
  assert.match(
    said(() => readPeer("#!")),
    /^There is no Python script in a stlite link/,
  );
  assert.match(
    said(() => readPeer("#url=nonsense")),
    /which is no address/,
  );
  for (const url of ["javascript:alert(1)", "file:///etc/passwd", "data:text/plain,x"])
    assert.match(
      said(() => readPeer(`#url=${url}`)),
      /which is no address that begins with https/,
    );
  assert.match(
    said(() => readPeer(SHINYLIVE.slice(0, SHINYLIVE.indexOf("code=") + 20))),
    /^This Shinylive link is broken/,
  );
  assert.match(
    said(() => readPeer("#code=")),
    /is no script that the playground could open/,
  );
  assert.match(
    said(() => readPeer(`#!${"A".repeat(1_000_001)}`)),
    /^This link is too long/,
  );
  assert.match(
    said(() => arrivalOf("a folder", [{ path: "a.py", content: "x".repeat(10_000_001) }])),
    /^There is no Python script in a folder: no file ends with .py. `a.py` is too large/,
  );
  assert.equal(isPeer("#install"), false);
});

test("what lz-string cannot have written, and what would grow too large, is nothing", () => {
  assert.equal(unzipped("!", 100), null);
  assert.equal(unzipped("Q", 100), "");
  const code = UNTYPED.split("code=")[1];
  assert.equal(unzipped(code, 10), null);
  assert.equal(unzipped(code.slice(0, -20), 1000), null);
});

test("the script of a folder is the one that is called so, else one that imports Streamlit", () => {
  const main = (...files) =>
    arrivalOf(
      "a folder",
      files.map(([path, content]) => ({ path, content })),
    ).project.name;
  assert.equal(main(["x/app.py", ""], ["a.py", ""], ["b.py", "import streamlit as st"]), "b.py");
  assert.equal(main(["b.py", "import streamlit"], ["app.py", ""], ["notes.txt", ""]), "app.py");
});

test("a notebook's code cells are a script; its commands become comments", () => {
  const cells = [
    { cell_type: "markdown", source: ["# Title"] },
    { cell_type: "code", source: ["%pip install streamlit\n", "import streamlit as st\n"] },
    { cell_type: "code", source: "%%bash\nls" },
    { cell_type: "code", source: 'st.write("x")' },
    { cell_type: "code", source: [] },
  ];
  const { source, notes } = scriptOf(JSON.stringify({ cells, nbformat: 4 }));
  assert.equal(source, '# %pip install streamlit\nimport streamlit as st\n\n\n# %%bash\n# ls\n\n\nst.write("x")\n');
  assert.deepEqual(notes, ["2 commands of the notebook (% and !) became comments."]);
  assert.match(
    said(() => scriptOf("{")),
    /no JSON/,
  );
  assert.match(
    said(() => scriptOf("{}")),
    /no list of cells/,
  );
});
