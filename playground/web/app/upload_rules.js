// Which files a widget takes, and what is said of others: as Streamlit's page does it (`runtime/arguments/upload_types.py`
// has the same rules for actions that come from a file).

/**
 * What a widget says of the files that it takes.
 * @typedef {{ accept: string, types: string[], mb: number, most: number, kind: string }} Wanted
 * @typedef {{ name: string, type: string, size: number, [field: string]: any }} About
 */

const UNITS = ["B", "KB", "MB", "GB"];
export const ONE_ONLY = "Only one file is allowed.";
export const UNKNOWN = "application/octet-stream"; // the kind of a file of which the browser knows none
const DEVICES = /** @type {Record<string, string>} */ ({ camera_input: "image", audio_input: "audio" });

/** @param {number} size */
export function sizeWords(size) {
  let unit = 0;
  while (size > 500 && unit < UNITS.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${size.toFixed(1)}${UNITS[unit]}`;
}

/**
 * @param {{ name: string, type: string }} file
 * @param {string} type
 */
function fits(file, type) {
  const kind = file.type.toLowerCase();
  if (type.startsWith(".")) return file.name.toLowerCase().endsWith(type.toLowerCase());
  return type.endsWith("/*") ? kind.startsWith(type.slice(0, -1)) : kind === type.toLowerCase();
}

// Why a file is not taken, in Streamlit's words; empty where it is. What a device would have recorded is made of any
// picture or recording.
/**
 * @param {{ name: string, type: string, size: number }} file
 * @param {Wanted} wanted
 */
export function refusal(file, { types, mb, most, kind }) {
  const device = DEVICES[kind];
  const allowed = device ? [`${device}/*`] : types;
  const said = [];
  if (allowed.length && !allowed.some((type) => fits(file, type)))
    said.push(`${file.type} files are not allowed.`.trim());
  const limit = mb * 1_000_000;
  if (file.size > limit) said.push(`File must be ${sizeWords(limit)} or smaller.`);
  else if (file.size > most) said.push(`The playground hands files of ${sizeWords(most)} or less to a script.`);
  return said.join(" ");
}

// Which of the files that were chosen at once are taken, and what is said of the others. Of several for a widget of one
// the first that fits is taken.
/**
 * @template {{ name: string, type: string, size: number }} F
 * @param {F[]} files
 * @param {Wanted} wanted
 */
export function sorted(files, wanted) {
  /** @type {F[]} */
  const taken = [];
  /** @type {{ file: F, why: string }[]} */
  const refused = [];
  for (const file of files) {
    const why = refusal(file, wanted);
    if (why) refused.push({ file, why });
    else if (wanted.accept === "one" && taken.length) refused.push({ file, why: ONE_ONLY });
    else taken.push(file);
  }
  return { taken, refused };
}

// The files of a widget's value, which is one, a list, or null.
/**
 * @param {any} value
 * @returns {About[]}
 */
export function listed(value) {
  const files = Array.isArray(value) ? value : [value];
  return files.filter((file) => typeof file?.name === "string");
}

// What is said of a file that stays where it is: by that the script's side finds it again.
/** @param {any} file @returns {About} */
export const kept = ({ text, base64, ...about }) => about;

// Actions without what files above `most` bytes hold, and the names of those. Done again, they say that the file is
// missing.
/**
 * @param {Action[]} actions
 * @param {number} most of one file
 * @param {number} [all] of all together
 */
export function withoutLarge(actions, most, all = 2 * most) {
  /** @type {string[]} */
  const left = [];
  let room = all;
  /** @param {any} file */
  const small = (file) => {
    if (file === null || typeof file !== "object") return file;
    const content = file.text ?? file.base64;
    if (typeof file.name !== "string" || typeof content !== "string") return file;
    const size = file.text === undefined ? Math.floor((content.length * 3) / 4) : content.length;
    if (size <= most && size <= room) {
      room -= size;
      return file;
    }
    left.push(file.name);
    return kept(file);
  };
  const done = actions.map((action) => {
    const value = action?.set?.value;
    if (value === null || typeof value !== "object") return action;
    const { files, audio } = value; // of a message of a chat
    const message = {
      ...value,
      ...(Array.isArray(files) && { files: files.map(small) }),
      ...(audio && { audio: small(audio) }),
    };
    const list = Array.isArray(value) ? value.map(small) : null;
    return { ...action, set: { ...action.set, value: list ?? (files || audio ? message : small(value)) } };
  });
  return { actions: done, left: [...new Set(left)] };
}
