"""Where a script is while something asks for it."""

from __future__ import annotations

from typing import Any

from playground.runtime.run.lines import Files
from playground.runtime.run.places import Place, is_ours, line_in, places_in

FILES = Files("app.py")


def run(script: str, **names: Any) -> None:
    exec(compile(script, "app.py", "exec"), names)


def test_a_script_is_at_the_innermost_line_that_is_its_own() -> None:
    found = []

    def recorder() -> None:
        found.append((lambda: line_in(FILES))())

    run("def draw():\n    ask()\n\ndraw()\n", ask=recorder)
    assert found == [2]
    assert line_in(FILES) is None


def test_its_places_come_with_what_names_stand_for_there() -> None:
    found: list[Place] = []
    run("n = 1\ndef draw(m):\n    ask()\ndraw(2)\n", ask=lambda: found.extend(places_in(FILES)))
    assert [(place.line, place.names["n"], place.names.get("m")) for place in found] == [(3, 1, 2), (4, 1, None)]


def test_the_runtime_is_known_by_its_package_and_nothing_that_only_looks_like_it() -> None:
    class Liar(str):
        pass

    assert is_ours("playground.runtime.run")
    assert not is_ours("playground.worker")
    assert not is_ours(Liar("playground.runtime"))
    assert not is_ours(None)
