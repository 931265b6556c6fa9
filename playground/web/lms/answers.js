// What a learner answered, and how much of it a standard takes.

/**
 * @typedef {object} Answered an answer as the page of a lesson tells it
 * @property {"check" | "prediction"} kind
 * @property {string} question what was asked; one that is asked again has the same
 * @property {string} about in words
 * @property {string[]} response a script, or a guess for each thing that was asked
 * @property {string} said what the page said of it
 * @property {boolean} right
 * @property {number} began when it was asked, ms
 * @property {number} at when it was answered, ms
 */

// The text's beginning, in whole letters.
/**
 * @param {string} text
 * @param {number} most
 */
export function cut(text, most) {
  if (text.length <= most) return text;
  const end = /[\uD800-\uDBFF]/.test(text[most - 2]) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}

// A name that all standards take: ASCII, no spaces.
/** @param {string} question */
export const idOf = (question) => question.replace(/[^A-Za-z0-9_.~/-]/g, "-").slice(0, 200);

// Several guesses as one text, each apart from the next as SCORM 2004 and xAPI want it.
/**
 * @param {string[]} response
 * @param {number} most letters of each
 */
export const joined = (response, most) => response.map((each) => cut(each.replaceAll("[,]", "[, ]"), most)).join("[,]");
