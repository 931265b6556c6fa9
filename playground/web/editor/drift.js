// The script may have been edited since it ran: what is told of its lines is told of those that are still there.

const MOST = 250_000; // pairs of lines that are compared between what is the same at the beginning and at the end

export class Drift {
  /** @param {import("../lib/store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.there = new Map();
    this.back = new Map();
    /** @type {string | undefined} */
    this.was = undefined; // what was compared last, with what
    /** @type {string | undefined} */
    this.is = undefined;
  }

  // Where a line of the script that ran is now; null if it is gone.
  /** @param {any} line */
  shown(line) {
    return this.compare() ? line : (this.there.get(line) ?? null);
  }

  // Which line of the script that ran stands here now; null if it is new.
  /** @param {any} line */
  ran(line) {
    return this.compare() ? line : (this.back.get(line) ?? null);
  }

  // True where nothing was edited.
  compare() {
    const [ran, now] = [this.store.get("running"), this.store.get("source")];
    if (ran === undefined || ran === now) return true;
    if (ran !== this.was || now !== this.is) {
      [this.was, this.is] = [ran, now];
      this.there = sameLines(ran.split("\n"), now.split("\n"));
      this.back = new Map([...this.there].map(([from, to]) => [to, from]));
    }
    return false;
  }
}

// The lines that both texts have, in the same order: the number in the one, from 1, to that in the other.
/**
 * @param {string[]} one
 * @param {string[]} other
 */
export function sameLines(one, other) {
  const found = new Map();
  let [start, end, otherEnd] = [0, one.length, other.length];
  while (start < end && start < otherEnd && one[start] === other[start]) found.set(++start, start);
  while (end > start && otherEnd > start && one[end - 1] === other[otherEnd - 1]) found.set(end--, otherEnd--);
  const [rows, columns] = [end - start, otherEnd - start];
  if (rows * columns > MOST) return found;
  // How many lines are the same from a place in both on: the longest way leads through the most of them.
  const most = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  for (let row = rows - 1; row >= 0; row--) {
    for (let column = columns - 1; column >= 0; column--) {
      const same = one[start + row] === other[start + column];
      most[row][column] = same ? most[row + 1][column + 1] + 1 : Math.max(most[row + 1][column], most[row][column + 1]);
    }
  }
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (one[start + row] === other[start + column]) found.set(start + ++row, start + ++column);
    else if (most[row + 1][column] >= most[row][column + 1]) row++;
    else column++;
  }
  return found;
}
