"""Where the time of a run went, by the events of its lines; scripts on both engines are in tests/conformance."""

from __future__ import annotations

from playground.runtime.trace.times import Times

SCRIPT = compile("def load():\n    for n in range(2):\n        n\n", "app.py", "exec")
LOAD = next(each for each in SCRIPT.co_consts if hasattr(each, "co_code"))
SOURCE = "def load():\n    for n in range(2):\n        n\n"


def told(times: Times, source: str = SOURCE) -> list[tuple[int, float]]:
    return [(each["line"], each["seconds"]) for each in times.told("app.py", lambda line: source)]


def test_a_line_lasts_until_the_next_one_of_its_function():
    times = Times(1.0)
    for line, now in [(1, 1.0), (5, 1.5), (6, 3.5)]:
        times.line(SCRIPT, line, now)
    times.end(4.0)
    assert told(times) == [(5, 2.0), (1, 0.5), (6, 0.5)]


def test_of_a_function_that_is_not_known_to_have_ended_nothing_is_told():
    times = Times(0.0)
    times.line(LOAD, 2, 0.0)
    times.end(2.0)
    assert told(times) == []
    times.left([LOAD], 1.0)
    assert told(times) == [(2, 1.0)]
    times.returned(LOAD, 1.5)
    assert told(times) == [(2, 1.5)]


def test_a_loop_is_one_line_unless_the_file_is_not_what_ran():
    times = Times(0.0)
    for line, now in [(2, 0.0), (3, 0.5)]:
        times.line(LOAD, line, now)
    times.returned(LOAD, 2.0)
    times.end(2.0)
    assert told(times) == [(2, 2.0)]
    assert told(times, "def load(:\n") == [(3, 1.5), (2, 0.5)]


def test_eight_lines_are_told():
    times = Times(0.0)
    for line in range(1, 21):
        times.line(SCRIPT, line, line - 1.0)
    times.end(20.0)
    assert [line for line, _ in told(times, "")] == list(range(1, 9))
