// Opens the links of others: stlite's (`#!` with a base64 protobuf, `#code=`, `#url=`) and Shinylive's (`#code=` with JSON
// that lz-string squeezed).
import { ArrivalError, arrivalOf } from "./arrival.js";
import { contentOf, isText, textOf } from "./contents.js";
import { unzipped } from "./lz.js";

const MOST_LINK = 1_000_000; // characters of a link
const MOST_TEXT = 2_000_000; // characters of what is in it
const LIST = "NobwR"; // how lz-string writes the beginning of a list of files, whatever is in it
const BROKEN = "it was cut short or changed on its way. Copy it again, in full.";

/** @typedef {import("./arrival.js").Arrival} Arrival */

// Whether an address's fragment may be a link of another's.
/** @param {string} fragment */
export function isPeer(fragment) {
  return /^#?(!|https?:|(.*&)?(code|url)=)/.test(fragment);
}

// What is in such a link; of one that only names a script elsewhere, that script's address.
/**
 * @param {string} link
 * @returns {Arrival | { url: URL }}
 */
export function readPeer(link) {
  if (link.length > MOST_LINK)
    throw new ArrivalError(
      `This link is too long: ${link.length.toLocaleString("en")} characters. Ask for the script as a file.`,
    );
  const fragment = link.slice(link.indexOf("#") + 1);
  if (fragment.startsWith("!")) return stlite(fragment.slice(1));
  if (/^https?:/.test(fragment)) return elsewhere(fragment);
  const code = /(?:^|&)code=([^&]*)/.exec(fragment)?.[1];
  if (code) return shinylive(code) ?? plain(code, fragment);
  const url = new URLSearchParams(fragment).get("url");
  if (url) return elsewhere(url);
  throw new ArrivalError("Behind the # of this link is no script that the playground could open.");
}

/** @param {string} text */
function elsewhere(text) {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new ArrivalError(
      `This link names a script at “${text.slice(0, 80)}”, which is no address that begins with https://.`,
    );
  return { url: rawOf(new URL(text)) };
}

// The file itself, where the address is that of a page about it.
/** @param {URL} url */
function rawOf(url) {
  const [owner, repository, kind, ...path] = url.pathname.slice(1).split("/");
  if (url.hostname === "github.com" && (kind === "blob" || kind === "raw"))
    return new URL(`https://raw.githubusercontent.com/${owner}/${repository}/${path.join("/")}`);
  if (url.hostname === "gist.github.com" && owner && repository)
    return new URL(`https://gist.githubusercontent.com/${owner}/${repository}/raw`);
  return url;
}

// stlite writes a space as + here, as forms do.
/**
 * @param {string} code
 * @param {string} fragment
 */
function plain(code, fragment) {
  const text = new URLSearchParams(`code=${code}`).get("code") ?? "";
  const requirements = new URLSearchParams(fragment).getAll("req").flatMap((list) => list.split(","));
  const files = [{ path: "streamlit_app.py", content: text }];
  return arrivalOf("a stlite link", [...files, ...listOf(requirements)], { notes: wants(requirements) });
}

const LIST_OF_PACKAGES = "requirements.txt";

/** @param {string[]} requirements */
function wants(requirements) {
  const named = requirements.map((each) => each.trim()).filter(Boolean);
  return named.length
    ? [
        `It asks for packages: ${named.map((name) => `\`${name}\``).join(", ")}. Those that this site has are loaded when it runs.`,
      ]
    : [];
}

// The packages as a file beside the script, which Python reads.
/** @param {string[]} requirements */
function listOf(requirements) {
  return requirements.length ? [{ path: LIST_OF_PACKAGES, content: requirements.join("\n") }] : [];
}

// Null where the text is none of Shinylive's.
/** @param {string} code */
function shinylive(code) {
  const text = unzipped(code, MOST_TEXT);
  if (!text?.startsWith("[")) {
    if (code.startsWith(LIST)) throw new ArrivalError(`This Shinylive link is broken: ${BROKEN}`);
    return null;
  }
  let files;
  try {
    files = JSON.parse(text);
  } catch {
    throw new ArrivalError(`This Shinylive link is broken: ${BROKEN}`);
  }
  const isFile = (/** @type {any} */ file) => typeof file?.name === "string" && typeof file.content === "string";
  if (!Array.isArray(files) || !files.every(isFile)) throw new ArrivalError(`This Shinylive link is broken: ${BROKEN}`);
  const came = files.map(({ name, content, type }) => ({
    path: clean(name),
    content: type === "binary" ? contentOf(bytesOf(content)) : content,
  }));
  const isShiny = came.some(
    ({ path, content }) => path.endsWith(".py") && isText(content) && /^\s*(import|from)\s+shiny\b/m.test(content),
  );
  return arrivalOf("a Shinylive link", came, {
    entry: "app.py",
    notes: isShiny ? ["This is an app of Shiny, which is another library than Streamlit: it cannot run here."] : [],
  });
}

// A message of three fields: the path of the script that runs, the files, the packages.
/** @param {string} encoded */
function stlite(encoded) {
  /** @type {import("./arrival.js").Came[]} */
  const files = [];
  /** @type {string[]} */
  const requirements = [];
  let entry = "";
  try {
    for (const [field, value] of fieldsOf(bytesOf(encoded))) {
      if (field === 1) entry = clean(need(textOf(value)));
      else if (field === 2) files.push(fileOf(value));
      else if (field === 3) requirements.push(need(textOf(value)));
    }
  } catch (error) {
    if (error instanceof RangeError) throw new ArrivalError(`This stlite link is broken: ${BROKEN}`);
    throw error;
  }
  const list = files.some(({ path }) => path === LIST_OF_PACKAGES) ? [] : listOf(requirements);
  return arrivalOf("a stlite link", [...files, ...list], { entry, notes: wants(requirements) });
}

/** @param {Uint8Array} bytes */
function fileOf(bytes) {
  let path = "";
  /** @type {import("./contents.js").Content} */
  let found = "";
  for (const [field, value] of fieldsOf(bytes)) {
    if (field === 1) path = clean(need(textOf(value)));
    else if (field === 2) for (const [, content] of fieldsOf(value)) found = contentOf(content);
  }
  return { path, content: found };
}

// The fields of a protobuf message that are bytes, which all of stlite's are.
/**
 * @param {Uint8Array} bytes
 * @returns {Generator<[number, Uint8Array]>}
 */
function* fieldsOf(bytes) {
  let at = 0;
  const varint = () => {
    let [value, shift] = [0, 0];
    for (;;) {
      if (at >= bytes.length || shift > 28) throw new RangeError();
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
      shift += 7;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    if ((tag & 7) !== 2) throw new RangeError();
    const length = varint();
    if (at + length > bytes.length) throw new RangeError();
    yield [tag >> 3, bytes.subarray(at, at + length)];
    at += length;
  }
}

// stlite's own letters for base64 are half those of addresses: it writes the first +, / and = of a link as -, _ and a
// comma, and leaves those behind it.
/** @param {string} text */
function bytesOf(text) {
  const base64 = text.replaceAll("-", "+").replaceAll("_", "/").replaceAll(/[,=]/g, "");
  if (!/^[A-Za-z0-9+/]*$/.test(base64) || base64.length % 4 === 1) throw new RangeError();
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** @param {string | null} text */
function need(text) {
  if (text === null) throw new RangeError();
  return text;
}

// A path below the script's folder, whatever stood before.
/** @param {string} path */
function clean(path) {
  return path
    .split(/[\\/]+/)
    .filter((part) => part && part !== "." && part !== "..")
    .join("/");
}
