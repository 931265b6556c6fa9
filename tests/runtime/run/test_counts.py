"""How often the lines of a script ran, from samples of its jumps and function starts."""

from playground.runtime.run.counts import Counts


def code(source: str):
    return compile(source, "app.py", "exec")


def offset(of, line: int) -> int:
    return next(start for start, _, at in of.co_lines() if at == line)


def test_samples_are_added_up_by_line():
    script = code("a = 1\nb = 2\nc = 3\n")
    counts = Counts()
    counts.add(script, offset(script, 1), 1)
    counts.add(script, offset(script, 2), 100)
    counts.add(script, offset(script, 2), 5)
    assert [counts.of(line) for line in (1, 2, 3, None)] == [1, 105, 0, 0]


def test_two_places_of_one_line_count_together():
    script = code("a = 1; b = 2\n")
    starts = [start for start, _, line in script.co_lines() if line == 1]
    counts = Counts()
    counts.add(script, starts[0], 2)
    counts.add(script, starts[-1] + 2, 3)
    assert counts.of(1) == 5


def test_codes_of_one_line_are_told_apart_and_counted_both():
    one, other = code("a = 1\n"), code("a = 1\n")
    counts = Counts()
    counts.add(one, offset(one, 1), 1)
    counts.add(other, offset(other, 1), 1)
    assert counts.of(1) == 2


def test_a_place_beyond_the_code_is_no_line():
    script = code("a = 1\n")
    counts = Counts()
    counts.add(script, 10_000, 7)
    assert counts.of(1) == 0
