// Texts with a link in them, to be pasted elsewhere: a README's button, a script as Markdown, a question.

/**
 * @param {string} link
 * @param {string} badge the address of the button's picture
 */
export function badgeText(link, badge) {
  return `[![Open in Rerun Playground](${badge})](${link})`;
}

/**
 * @param {import("./link.js").Script[]} scripts
 * @param {string} link
 */
export function markdownText(scripts, link) {
  return [...scripts.map(listing), `[Open in Rerun Playground](${link})`].join("\n\n");
}

/**
 * @param {import("./link.js").Script[]} scripts
 * @param {string} link
 * @param {string} account what happened, as Markdown
 */
export function questionText(scripts, link, account) {
  return `What I expected:\n\n…\n\nWhat I did, and what happened:\n\n${account}\n${markdownText(scripts, link)}\n`;
}

// A fence is longer than any in the script.
/** @param {import("./link.js").Script} script */
function listing({ name, source }) {
  const longest = Math.max(2, ...[...source.matchAll(/`{3,}/g)].map(([fence]) => fence.length));
  const fence = "`".repeat(longest + 1);
  return `\`${name}\`\n\n${fence}${name.endsWith(".py") ? "python" : ""}\n${source.replace(/\n+$/, "")}\n${fence}`;
}
