from playground.check import App, mistake


def boxes(app: App) -> list[tuple[str, bool]]:
    return [(each["label"], bool(each["value"])) for each in app.screen if each["type"] in ("checkbox", "toggle")]


def named(found: list[tuple[str, bool]]) -> str:
    return ", ".join(f"`{label}` ({'ticked' if ticked else 'not ticked'})" for label, ticked in found) or "none"


def add(app: App, task: str) -> None:
    app.set("Task", task)
    app.click("Add")


def must_be(app: App, did: str, *wanted: tuple[str, bool]) -> None:
    """The newest tasks and their ticks; older ones may stand below."""
    found = boxes(app)[: len(wanted)]
    app.must(
        found == list(wanted),
        f"{did} the tasks must be, from the top, {named(list(wanted))}, but they are {named(found)}.",
        named(found),
    )


def check(app: App) -> None:
    add(app, "Call Ada")
    must_be(app, "After `Call Ada` was added,", ("Call Ada", False))
    app.must_run(1)
    app.set("Call Ada", True)
    must_be(app, "After `Call Ada` was ticked,", ("Call Ada", True))
    app.must_run(1)
    add(app, "Buy bread")
    must_be(app, "After `Buy bread` was added,", ("Buy bread", False), ("Call Ada", True))
    app.set("Buy bread", True)
    app.set("Call Ada", False)
    must_be(app, "After `Buy bread` was ticked and `Call Ada` was not any more,", ("Buy bread", True), ("Call Ada", False))
    add(app, "Buy bread")
    twice = ("Buy bread", False), ("Buy bread", True), ("Call Ada", False)
    must_be(app, "After another `Buy bread` was added,", *twice)
    app.set("Call Ada", True)
    must_be(app, "After `Call Ada` was ticked again,", *twice[:2], ("Call Ada", True))
    app.must_run(1)


@mistake(
    "wrong_the_text_as_key.py",
    """A tick follows its text now. But two tasks with the same text have the same key, and Streamlit refuses that. Give each task a number
    when it is made, and use that as its key.""",
)
def the_text_as_key(app: App) -> bool:
    add(app, "Buy bread")
    if app.error:
        return False
    add(app, "Buy bread")
    return "same `key=" in app.error


@mistake(
    "wrong_without_a_key.py",
    """Without a key, Streamlit tells the boxes apart by their arguments, here by the label. Two tasks with the same text are the same widget to
    it, and it refuses the second one. Give each task a number of its own, and make the key of it.""",
)
def without_a_key(app: App) -> bool:
    add(app, "Buy bread")
    add(app, "Buy bread")
    return "ID" in app.error


@mistake(
    "wrong_newest_below.py",
    """The places do not change if new tasks come in at the bottom, but the newest task must stay at the top. Leave `insert(0, …)` as it was, and give
    each task a number that goes with it.""",
)
def newest_below(app: App) -> bool:
    add(app, "Call Ada")
    add(app, "Buy bread")
    labels = [label for label, _ in boxes(app)]
    return labels[-2:] == ["Call Ada", "Buy bread"]


@mistake(
    "wrong_a_key_that_changes.py",
    """All ticks are gone when a task is added. The key is another one in that run, so the boxes are new widgets and begin anew. A key must stay
    the same as long as its task is there.""",
)
def a_key_that_changes(app: App) -> bool:
    add(app, "Call Ada")
    app.set("Call Ada", True)
    ticked = any(done for _, done in boxes(app))
    add(app, "Buy bread")
    return ticked and len(boxes(app)) > 1 and not any(done for _, done in boxes(app))
