// SHA-256, as FIPS 180-4 has it: the browser's own is not there on a page that came without TLS, as in a school's network.

const PRIMES = [...firstPrimes(64)];
const START = PRIMES.slice(0, 8).map((prime) => fraction(prime ** (1 / 2)));
const ROUND = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

// The digest of a text in UTF-8, as hexadecimal.
/** @param {string} text */
export function sha256(text) {
  const data = padded(new TextEncoder().encode(text));
  const view = new DataView(data.buffer);
  const state = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let at = 0; at < data.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + 4 * i);
    mix(state, words);
  }
  return [...state].map((word) => word.toString(16).padStart(8, "0")).join("");
}

/**
 * @param {Uint32Array} state
 * @param {Uint32Array} words the first 16 are a block of the text
 */
function mix(state, words) {
  for (let i = 16; i < 64; i++) {
    const [old, late] = [words[i - 15], words[i - 2]];
    const one = turn(old, 7) ^ turn(old, 18) ^ (old >>> 3);
    const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[i] = words[i - 16] + one + words[i - 7] + two;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + ROUND[i] + words[i]) >>> 0;
    const most = (a & b) ^ (a & c) ^ (b & c);
    const second = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most;
    [a, b, c, d, e, f, g, h] = [(first + second) >>> 0, a, b, c, (d + first) >>> 0, e, f, g];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] += word;
}

// A one behind the text, and its length in bits at the end of the last block.
/** @param {Uint8Array} text */
function padded(text) {
  const data = new Uint8Array((Math.floor((text.length + 8) / 64) + 1) * 64);
  data.set(text);
  data[text.length] = 0x80;
  new DataView(data.buffer).setBigUint64(data.length - 8, BigInt(text.length) * 8n);
  return data;
}

/**
 * @param {number} word
 * @param {number} by
 */
const turn = (word, by) => (word >>> by) | (word << (32 - by));

/** @param {number} root */
function fraction(root) {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

/** @param {number} count */
function* firstPrimes(count) {
  for (let number = 2; count > 0; number++) {
    let divisor = 2;
    while (number % divisor) divisor++;
    if (divisor !== number) continue;
    count -= 1;
    yield number;
  }
}
