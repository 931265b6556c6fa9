#!/usr/bin/env bash
# scorm-again 3.4.3 takes a SCORM 2004 time with a zone only where it has a fraction of a second, and no line break in an answer.
#
# Package: scorm-again==3.4.3 (npm, Node 20 or later). Input: values that the SCORM 2004 run-time environment allows: a time is
# YYYY[-MM[-DD[Thh[:mm[:ss[.s[TZD]]]]]]] there, so its zone follows a fraction, and a `long-fill-in` is any text of
# 4,000 characters, of which a learner's answer has several lines.
#
# Seen: what `new Date().toISOString()` gives is taken, with three digits of a fraction, although the standard has two. The same moment
# without a fraction is refused with 406, with `Z` and with an offset, as the standard says; without a zone it is taken. An answer with a
# line break is refused with 406, and so is one that begins with a brace and names no language. A lesson that reports times of whole
# seconds, or what was typed into a field of several lines, loses them without a word: SetValue says "false", nothing is thrown.
#
# Output when this was written:
#   timestamp 2026-03-29T01:30:00.123Z: true 0
#   timestamp 2026-03-29T01:30:00.00Z: true 0
#   timestamp 2026-03-29T01:30:00Z: false 406
#   timestamp 2026-03-29T01:30:00+02:00: false 406
#   timestamp 2026-03-29T01:30:00: true 0
#   long-fill-in "one line": true 0
#   long-fill-in "two\nlines": false 406
#   long-fill-in "{brace": false 406
#   long-fill-in "a {brace": true 0
set -euo pipefail
self=$(realpath "$0")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts scorm-again@3.4.3

cat > look.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";

globalThis.window ??= globalThis;
const all = createRequire(import.meta.url)("scorm-again");
const Scorm2004API = all.Scorm2004API ?? globalThis.Scorm2004API ?? all.default?.Scorm2004API;
function told(type, element, value) {
  const api = new Scorm2004API({ logLevel: 5, autocommit: false });
  api.Initialize("");
  api.SetValue("cmi.interactions.0.id", "q1");
  api.SetValue("cmi.interactions.0.type", type);
  const said = api.SetValue(`cmi.interactions.0.${element}`, value);
  return `${said} ${api.GetLastError()}`;
}
const moment = "2026-03-29T01:30:00";
for (const end of [".123Z", ".00Z", "Z", "+02:00", ""])
  console.log(`timestamp ${moment}${end}: ${told("choice", "timestamp", moment + end)}`);
for (const text of ["one line", "two\nlines", "{brace", "a {brace"])
  console.log(`long-fill-in ${JSON.stringify(text)}: ${told("long-fill-in", "learner_response", text)}`);
JAVASCRIPT

node look.mjs 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
