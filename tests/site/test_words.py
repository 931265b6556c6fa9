"""The words of the guide and the rules: spelled right, and easy to read where a reader is no author."""

from pathlib import Path

import pytest

from playground.course.texts import page_passages
from playground.course.words import problems

HERE = Path(__file__).parent
DOCS = HERE.parents[1] / "docs"
FOR_AUTHORS = {
    DOCS / f"{name}.md" for name in ("demos", "embed", "embed-sphinx", "embed-quarto", "performance", "share", "trace")
}
PAGES = sorted({*DOCS.glob("*.md"), *DOCS.glob("learn/*.md"), *DOCS.glob("compare/*.md"), *DOCS.glob("rules/*.md")})


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_the_words_of_a_page(page: Path) -> None:
    found = list(problems(page_passages(page), HERE))
    assert [line for line in found if page not in FOR_AUTHORS or "in no list" in line] == []
