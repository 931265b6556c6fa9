// Reads what lz-string's `compressToEncodedURIComponent` has written: a dictionary that grows, in codes of as many bits as
// it needs.

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$";
const [BYTE, UNIT, END] = [0, 1, 2]; // the codes that are no words

/**
 * @param {string} text
 * @param {number} most characters of what comes out
 * @returns {string | null} null where it is nothing of lz-string's, or too much
 */
export function unzipped(text, most) {
  let [at, left, value] = [0, 0, 0];
  // The lowest bit comes first.
  const read = (/** @type {number} */ count) => {
    let number = 0;
    for (let place = 0; place < count; place++) {
      if (!left) {
        value = ALPHABET.indexOf(text[at++] ?? "-1");
        if (value < 0 || value > 63) throw new RangeError();
        left = 6;
      }
      left -= 1;
      number |= ((value >> left) & 1) << place;
    }
    return number;
  };
  try {
    return words(read, most);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * @param {(count: number) => number} read
 * @param {number} most
 */
function words(read, most) {
  /** @type {string[]} */
  const known = ["", "", ""];
  let [bits, room] = [2, 4]; // of a code; how many more words until it takes another bit
  const character = (/** @type {number} */ code) => String.fromCharCode(read(code === BYTE ? 8 : 16));
  const first = read(2);
  if (first === END) return "";
  if (first > END) return null;
  let word = character(first);
  known.push(word);
  bits = 3;
  let out = word;
  while (out.length <= most) {
    let code = read(bits);
    if (code === END) return out;
    if (code === BYTE || code === UNIT) {
      known.push(character(code));
      code = known.length - 1;
      room -= 1;
      if (room === 0) room = 2 ** bits++;
    }
    if (code > known.length) return null;
    const next = known[code] ?? word + word[0];
    out += next;
    known.push(word + next[0]);
    room -= 1;
    if (room === 0) room = 2 ** bits++;
    word = next;
  }
  return null;
}
