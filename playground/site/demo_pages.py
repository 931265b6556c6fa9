"""Demos as pages of a site: where each is, what MkDocs reads there, its playgrounds, and the list of all."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import yaml
from mkdocs.exceptions import PluginError

from playground.demo.deck import Deck, DemoError, Step
from playground.demo.reading import demo_folders, read_demo
from playground.example.recorded import record
from playground.page.attributes import attribute_safe
from playground.page.embed import Playground
from playground.runtime import ActionError
from playground.site.playgrounds import Column

LIST = "<!-- the demos -->"
"""A page of the docs folder that has this has the list of all demos there."""

OWN = "demos/own.md"
COLUMNS = 3
"""How many scripts a demo has at the most, and so a stage that waits for one."""
NOT_YET = "# A demo brings its script.\n"


@dataclass(frozen=True)
class Line:
    """A step in the list of a demo's page; `at` is its place, from 0."""

    at: int
    title: str
    minutes: str


@dataclass(frozen=True)
class StageView:
    """What the template of a demo's page knows of it: `data` is the demo as JSON, nothing where none is open yet."""

    title: str
    summary: str
    minutes: str
    steps: tuple[Line, ...]
    shown: int
    data: str = ""


@dataclass(frozen=True)
class DemoPage:
    """A demo and where it is on the site; without a `deck` the stage for demos from elsewhere."""

    deck: Deck | None

    @property
    def src(self) -> str:
        """The page's place, as if it were a file in the docs folder."""
        return f"demos/{self.deck.name}.md" if self.deck else OWN

    @property
    def title(self) -> str:
        return self.deck.title if self.deck else "Your own demo"

    @property
    def summary(self) -> str:
        return self.deck.summary if self.deck else "A stage for a demo of yours: opened from a file, or recorded here."

    @property
    def nav_entry(self) -> dict[str, str]:
        return {self.title: self.src}

    def markdown(self) -> str:
        """The page as MkDocs reads it: front matter that picks the template."""
        fields = {
            "title": self.title,
            "description": self.summary,
            "template": "rerun/demo.html",
            "hide": ["navigation", "toc"],
        }
        return f"---\n{yaml.safe_dump(fields, allow_unicode=True)}---\n"

    @property
    def view(self) -> StageView:
        deck = self.deck
        if not deck:
            return StageView(self.title, self.summary, "", (), 1)
        steps = tuple(Line(at, title_of(step), in_minutes(step.minutes)) for at, step in enumerate(deck.steps))
        data = attribute_safe(deck.to_json())
        return StageView(deck.title, deck.summary, in_minutes(deck.minutes), steps, len(deck.shown), data)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Which of the playgrounds are in sight at first."""
        deck = self.deck
        if not deck:
            return tuple(Column(later=True) for _ in range(COLUMNS))
        return tuple(Column(later=name not in deck.shown) for name in deck.scripts)

    def playgrounds(self) -> tuple[Playground, ...]:
        """One for each script, as it is when it is prepared. Raises PluginError for what cannot be prepared."""
        deck = self.deck
        if not deck:
            blank = tuple(record((("app.py", NOT_YET),)))
            return tuple(
                Playground(f"own-{number}", f"Script {number}", NOT_YET, "app.py", blank, layout="column")
                for number in range(1, COLUMNS + 1)
            )
        layout = "column" if len(deck.scripts) > 1 else "lesson"
        return tuple(self._playground(deck, number, name, layout) for number, name in enumerate(deck.scripts, start=1))

    def _playground(self, deck: Deck, number: int, name: str, layout: str) -> Playground:
        sources = {each: script.source.rstrip("\n") for each, script in deck.scripts.items()}
        files = {each: source for each, source in sources.items() if each != name} | dict(deck.files)
        actions = deck.prepared.get(name, ())
        try:
            with contextlib.chdir(deck.folder):
                steps = record(((name, sources[name]), *files.items()), json.dumps(actions))
        except ActionError as error:
            raise PluginError(f"{deck.path}: `prepared` cannot be done in {name}: {error}") from None
        title = name if len(sources) > 1 else deck.title
        return Playground(
            f"{deck.name}-{number}", title, sources[name], name, steps, layout=layout, files=files, actions=actions
        )


def title_of(step: Step) -> str:
    """What the list of steps calls one."""
    return step.title or (step.ask.question if step.ask else f"Step {step.number}")


def in_minutes(minutes: float) -> str:
    return f"{minutes:g} min" if minutes else ""


def load_pages(folder: Path | None) -> tuple[DemoPage, ...]:
    """The pages of all demos of a folder, in their order, and the stage for others. Raises PluginError."""
    if folder is None:
        return ()
    try:
        return (*(DemoPage(read_demo(each)) for each in demo_folders(folder)), DemoPage(None))
    except DemoError as error:
        raise PluginError(str(error)) from error


def list_html(pages: Sequence[tuple[DemoPage, str]]) -> str:
    """The list of all demos, each with the address that leads there."""
    items = "".join(
        f'<li><a href="{escape(url)}"><strong>{escape(page.title)}</strong>'
        f'<span class="rerun-demos__minutes">{page.view.minutes}</span>'
        f'<span class="rerun-demos__about">{escape(page.summary)}</span></a></li>'
        for page, url in pages
    )
    return f'<ol class="rerun-demos">{items}</ol>'


def words(pages: Sequence[DemoPage]) -> dict[str, list[Any]]:
    """What `@demos` stands for in a nav."""
    return {"@demos": [page.nav_entry for page in pages]}
