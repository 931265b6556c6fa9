// Answers `test_work.py`: a list of works on stdin, the text of a file for each on stdout.
import { readFileSync } from "node:fs";
import { canonical, written } from "../../playground/web/share/work.js";

const asked = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map(({ work, data }) => (work ? written(work) : canonical(data)))));
