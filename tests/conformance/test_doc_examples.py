"""The live examples of this project's own docs do on Streamlit what they show on the miniature."""

from pathlib import Path

import pytest

from playground.engines.compare import trace
from playground.example import Example, read_example
from playground.example.fences import fences

DOCS = Path(__file__).parents[2] / "docs"


def examples() -> dict[str, Example]:
    """All examples with one script, by page and line."""
    found = {}
    for page in sorted(DOCS.rglob("*.md")):
        for fence in fences(page.read_text("utf-8")):
            found[f"{page.stem}:{fence.line}"] = read_example(fence.text, fence.options, folder=page.parent)
    return {place: example for place, example in found.items() if len(example.scripts) == 1}


EXAMPLES = examples()


@pytest.mark.parametrize("place", EXAMPLES)
def test_both_engines_agree(place: str) -> None:
    example = EXAMPLES[place]
    actions = [dict(action) for action in example.actions]
    mini, streamlit = (trace(engine, example.scripts[0].source, actions) for engine in ("mini", "streamlit"))
    assert mini == streamlit
