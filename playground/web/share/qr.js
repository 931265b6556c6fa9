// A QR code for a text: bytes, with the least correction (level L), in the smallest of the forty sizes that holds them.
// After ISO/IEC 18004.

// By size: bytes of correction in each block, and the number of blocks, at level L.
const CORRECTION = [
  7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30,
  30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
];
const BLOCKS = [
  1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19,
  20, 21, 22, 24, 25,
];
/** @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * @param {string} text
 * @returns {boolean[][] | null} rows of modules, true for dark; null where no code holds so much
 */
export function qr(text) {
  const bytes = new TextEncoder().encode(text);
  const version =
    CORRECTION.findIndex((_, at) => dataBytes(at + 1) * 8 >= 4 + countBits(at + 1) + 8 * bytes.length) + 1;
  if (!version) return null;
  const drawn = drawFixed(version);
  drawData(drawn, interleave(pack(bytes, version), version));
  let best = null;
  for (let mask = 0; mask < MASKS.length; mask++) {
    const modules = masked(drawn, mask);
    const badness = penalty(modules);
    if (!best || badness < best.badness) best = { modules, badness };
  }
  return /** @type {any} */ (best).modules;
}

// The code as SVG, with the quiet edge that readers need.
/** @param {boolean[][]} modules */
export function qrSvg(modules) {
  const size = modules.length + 8;
  const path = modules.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ""))).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill="#000" d="${path}"/></svg>`;
}

/** @param {number} version */
const sizeOf = (version) => 17 + 4 * version;
/** @param {number} version */
const countBits = (version) => (version < 10 ? 8 : 16);
/** @param {number} version */
const dataBytes = (version) => allBytes(version) - CORRECTION[version - 1] * BLOCKS[version - 1];

// Bytes that fit between the patterns.
/** @param {number} version */
function allBytes(version) {
  let bits = (16 * version + 128) * version + 64;
  if (version > 1) {
    const aligned = Math.floor(version / 7) + 2;
    bits -= (25 * aligned - 10) * aligned - 55;
    if (version > 6) bits -= 36;
  }
  return Math.floor(bits / 8);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} version
 */
function pack(bytes, version) {
  /** @type {number[]} */
  const bits = [];
  /**
   * @param {number} value
   * @param {number} count
   */
  const add = (value, count) => {
    for (let place = count - 1; place >= 0; place--) bits.push((value >> place) & 1);
  };
  add(4, 4); // bytes
  add(bytes.length, countBits(version));
  for (const byte of bytes) add(byte, 8);
  const room = dataBytes(version) * 8;
  add(0, Math.min(4, room - bits.length));
  add(0, -bits.length & 7);
  for (let filler = 0xec; bits.length < room; filler ^= 0xec ^ 0x11) add(filler, 8);
  return Array.from({ length: bits.length / 8 }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((value, bit) => (value << 1) | bit, 0),
  );
}

// Adds the correction to each block, and takes a byte of each in turn.
/**
 * @param {number[]} data
 * @param {number} version
 */
function interleave(data, version) {
  const [count, extra] = [BLOCKS[version - 1], CORRECTION[version - 1]];
  const short = Math.floor(data.length / count);
  const longer = data.length % count;
  const divisor = generator(extra);
  const blocks = [];
  for (let block = 0, from = 0; block < count; block++) {
    const length = short + (block >= count - longer ? 1 : 0);
    blocks.push(data.slice(from, from + length));
    from += length;
  }
  const corrections = blocks.map((block) => remainder(block, divisor));
  const out = [];
  for (let at = 0; at <= short; at++) for (const block of blocks) if (at < block.length) out.push(block[at]);
  for (let at = 0; at < extra; at++) for (const correction of corrections) out.push(correction[at]);
  return out;
}

/**
 * @param {number} one
 * @param {number} other
 */
function times(one, other) {
  let product = 0;
  for (let place = 7; place >= 0; place--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((other >> place) & 1) product ^= one;
  }
  return product;
}

/** @param {number} degree */
function generator(degree) {
  const factors = Array(degree - 1).fill(0);
  factors.push(1);
  let root = 1;
  for (let step = 0; step < degree; step++) {
    for (let at = 0; at < degree; at++) factors[at] = times(factors[at], root) ^ (factors[at + 1] ?? 0);
    root = times(root, 2);
  }
  return factors;
}

/**
 * @param {number[]} data
 * @param {number[]} divisor
 */
function remainder(data, divisor) {
  const rest = Array(divisor.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift();
    rest.push(0);
    for (let at = 0; at < rest.length; at++) rest[at] ^= times(divisor[at], factor);
  }
  return rest;
}

/** @typedef {{ size: number, modules: boolean[][], fixed: boolean[][] }} Drawn */

/** @param {number} version */
function drawFixed(version) {
  const size = sizeOf(version);
  const blank = () => Array.from({ length: size }, () => Array(size).fill(false));
  /** @type {Drawn} */
  const drawn = { size, modules: blank(), fixed: blank() };
  for (let at = 0; at < size; at++) {
    fix(drawn, 6, at, at % 2 === 0);
    fix(drawn, at, 6, at % 2 === 0);
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ])
    square(drawn, x, y, 4, (ring) => ring !== 2 && ring !== 4);
  const places = alignments(version);
  const last = places.length - 1;
  for (const [row, y] of places.entries())
    for (const [column, x] of places.entries()) {
      const isCorner = (row === 0 && (column === 0 || column === last)) || (row === last && column === 0);
      if (!isCorner) square(drawn, x, y, 2, (ring) => ring !== 1);
    }
  drawFormat(drawn, 0);
  if (version >= 7) drawVersion(drawn, version);
  return drawn;
}

/**
 * @param {Drawn} drawn
 * @param {number} x
 * @param {number} y
 * @param {boolean} dark
 */
function fix({ size, modules, fixed }, x, y, dark) {
  if (x < 0 || y < 0 || x >= size || y >= size) return;
  modules[y][x] = dark;
  fixed[y][x] = true;
}

/**
 * @param {Drawn} drawn
 * @param {number} x
 * @param {number} y
 * @param {number} reach
 * @param {(ring: number) => boolean} isDark
 */
function square(drawn, x, y, reach, isDark) {
  for (let down = -reach; down <= reach; down++)
    for (let right = -reach; right <= reach; right++)
      fix(drawn, x + right, y + down, isDark(Math.max(Math.abs(right), Math.abs(down))));
}

/** @param {number} version */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let at = sizeOf(version) - 7; places.length < count; at -= step) places.splice(1, 0, at);
  return places;
}

/**
 * @param {Drawn} drawn
 * @param {number} mask
 */
function drawFormat(drawn, mask) {
  const data = 8 | mask; // level L is 01
  let rest = data;
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const { size } = drawn;
  const dark = (/** @type {number} */ place) => ((bits >> place) & 1) === 1;
  for (let at = 0; at < 6; at++) fix(drawn, 8, at, dark(at));
  fix(drawn, 8, 7, dark(6));
  fix(drawn, 8, 8, dark(7));
  fix(drawn, 7, 8, dark(8));
  for (let at = 9; at < 15; at++) fix(drawn, 14 - at, 8, dark(at));
  for (let at = 0; at < 8; at++) fix(drawn, size - 1 - at, 8, dark(at));
  for (let at = 8; at < 15; at++) fix(drawn, 8, size - 15 + at, dark(at));
  fix(drawn, 8, size - 8, true);
}

/**
 * @param {Drawn} drawn
 * @param {number} version
 */
function drawVersion(drawn, version) {
  let rest = version;
  for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const [one, other] = [drawn.size - 11 + (at % 3), Math.floor(at / 3)];
    fix(drawn, one, other, ((bits >> at) & 1) === 1);
    fix(drawn, other, one, ((bits >> at) & 1) === 1);
  }
}

// Two columns at a time from the right, up and down in turn.
/**
 * @param {Drawn} drawn
 * @param {number[]} bytes
 */
function drawData({ size, modules, fixed }, bytes) {
  let next = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++)
      for (let side = 0; side < 2; side++) {
        const x = right - side;
        const y = ((right + 1) & 2) === 0 ? size - 1 - step : step;
        if (fixed[y][x] || next >= bytes.length * 8) continue;
        modules[y][x] = ((bytes[next >> 3] >> (7 - (next & 7))) & 1) === 1;
        next += 1;
      }
  }
}

/**
 * @param {Drawn} drawn
 * @param {number} mask
 */
function masked({ size, modules, fixed }, mask) {
  const copy = {
    size,
    fixed: fixed.map((row) => [...row]),
    modules: modules.map((row, y) => row.map((dark, x) => (fixed[y][x] ? dark : dark !== MASKS[mask](x, y)))),
  };
  drawFormat(copy, mask);
  return copy.modules;
}

// How hard a code is to read: long runs, squares, what looks like a corner, and much more dark than light.
/** @param {boolean[][]} modules */
function penalty(modules) {
  const size = modules.length;
  let [bad, dark] = [0, 0];
  for (const isAcross of [true, false])
    for (let line = 0; line < size; line++) {
      const text = Array.from({ length: size }, (_, at) =>
        (isAcross ? modules[line][at] : modules[at][line]) ? "1" : "0",
      ).join("");
      for (const [run] of text.matchAll(/0{5,}|1{5,}/g)) bad += run.length - 2;
      for (const _ of text.matchAll(/(?=00001011101|10111010000)/g)) bad += 40;
    }
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const is = modules[y][x];
      if (is) dark += 1;
      if (x && y && is === modules[y - 1][x] && is === modules[y][x - 1] && is === modules[y - 1][x - 1]) bad += 3;
    }
  return bad + Math.floor(Math.abs(dark * 20 - size * size * 10) / (size * size)) * 10;
}
