// Squeezes short texts further than deflate can: predicts each bit from what stands before it, and writes the surprise.
//
// Nine contexts (the last 1 to 6 bytes; the word; the word and the one before it; how the line began) each remember
// what followed them. So does the longest match with what was read before. Their votes are weighed by a mixer that learns as it
// goes, and an arithmetic coder writes the bits. All have first read `words.json`, so they know Streamlit's words
// from the start. `playground/share/mixing.py` does the same, number for number: neither may be changed without a new version
// of the link (`link.js`). Whole numbers only, and floats in +, × and ÷ alone, so that every machine agrees.
import words from "../../share/words.json" with { type: "json" };

const CONTEXTS = 9;
const BITS = 18; // of a slot's number, within a context's slots
const VOTES = 2 * CONTEXTS + 2;
const SETS = 32; // of weights by how long the match is; behind them one for each last byte
const LONGEST = 31; // of a match, as its strength counts
const SHORTEST = 5;
const TOP = 0x1000000; // the first of four bytes
const STEADY = { slot: 30, history: 120 }; // sightings after which a probability moves no slower

// 12-bit probabilities, and their log odds in 1/256.
const squashed = new Int32Array(4096);
const stretched = new Int32Array(4096);
const rates = new Int32Array(256);
{
  const powers = [1];
  for (let at = 1; at <= 2048; at++) powers.push(powers[at - 1] * 1.0039138893383475);
  let next = 0;
  for (let odds = -2048; odds < 2048; odds++) {
    const power = powers[Math.abs(odds)];
    const chance = odds < 0 ? 1 / (1 + power) : power / (1 + power);
    const value = Math.min(4095, Math.max(1, Math.floor(chance * 4096)));
    squashed[odds + 2048] = value;
    while (next <= value) stretched[next++] = odds;
  }
  for (let seen = 0; seen <= 255; seen++) rates[seen] = Math.floor(16384 / (seen + 1.4));
}

/** @param {number} odds */
const squash = (odds) => (odds > 2047 ? 4095 : odds < -2047 ? 1 : squashed[odds + 2048]);

class Model {
  constructor() {
    const slots = CONTEXTS << BITS;
    this.chance = new Uint16Array(slots).fill(32768); // that a 1 comes next, in 1/65536
    this.seen = new Uint8Array(slots); // how often the slot was asked
    this.history = new Uint8Array(slots).fill(1); // its last seven bits, behind a leading 1
    this.followed = new Uint16Array(CONTEXTS * 256).fill(32768); // what comes after such a history
    this.followedSeen = new Uint8Array(CONTEXTS * 256);
    this.matched = new Uint16Array(LONGEST + 1).fill(32768); // that a match of this length goes on
    this.weights = new Float64Array((SETS + 256) * VOTES).fill(9830);
    this.votes = new Int32Array(VOTES);
    this.slots = new Int32Array(CONTEXTS);
    this.contexts = new Int32Array(CONTEXTS);
    this.bytes = new Uint8Array(1024);
    this.count = 0; // of the bytes read
    this.partial = 1; // the bits of the next byte that are known, behind a leading 1
    this.known = 0; // how many
    this.ends = new Map(); // where the last few bytes stood before
    this.match = 0; // its length; 0 for none
    this.at = 0; // what the match says comes next
    this.expected = -1; // its bit; -1 for none
    this.word = 0;
    this.before = 0; // the word before
    this.opening = 0; // the first character of the line
    this.atStart = false;
    this.sets = [0, 0];
    this.guesses = [0, 0];
    this.enter();
  }

  // The chance that the next bit is 1, in 1/4096.
  predict() {
    const { partial, votes } = this;
    const turn = Math.imul(partial, 0x9e3779b1);
    for (let which = 0; which < CONTEXTS; which++) {
      let hash = Math.imul(this.contexts[which] + turn, 0x2c1b3c6d);
      hash ^= hash >>> 15;
      const slot = (which << BITS) + (hash >>> (32 - BITS));
      this.slots[which] = slot;
      const fresh = this.seen[slot] === 0;
      votes[2 * which] = fresh ? 0 : stretched[this.chance[slot] >> 4];
      votes[2 * which + 1] = fresh ? 0 : stretched[this.followed[which * 256 + this.history[slot]] >> 4];
    }
    this.askMatch();
    const strength = this.match === 0 ? 0 : this.match < 8 ? 1 : this.match < 16 ? 2 : 3;
    this.sets[0] = (strength * 8 + this.known) * VOTES;
    this.sets[1] = (SETS + (this.count ? this.bytes[this.count - 1] : 0)) * VOTES;
    let both = 0;
    for (let set = 0; set < 2; set++) {
      const from = this.sets[set];
      let sum = 0;
      for (let vote = 0; vote < VOTES; vote++) sum += votes[vote] * this.weights[from + vote];
      const odds = Math.max(-2047, Math.min(2047, Math.floor(sum / 65536)));
      this.guesses[set] = squash(odds);
      both += odds;
    }
    return squash(both >> 1);
  }

  askMatch() {
    const { votes } = this;
    this.expected = -1;
    votes[VOTES - 2] = votes[VOTES - 1] = 0;
    if (this.match === 0) return;
    const byte = this.bytes[this.at] | 256;
    if (byte >> (8 - this.known) !== this.partial) {
      this.match = 0;
      return;
    }
    this.expected = (byte >> (7 - this.known)) & 1;
    const chance = this.matched[Math.min(this.match, LONGEST)] >> 4;
    votes[VOTES - 2] = this.expected ? stretched[chance] : -stretched[chance];
    votes[VOTES - 1] = this.expected ? chance - 2048 : 2048 - chance;
  }

  /** @param {number} bit */
  learn(bit) {
    const { votes, weights } = this;
    for (let set = 0; set < 2; set++) {
      const from = this.sets[set];
      const error = ((bit << 12) - this.guesses[set]) * 3;
      for (let vote = 0; vote < VOTES; vote++) weights[from + vote] += (votes[vote] * error + 8192) >> 14;
    }
    const aim = bit ? 65535 : 0;
    for (let which = 0; which < CONTEXTS; which++) {
      const slot = this.slots[which];
      const seen = this.seen[slot];
      this.chance[slot] += ((aim - this.chance[slot]) * rates[seen]) >> 14;
      if (seen < STEADY.slot) this.seen[slot] = seen + 1;
      const history = this.history[slot];
      const place = which * 256 + history;
      const often = this.followedSeen[place];
      this.followed[place] += ((aim - this.followed[place]) * rates[often]) >> 14;
      if (often < STEADY.history) this.followedSeen[place] = often + 1;
      this.history[slot] = history < 128 ? (history << 1) | bit : (((history << 1) | bit) & 127) | 128;
    }
    if (this.expected >= 0) {
      const length = Math.min(this.match, LONGEST);
      const hit = this.expected === bit;
      this.matched[length] += ((hit ? 65535 : 0) - this.matched[length]) >> 5;
      if (!hit) this.match = 0;
    }
    this.partial = (this.partial << 1) | bit;
    this.known += 1;
    if (this.known === 8) this.take(this.partial & 255);
  }

  /** @param {number} byte */
  take(byte) {
    this.partial = 1;
    this.known = 0;
    if (this.count === this.bytes.length) {
      const more = new Uint8Array(2 * this.count);
      more.set(this.bytes);
      this.bytes = more;
    }
    this.bytes[this.count++] = byte;
    if (this.match > 0) {
      this.match += 1;
      this.at += 1;
    }
    this.seekMatch();
    const isLetter =
      (byte >= 97 && byte <= 122) ||
      (byte >= 65 && byte <= 90) ||
      (byte >= 48 && byte <= 57) ||
      byte === 95 ||
      byte > 127;
    if (isLetter) this.word = Math.imul(this.word + byte + 1, 0x2f0b4c47);
    else if (this.word) [this.before, this.word] = [this.word, 0];
    if (byte === 10) [this.atStart, this.opening] = [true, 10];
    else if (this.atStart && byte !== 32) [this.atStart, this.opening] = [false, byte];
    this.enter();
  }

  seekMatch() {
    const { bytes, count } = this;
    if (count < SHORTEST) return;
    let hash = 0;
    for (let back = 1; back <= SHORTEST; back++) hash = (Math.imul(hash, 0x2f0b4c47) + bytes[count - back]) | 0;
    const end = this.ends.get(hash);
    if (this.match === 0 && end !== undefined) {
      let length = 0;
      while (length < 32 && end - 1 - length >= 0 && bytes[end - 1 - length] === bytes[count - 1 - length]) length += 1;
      if (length >= SHORTEST) [this.match, this.at] = [length, end];
    }
    this.ends.set(hash, count);
  }

  // Finds the contexts for the next byte.
  enter() {
    const { bytes, count, contexts, word } = this;
    const last = count ? bytes[count - 1] : 0;
    let hash = 0;
    for (let back = 1; back <= 6; back++) {
      hash = (Math.imul(hash, 0x2f0b4c47) + (count >= back ? bytes[count - back] : 0) + 1) | 0;
      contexts[back - 1] = hash;
    }
    contexts[6] = Math.imul(word, 31) + (word ? 0 : last);
    contexts[7] = Math.imul(word, 0x3d4d51cb) + this.before + (word ? 0 : last * 77);
    contexts[8] = Math.imul(this.opening, 0x1b873593) + contexts[0];
    for (let which = 0; which < CONTEXTS; which++)
      contexts[which] = Math.imul(contexts[which] + which * 0x51ed27, 0x2545f491);
  }
}

/** @type {Model | undefined} */
let taught;

// A model that has read `words.json`.
function start() {
  if (!taught) {
    taught = new Model();
    for (const byte of new TextEncoder().encode(words.words))
      for (let place = 7; place >= 0; place--) {
        taught.predict();
        taught.learn((byte >> place) & 1);
      }
  }
  /** @type {Model} */
  const model = Object.create(Model.prototype);
  return Object.assign(model, structuredClone({ ...taught }));
}

/** @param {Uint8Array} bytes */
export function squeeze(bytes) {
  const model = start();
  /** @type {number[]} */
  const out = [];
  let [low, high] = [0, 0xffffffff];
  for (const byte of bytes)
    for (let place = 7; place >= 0; place--) {
      const bit = (byte >> place) & 1;
      const middle = low + Math.floor(((high - low) * model.predict()) / 4096);
      if (bit) high = middle;
      else low = middle + 1;
      model.learn(bit);
      while (topByte(low) === topByte(high)) {
        out.push(topByte(low));
        low = (low % TOP) * 256;
        high = (high % TOP) * 256 + 255;
      }
    }
  return Uint8Array.from([...out, ...between(low, high)]);
}

// The `size` bytes that were squeezed into `data`. Most data gives some bytes, whatever it is; RangeError where it has not
// so many.
/**
 * @param {Uint8Array} data
 * @param {number} size
 */
export function unsqueeze(data, size) {
  const model = start();
  const out = new Uint8Array(size);
  let next = 0;
  const more = () => {
    if (next === data.length + 4) throw new RangeError("the data ends before its text");
    return data[next++] ?? 0;
  };
  let value = 0;
  for (let first = 0; first < 4; first++) value = value * 256 + more();
  let [low, high] = [0, 0xffffffff];
  for (let at = 0; at < size; at++) {
    let byte = 0;
    for (let place = 0; place < 8; place++) {
      const middle = low + Math.floor(((high - low) * model.predict()) / 4096);
      const bit = value <= middle ? 1 : 0;
      if (bit) high = middle;
      else low = middle + 1;
      model.learn(bit);
      byte = (byte << 1) | bit;
      while (topByte(low) === topByte(high)) {
        low = (low % TOP) * 256;
        high = (high % TOP) * 256 + 255;
        value = (value % TOP) * 256 + more();
      }
    }
    out[at] = byte;
  }
  return out;
}

/** @param {number} value */
const topByte = (value) => Math.floor(value / TOP);

// The fewest bytes which, with zeros behind them, lie between the two.
/**
 * @param {number} low
 * @param {number} high
 */
function between(low, high) {
  if (low === 0) return [];
  for (let count = 1; count < 4; count++) {
    const unit = 256 ** (4 - count);
    const value = Math.ceil(low / unit) * unit;
    if (value <= high) return [0, 1, 2].slice(0, count).map((at) => Math.floor(value / 256 ** (3 - at)) % 256);
  }
  return [0, 1, 2, 3].map((at) => Math.floor(low / 256 ** (3 - at)) % 256);
}
