// A question that is open, as data: what makes it the same one, and what is said of it.

export const VOTES = ["First vote", "Second vote"];

// What makes a question the same one, whatever was counted or shown.
/** @param {{ question: string, options: string[] }} question */
export const keyOf = ({ question, options }) => JSON.stringify([question, options]);

// The question, or what has come out, for those who do not see it.
/** @param {OpenQuestion} open */
export function wordsOf({ question, options, votes, revealed, answer, why }) {
  if (!revealed) {
    if (votes.length > 1) return `Second vote: ${question}`;
    return `Question: ${question} ${options.map((text, at) => `${at + 1}: ${text}.`).join(" ")}`;
  }
  const right = options.includes(answer) ? `Right is ${options.indexOf(answer) + 1}: ${answer}.` : "";
  const counts = votes.map((row, vote) => {
    const each = options.map((text, at) => `${text}: ${row[at]}`).join(", ");
    return `${votes.length > 1 ? VOTES[vote] : "Votes"}: ${each}.`;
  });
  return [right, ...counts, why ?? ""].filter(Boolean).join(" ");
}
