"""The page of figures is the bench's, and what the bench says of them is what was measured."""

from pathlib import Path

import pytest

from tests.bench import report
from tests.bench.figures import Figure, Part
from tests.bench.scale import growth

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"


def test_the_page_is_as_the_bench_writes_it():
    text = PAGE.read_text("utf-8")
    assert text.startswith(report.HEAD)
    assert text.endswith(report.FOOT)


@pytest.mark.parametrize(
    ("figure", "ratio", "holds"),
    [
        (Figure("a click", [10, 30, 20], "ms", "Streamlit", [100, 80, 300], 0.25), 0.2, True),
        (Figure("a click", [10, 30, 20], "ms", "Streamlit", [50, 40, 60], 0.25), 0.4, False),
        (Figure("a click", [10, 30, 20], "ms", "Streamlit", [40]), 0.5, None),
        (Figure("bytes", [8.9], "MB", wanted=9), None, True),
        (Figure("bytes", [9.1], "MB", wanted=9), None, False),
    ],
)
def test_what_is_wanted_is_wanted_of_the_ratio_of_medians_or_of_the_median(figure, ratio, holds):
    assert (figure.ratio, figure.holds) == (ratio, holds)


def test_growth_is_the_exponent_between_the_two_largest_sizes():
    assert growth("", {1: [7], 100: [10], 1_000: [100]}).median == pytest.approx(1)
    assert growth("", {10: [10], 100: [1_000]}).median == pytest.approx(2)


def test_a_run_is_read_as_it_was_written_and_compared_by_its_names(tmp_path):
    old = Part("Bytes", "All of them.", [Figure("all", [10.0], "MB", wanted=9.0), Figure("gone", [1.0])])
    new = Part("Bytes", "All of them.", [Figure("all", [5.0], "MB", wanted=9.0), Figure("new", [1.0])])
    report.write(tmp_path / "old.json", {}, "build/bench/1", [old])
    site, before = report.read(tmp_path / "old.json")
    assert site == "build/bench/1"
    assert before[0].figures[0].samples == [10.0]
    assert [(each.what, each.ratio) for each in report.since([new], before).figures] == [("all", 0.5)]
