"""Who goes on now, where stacks are put aside in what they sleep by."""

from playground.runtime.run import context, watch
from playground.runtime.run.guard import Limits, StepGuard
from playground.runtime.run.turns import Turns
from tests.stacks import Stacks


def test_what_is_watched_goes_with_the_one_that_goes_on():
    found = []

    def one(name, sleeps):
        lines: set[int] = set()
        guard = StepGuard(Limits())
        turns.begin()
        with watch.watching(watch.NONE, lines, guard):
            for _ in range(sleeps):
                turns.sleep(0.0)
                found.append((name, watch.watched() is guard))
        turns.end()

    stacks = Stacks({1: lambda: one("second", 1)})
    turns = Turns(stacks.sleep)
    stacks.run(lambda: one("first", 3))
    assert sorted(found) == [("first", True)] * 3 + [("second", True)]
    assert watch.watched() is None


def test_the_current_run_goes_with_it_too():
    marks = [object(), object()]
    seen = []

    def one(mark):
        turns.begin()
        context.enter(mark)
        turns.sleep(0.0)
        seen.append(context.running() is mark)
        context.enter(None)
        turns.end()

    stacks = Stacks({1: lambda: one(marks[1])})
    turns = Turns(stacks.sleep)
    stacks.run(lambda: one(marks[0]))
    assert seen == [True, True]
    assert context.running() is None


def test_it_waits_until_something_is_so():
    done = []

    def waits():
        turns.begin()
        turns.until(lambda: bool(done))
        done.append("waited")
        turns.end()

    def does():
        turns.begin()
        turns.sleep(0.0)
        done.append("did")
        turns.awake()
        turns.end()

    stacks = Stacks({2: does})
    turns = Turns(stacks.sleep)
    stacks.run(waits)
    assert done == ["did", "waited"]


def test_who_waits_goes_on_where_all_is_to_stop():
    turns = Turns(lambda _: True)
    turns.begin()
    turns.until(lambda: False)
    assert turns.now >= 0
