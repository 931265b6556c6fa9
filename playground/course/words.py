"""Whether a lesson's texts are spelled right and easy to read; what is not is told with file and line.

The reading level is the Flesch-Kincaid grade of all sentences of a lesson together,

    0.39 * words / sentences + 11.8 * syllables / words - 15.59

where code in backticks counts as a word of one syllable. Words are looked up in the English list of pyspellchecker, in
`terms.txt` beside this module, and in the course's own `words.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from playground.course.texts import CODE, Passage

HIGHEST_GRADE: Final = 8.0
LONGEST_SENTENCE: Final = 28
FEWEST_WORDS: Final = 60
"""A grade of fewer words says nothing."""
TERMS: Final = Path(__file__).parent / "terms.txt"
COURSE_WORDS: Final = "words.txt"
"""The file in the folder of the chapters with words that only this course has."""

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_NAME: Final = re.compile(r"\S*(?:\w[._/@]\w|_|\d|://)\S*")
"""What is no word: addresses, names of files, numbers."""
_TODO: Final = re.compile(r"\bTODO\b")


def can_spell() -> bool:
    """Whether there is a list of English words to look into."""
    return find_spec("spellchecker") is not None


def problems(passages: Iterable[Passage], own: Path | None = None) -> Iterator[str]:
    """What is wrong with the texts of a lesson; `own` is the folder of its course, whose words are right too."""
    every = list(passages)
    for passage in every:
        if _TODO.search(passage.text):
            yield f"{passage.where('TODO')}: TODO is still there. Write your own words"
    yield from _misspelled(every, own)
    for passage in every:
        for sentence in passage.sentences:
            count = len(_spoken(sentence))
            if count > LONGEST_SENTENCE:
                begin = " ".join(sentence.split()[:5])
                yield (
                    f"{passage.where(begin)}: the sentence {begin + ' …'!r} has {count} words. "
                    f"Make two of it: {LONGEST_SENTENCE} are the most"
                )
    found = grade([sentence for passage in every for sentence in passage.sentences])
    if found > HIGHEST_GRADE:
        yield (
            f"{every[0].path}, line 1: the reading level is grade {found:.1f}, and {HIGHEST_GRADE:.0f} is the highest. "
            "Write shorter sentences, and shorter words"
        )


def grade(sentences: list[str]) -> float:
    """The Flesch-Kincaid grade of these sentences; 0 where they are too few to tell."""
    words = [word for sentence in sentences for word in _spoken(sentence)]
    if len(words) < FEWEST_WORDS:
        return 0.0
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    """Groups of vowels, without an e that is silent at the end; of code it is one."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = re.search(r"(?<![aeiouyl])es?$|(?<=[aeiouy])[^aeioutd]+ed$", word)
    return max(1, groups - bool(silent))


def _spoken(sentence: str) -> list[str]:
    return re.findall(rf"{CODE}|{_WORD.pattern}|\d+", sentence)


def _misspelled(passages: list[Passage], own: Path | None) -> Iterator[str]:
    if not can_spell():
        return
    known = _listed(TERMS) | (_listed(own / COURSE_WORDS) if own else frozenset())
    for passage in passages:
        text = _NAME.sub(" ", passage.text)
        for word in dict.fromkeys(_WORD.findall(text)):
            stem = re.sub(r"['’]s$", "", word).replace("’", "'").lower()
            if stem not in known and _is_unknown(stem):
                yield (
                    f"{passage.where(word)}: {word!r} is in no list of words. "
                    f"Is it spelled right? Add it to {COURSE_WORDS} in the folder of the chapters, or put code into `…`"
                )


@cache
def _is_unknown(word: str) -> bool:
    return bool(_english().unknown([word]))


@cache
def _english() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@cache
def _listed(path: Path) -> frozenset[str]:
    """The words of a file, one a line; what stands behind # is a comment."""
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines for word in line.partition("#")[0].split())
