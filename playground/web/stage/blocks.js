// The blocks in which a script is revealed: its statements at the top level, each with the comments right above it; imports that
// stand together are one.
import { ensureSyntaxTree } from "@codemirror/language";

const PATIENCE = 200; // ms for a script that has not been read to its end
const IMPORT = "ImportStatement";

// The last line of each block, in order; the last one is the last line of the script.
/** @param {import("@codemirror/state").EditorState} state */
export function blockEnds(state) {
  const { doc } = state;
  /** @type {{ end: number, kind: string }[]} */
  const blocks = [];
  const tree = ensureSyntaxTree(state, doc.length, PATIENCE);
  for (let node = tree?.topNode.firstChild ?? null; node; node = node.nextSibling) {
    if (node.name === "Comment") continue; // it belongs to what follows
    const [first, end] = [doc.lineAt(node.from).number, doc.lineAt(lastLetter(doc, node.to)).number];
    const before = blocks.at(-1);
    const together =
      before && (first <= before.end || (before.kind === IMPORT && node.name === IMPORT && first === before.end + 1));
    if (before && together) before.end = Math.max(before.end, end);
    else blocks.push({ end, kind: node.name });
  }
  const ends = blocks.map(({ end }) => end);
  return ends.length ? [...ends.slice(0, -1), doc.lines] : [doc.lines];
}

// A block of Python ends where the next statement begins: the lines between are not its own.
/**
 * @param {import("@codemirror/state").Text} doc
 * @param {number} to
 */
function lastLetter(doc, to) {
  return doc.sliceString(0, to).trimEnd().length;
}
