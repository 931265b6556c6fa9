"""Squeezes short texts further than deflate can: predicts each bit from what stands before it, and writes the surprise.

Nine contexts (the last 1 to 6 bytes; the word; the word and the one before it; how the line began) each remember what
followed them. So does the longest match with what was read before. Their votes are weighed by a mixer that learns as it
goes, and an arithmetic coder writes the bits. All have first read ``words.json``, and know Streamlit's words from it.
``playground/web/share/mixing.js`` does the same, number for number: neither may be changed without a new version of
the link (`link.py`). Whole numbers only, and floats in +, × and ÷ alone, so that every machine agrees.

It takes about a tenth of a millisecond for a byte, so `link.py` asks for it only where a link would otherwise be long.
"""

from __future__ import annotations

import copy
import json
from array import array
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import sumprod

CONTEXTS = 9
BITS = 18
"""Of a slot's number, within a context's slots."""
VOTES = 2 * CONTEXTS + 2
SETS = 32
"""Of weights by how long the match is; behind them one for each last byte."""
LONGEST = 31
"""Length of a match, as its strength counts."""
SHORTEST = 5
STEADY_SLOT, STEADY_HISTORY = 30, 120
"""Sightings after which a probability moves no slower."""
WORD = 0xFFFFFFFF


def _tables() -> tuple[list[int], list[int]]:
    """12-bit probabilities by their log odds in 1/256, from -2048; and the log odds of each probability."""
    powers = [1.0]
    for _ in range(2048):
        powers.append(powers[-1] * 1.0039138893383475)
    squashed: list[int] = []
    stretched: list[int] = []
    for odds in range(-2048, 2048):
        power = powers[abs(odds)]
        chance = 1 / (1 + power) if odds < 0 else power / (1 + power)
        value = min(4095, max(1, int(chance * 4096)))
        squashed.append(value)
        stretched.extend([odds] * (value + 1 - len(stretched)))
    return squashed, stretched


SQUASHED, STRETCHED = _tables()
RATES = [int(16384 / (seen + 1.4)) for seen in range(256)]


class Model:
    """What is known of a text so far: asked for each bit's chance, then told the bit."""

    def __init__(self) -> None:
        slots = CONTEXTS << BITS
        self.chance = array("H", [32768]) * slots
        """That a 1 comes next, in 1/65536."""
        self.seen = bytearray(slots)
        self.history = bytearray(b"\1") * slots
        """A slot's last seven bits, behind a leading 1."""
        self.followed = array("H", [32768]) * (CONTEXTS * 256)
        """What comes after such a history."""
        self.followed_seen = bytearray(CONTEXTS * 256)
        self.matched = [32768] * (LONGEST + 1)
        """That a match of this length goes on."""
        self.weights = [[9830] * VOTES for _ in range(SETS + 256)]
        self.votes = [0] * VOTES
        self.slots = [0] * CONTEXTS
        self.contexts = [0] * CONTEXTS
        self.bytes = bytearray()
        self.partial = 1
        """The bits of the next byte that are known, behind a leading 1."""
        self.known = 0
        self.ends: dict[int, int] = {}
        """Where the last few bytes stood before."""
        self.match = self.at = 0
        """The match's length, 0 for none, and where stands what it says comes next."""
        self.expected = -1
        """The bit that the match expects; -1 for none."""
        self.word = self.before = self.opening = 0
        self.at_start = False
        self.sets = (0, 0)
        self.guesses = (0, 0)
        self._enter()

    def copy(self) -> Model:
        """The model as it is, to go on with."""
        return copy.deepcopy(self)

    def predict(self) -> int:
        """The chance that the next bit is 1, in 1/4096."""
        turn = self.partial * 0x9E3779B1
        votes: list[int] = []
        slots: list[int] = []
        seen, chance, followed, history = self.seen, self.chance, self.followed, self.history
        base = 0
        for which, context in enumerate(self.contexts):
            hashed = (context + turn) * 0x2C1B3C6D & WORD
            slot = base + ((hashed ^ hashed >> 15) >> 32 - BITS)
            base += 1 << BITS
            slots.append(slot)
            if seen[slot]:
                votes.append(STRETCHED[chance[slot] >> 4])
                votes.append(STRETCHED[followed[which << 8 | history[slot]] >> 4])
            else:
                votes += (0, 0)
        votes += self._ask_match()
        self.votes, self.slots = votes, slots
        strength = 0 if self.match == 0 else 1 if self.match < 8 else 2 if self.match < 16 else 3
        self.sets = (strength * 8 + self.known, SETS + (self.bytes[-1] if self.bytes else 0))
        one, other = (max(-2047, min(2047, int(sumprod(votes, self.weights[number])) >> 16)) for number in self.sets)
        self.guesses = (SQUASHED[one + 2048], SQUASHED[other + 2048])
        return SQUASHED[(one + other >> 1) + 2048]

    def _ask_match(self) -> tuple[int, int]:
        self.expected = -1
        if self.match == 0:
            return (0, 0)
        byte = self.bytes[self.at] | 256
        if byte >> 8 - self.known != self.partial:
            self.match = 0
            return (0, 0)
        self.expected = byte >> 7 - self.known & 1
        chance = self.matched[min(self.match, LONGEST)] >> 4
        if self.expected:
            return (STRETCHED[chance], chance - 2048)
        return (-STRETCHED[chance], 2048 - chance)

    def learn(self, bit: int) -> None:
        """Take the bit that came."""
        for number, guess in zip(self.sets, self.guesses, strict=True):
            error = ((bit << 12) - guess) * 3
            weights = self.weights[number]
            self.weights[number] = [
                weight + (vote * error + 8192 >> 14) for weight, vote in zip(weights, self.votes, strict=True)
            ]
        aim = 65535 if bit else 0
        for which, slot in enumerate(self.slots):
            seen = self.seen[slot]
            self.chance[slot] += (aim - self.chance[slot]) * RATES[seen] >> 14
            if seen < STEADY_SLOT:
                self.seen[slot] = seen + 1
            history = self.history[slot]
            place = which << 8 | history
            often = self.followed_seen[place]
            self.followed[place] += (aim - self.followed[place]) * RATES[often] >> 14
            if often < STEADY_HISTORY:
                self.followed_seen[place] = often + 1
            history = history << 1 | bit
            self.history[slot] = history if history < 256 else history & 127 | 128
        if self.expected >= 0:
            length = min(self.match, LONGEST)
            hit = self.expected == bit
            self.matched[length] += (65535 if hit else 0) - self.matched[length] >> 5
            if not hit:
                self.match = 0
        self.partial = self.partial << 1 | bit
        self.known += 1
        if self.known == 8:
            self._take(self.partial & 255)

    def _take(self, byte: int) -> None:
        self.partial, self.known = 1, 0
        self.bytes.append(byte)
        if self.match > 0:
            self.match += 1
            self.at += 1
        self._seek_match()
        if byte > 127 or byte == 95 or 97 <= byte <= 122 or 65 <= byte <= 90 or 48 <= byte <= 57:
            self.word = (self.word + byte + 1) * 0x2F0B4C47 & WORD
        elif self.word:
            self.before, self.word = self.word, 0
        if byte == 10:
            self.at_start, self.opening = True, 10
        elif self.at_start and byte != 32:
            self.at_start, self.opening = False, byte
        self._enter()

    def _seek_match(self) -> None:
        text, count = self.bytes, len(self.bytes)
        if count < SHORTEST:
            return
        hashed = 0
        for back in range(1, SHORTEST + 1):
            hashed = hashed * 0x2F0B4C47 + text[-back] & WORD
        end = self.ends.get(hashed)
        if self.match == 0 and end is not None:
            length = 0
            while length < 32 and end - 1 - length >= 0 and text[end - 1 - length] == text[count - 1 - length]:
                length += 1
            if length >= SHORTEST:
                self.match, self.at = length, end
        self.ends[hashed] = count

    def _enter(self) -> None:
        """Find the contexts for the next byte."""
        text, word = self.bytes, self.word
        last = text[-1] if text else 0
        contexts: list[int] = []
        hashed = 0
        for back in range(1, 7):
            hashed = hashed * 0x2F0B4C47 + (text[-back] if len(text) >= back else 0) + 1 & WORD
            contexts.append(hashed)
        contexts.append(word * 31 + (0 if word else last))
        contexts.append(word * 0x3D4D51CB + self.before + (0 if word else last * 77))
        contexts.append(self.opening * 0x1B873593 + contexts[0])
        self.contexts = [(context + which * 0x51ED27) * 0x2545F491 & WORD for which, context in enumerate(contexts)]


@cache
def _taught() -> Model:
    """A model that has read ``words.json``."""
    model = Model()
    words = json.loads(files("playground.share").joinpath("words.json").read_text("utf-8"))["words"]
    for byte in words.encode():
        for place in range(7, -1, -1):
            model.predict()
            model.learn(byte >> place & 1)
    return model


def squeeze(data: bytes) -> bytes:
    """Write `data` as few bytes."""
    model = _taught().copy()
    out = bytearray()
    low, high = 0, WORD
    for byte in data:
        for place in range(7, -1, -1):
            bit = byte >> place & 1
            middle = low + ((high - low) * model.predict() >> 12)
            low, high = (low, middle) if bit else (middle + 1, high)
            model.learn(bit)
            while low >> 24 == high >> 24:
                out.append(low >> 24)
                low, high = low << 8 & WORD, high << 8 & WORD | 255
    return bytes(out) + _between(low, high)


def unsqueeze(data: bytes, size: int) -> bytes:
    """The `size` bytes that were squeezed into `data`.

    Most data gives some bytes, whatever it is. Raises ValueError where it has not so many.
    """
    model = _taught().copy()
    rest = iter(data + bytes(4))
    value = 0
    for _ in range(4):
        value = value << 8 | next(rest)
    out = bytearray()
    low, high = 0, WORD
    for _ in range(size):
        byte = 0
        for _ in range(8):
            middle = low + ((high - low) * model.predict() >> 12)
            bit = int(value <= middle)
            low, high = (low, middle) if bit else (middle + 1, high)
            model.learn(bit)
            byte = byte << 1 | bit
            while low >> 24 == high >> 24:
                low, high = low << 8 & WORD, high << 8 & WORD | 255
                value = value << 8 & WORD | _next(rest)
        out.append(byte)
    return bytes(out)


def _next(rest: Iterator[int]) -> int:
    for byte in rest:
        return byte
    raise ValueError("the data ends before its text")


def _between(low: int, high: int) -> bytes:
    """The fewest bytes which, with zeros behind them, lie between the two."""
    if low == 0:
        return b""
    for count in range(1, 4):
        shift = 8 * (4 - count)
        value = -(-low >> shift) << shift
        if value <= high:
            return value.to_bytes(4, "big")[:count]
    return low.to_bytes(4, "big")
