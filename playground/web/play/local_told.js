// What is told of scripts of this machine, in words: what was saved and what came of it, and whether their process is there.
import { code } from "./local_files.js";

/** @import { Told } from "./local_bar.js" */

const AGAIN = "Start `rerun-playground serve` again, and open the address that it prints.";

/** @type {Record<string, string>} */
export const ENDED = {
  gone: `The process that served this page has ended. The playground goes on, with the scripts as they were last; nothing is written to a file from here. ${AGAIN}`,
  other:
    "This page belongs to a process that has ended; another one answers at its address now. Open the address that it has printed, here or in a new tab: only that has its token.",
};

// A version was saved, and ran.
/**
 * @param {string} what
 * @param {import("./renewal.js").Renewed} renewed
 * @returns {Told}
 */
export function renewedWords(what, { redone, left, lost }) {
  const done = redone ? `, and ${redone === 1 ? "your action was" : `your ${redone} actions were`} done again` : "";
  const gone = lost.map(({ label, value }) => `${code(String(value))}, which stood in ${code(label)}`);
  const more = [
    ...(left.length ? [`Left out, as it does not fit: ${left.join(", ")}.`] : []),
    ...(gone.length ? [`Typed, and without a field now: ${gone.join("; ")}.`] : []),
  ];
  return { words: `${what} was saved: it ran anew${done}.`, more };
}

// A version was saved, and cannot run.
/**
 * @param {string} what
 * @param {{ file: string, line: number, text: string }} wrong
 * @param {HTMLElement | null} jump leads there, where it is in the editor
 * @returns {Told}
 */
export function wrongWords(what, { file, line, text }, jump) {
  const where = jump ? "" : ` in line ${line} of ${code(file)}`;
  return {
    words: `${what} was saved, and is no Python yet: ${text}${where}. The app is that of the version before.`,
    alert: true,
    buttons: jump ? [jump] : [],
  };
}

// Which script is shown, or that there is none.
/**
 * @param {string} chosen
 * @param {string} folder
 */
export function whereWords(chosen, folder) {
  return chosen
    ? `${code(chosen)} of the folder ${code(folder)}: saved in your editor, it runs anew here.`
    : `There is no script in the folder ${code(folder)} yet: save one there, and it opens here.`;
}
