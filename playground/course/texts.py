"""The prose of a lesson, piece by piece, each with the line of the file that it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Final

from playground.checks.judge import CheckError, read
from playground.course.lessons import FRONT_MATTER, Chapter, Lesson

CODE: Final = "§"
"""What stands in plain text for `code`."""
FENCE: Final = re.compile(r"^\s*(`{3,}|~{3,})")
LINK: Final = re.compile(r"!?\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
_NO_PROSE: Final = re.compile(r"^\s*(\||<|\[[^\]]+\]:)")
_BEGINS: Final = re.compile(r"^\s*(#+ |[-*+] |\d+\. |(?:\?{3}\+?|!{3}) \w+ ?)(.*)$")
_SENTENCE: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+")


@dataclass(frozen=True)
class Passage:
    """A paragraph, a list's entry, a heading: its Markdown, and the lines of the file from where it begins."""

    path: Path
    line: int
    markdown: str
    lines: Sequence[str]

    @property
    def text(self) -> str:
        return plain(self.markdown)

    @property
    def sentences(self) -> list[str]:
        return [sentence for sentence in _SENTENCE.split(self.text) if sentence.strip()]

    def where(self, words: str) -> str:
        """File and line of the first line that has these words; a wrapped text has at least the first of them."""
        for wanted in (words, " ".join(words.split()[:2]), words.split()[0]):
            for number, line in enumerate(self.lines, start=self.line):
                if re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", plain(line)):
                    return f"{self.path}, line {number}"
        return f"{self.path}, line {self.line}"


def plain(markdown: str) -> str:
    """Markdown as it is read aloud: code is one sign, and marks are gone."""
    text = re.sub(r"(`+).+?\1", CODE, markdown)
    text = LINK.sub(r"\1", text)
    text = re.sub(r"<[^>]*>|\{:?[ .#][^}]*\}|\+\+.+?\+\+", " ", text)
    return re.sub(r"\\(.)", r"\1", text.replace("*", "")).strip()


def passages(lesson: Lesson) -> Iterator[Passage]:
    """All that a learner reads of a lesson: front matter, text, and what the check advises."""
    path = lesson.folder / "lesson.md"
    content = path.read_text(encoding="utf-8")
    exercise = lesson.exercise
    fields = [lesson.title, lesson.summary, *(exercise.hints if exercise else ())]
    fields += [text for variant in lesson.variants for text in (variant.name, variant.note)]
    fields += [part for text in (lesson.task, exercise.passed if exercise else "") for part in text.split("\n\n")]
    yield from _of_fields(path, content, fields)
    yield from blocks(path, content)
    if exercise and exercise.check:
        try:
            advice = [known.advice for known in read(exercise.check.source).mistakes]
        except CheckError:
            return  # the proof tells of it
        yield from _of_fields(exercise.check.path, exercise.check.source, advice)


def fenced(markdown: str) -> Iterator[tuple[int, str]]:
    """The Python in the fences of a text, each with the number of its first line."""
    lines = markdown.splitlines()
    fence, python, body, first = "", False, list[str](), 0
    for number, line in enumerate(lines, start=1):
        if fence and line.strip().startswith(fence):
            if python:
                yield first, dedent("\n".join(body))
            fence = ""
        elif fence:
            body.append(line)
        elif opened := FENCE.match(line):
            fence, body, first = opened[1], [], number + 1
            python = bool(re.match(r"\W*(rerun|python|py)\b", line.strip().lstrip("`~")))


def unfenced(markdown: str) -> list[str]:
    """The lines of a text, empty where a fence or what is in one stands: each keeps its number."""
    fence, found = "", list[str]()
    for line in markdown.splitlines():
        opened = FENCE.match(line)
        found.append("" if fence or opened else line)
        if fence:
            fence = "" if line.strip().startswith(fence) else fence
        elif opened:
            fence = opened[1]
    return found


def page_passages(path: Path) -> Iterator[Passage]:
    """The text of a page of the site."""
    return blocks(path, path.read_text(encoding="utf-8"))


def chapter_passages(chapter: Chapter) -> Iterator[Passage]:
    """Title and summary of a chapter."""
    path = chapter.folder / "chapter.md"
    yield from _of_fields(path, path.read_text(encoding="utf-8"), [chapter.title, chapter.summary])


def _of_fields(path: Path, content: str, texts: Sequence[str]) -> Iterator[Passage]:
    """Texts that a parser has read out of the file: their place is found by how they begin."""
    whole = Passage(path, 1, "", content.splitlines())
    for text in filter(None, (" ".join(text.split()) for text in texts)):
        begin = " ".join(plain(text).split()[:4])
        line = int(whole.where(begin).rpartition(" ")[2]) if begin else 1
        yield Passage(path, line, text, whole.lines[line - 1 :])


def blocks(path: Path, content: str) -> Iterator[Passage]:
    """The blocks of Markdown below the front matter, without fences, tables and HTML."""
    front = FRONT_MATTER.match(content)
    number = content[: front.end()].count("\n") if front else 0
    lines = content.splitlines()
    block: list[str] = []
    for at, line in enumerate([*unfenced("\n".join(lines[number:])), ""], start=number + 1):
        begins = _BEGINS.match(line)
        if block and (begins or not line.strip()):
            start = at - len(block)
            yield Passage(path, start, " ".join(block), lines[start - 1 : at - 1])
            block = []
        if line.strip() and not _NO_PROSE.match(line):
            block.append(begins[2].strip('"') if begins else line.strip())
            if begins and begins[1].strip()[0] in "#?!":
                yield Passage(path, at, block.pop(), [line])
