// The language of a file, by the end of its name: Python, settings (TOML, INI, YAML, JSON), or none.
import { python } from "@codemirror/lang-python";
import { StreamLanguage } from "@codemirror/language";
import { completion } from "./complete.js";

// Good enough for colours: what is a comment, a heading, a key, a text, a number.
const settings = StreamLanguage.define({
  name: "settings",
  token(stream) {
    if (stream.sol() && stream.match(/^\s*\[[^\]]*\]\s*$/)) return "heading";
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return "comment";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?(?=\s*[:=])/) || stream.match(/^[\w.-]+(?=\s*[:=])/)) return "propertyName";
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'[^']*'?/)) return "string";
    if (stream.match(/^(?:true|false|null)\b/)) return "bool";
    if (stream.match(/^[+-]?\d[\w.+:-]*/)) return "number";
    if (!stream.match(/^[\w-]+/)) stream.next();
    return null;
  },
});

/** @type {Record<string, () => import("@codemirror/state").Extension>} */
const LANGUAGES = {
  py: () => [python(), completion()],
  toml: () => settings,
  ini: () => settings,
  cfg: () => settings,
  yml: () => settings,
  yaml: () => settings,
  json: () => settings,
};

/** @param {string} name */
export function languageOf(name) {
  const end = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  return Object.hasOwn(LANGUAGES, end) ? LANGUAGES[end]() : [];
}
