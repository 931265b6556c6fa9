// Answers `test_twins.py`: a list of `{make: data}` and `{read: link}` on stdin, a list of answers on stdout.
import { readFileSync } from "node:fs";
import { readShare, ShareError, shareLink } from "../../playground/web/share/link.js";

async function answer({ make, read }) {
  try {
    return make ? shareLink(make) : await readShare(read);
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    return { error: error.message };
  }
}

const answers = [];
for (const asked of JSON.parse(readFileSync(0, "utf8"))) answers.push(await answer(asked));
process.stdout.write(JSON.stringify(answers));
