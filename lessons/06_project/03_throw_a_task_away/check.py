from playground.check import App, mistake


def boxes(app: App) -> list[tuple[str, bool]]:
    return [(each["label"], bool(each["value"])) for each in app.screen if each["type"] in ("checkbox", "toggle")]


def named(found: list[tuple[str, bool]]) -> str:
    return ", ".join(f"`{label}` ({'ticked' if ticked else 'not ticked'})" for label, ticked in found) or "none"


def add(app: App, task: str) -> None:
    app.set("Task", task)
    app.click("Add")


def must_be(app: App, did: str, *wanted: tuple[str, bool]) -> None:
    """All tasks that the check has added, and their ticks."""
    found = [each for each in boxes(app) if each[0] in ADDED]
    app.must(
        found == list(wanted),
        f"{did} these tasks must be on the page, from the top: {named(list(wanted))}. But there are: {named(found)}.",
        named(found),
    )
    for label, _ in wanted:
        app.must_have("button", f"Delete {label}")


ADDED = "Buy bread", "Mend the bike", "Read a book", "Write to Max"


def check(app: App) -> None:
    there = len(boxes(app))
    for task in ADDED:
        add(app, task)
    app.set("Read a book", True)
    must_be(app, "After four tasks were added,", ("Write to Max", False), ("Read a book", True), ("Mend the bike", False), ("Buy bread", False))
    app.must(len(boxes(app)) == there + 4, f"Each task must have one box, but there are {len(boxes(app))} boxes for {there + 4} tasks.")
    app.click("Delete Mend the bike")
    must_be(app, "After a click on *Delete Mend the bike*,", ("Write to Max", False), ("Read a book", True), ("Buy bread", False))
    app.must_run(1)
    app.click("Delete Write to Max")
    must_be(app, "After a click on *Delete Write to Max*,", ("Read a book", True), ("Buy bread", False))
    app.must_run(1)
    add(app, "Mend the bike")
    must_be(app, "After `Mend the bike` was added again,", ("Mend the bike", False), ("Read a book", True), ("Buy bread", False))
    app.click("Delete Buy bread")
    must_be(app, "After a click on *Delete Buy bread*,", ("Mend the bike", False), ("Read a book", True))
    app.must(len(boxes(app)) == there + 2, f"The tasks from before must stay: {there + 2} in all, but there are {len(boxes(app))}.")


@mistake(
    "wrong_called_at_once.py",
    """All tasks are gone, and nobody has clicked: `on_click=delete(task)` calls the function right there, for every row. Name the function
    without calling it, and put its value beside it: `on_click=delete, args=(task,)`.""",
)
def called_at_once(app: App) -> bool:
    add(app, "Buy bread")
    add(app, "Read a book")
    deletes = [label for label in app.labels("button") if label.startswith("Delete")]
    return app.state.get("tasks") == [] and not app.callbacks and len(deletes) <= 1


@mistake(
    "wrong_lambda_in_a_loop.py",
    """Each button deletes the task at the bottom: a `lambda` looks up `task` when it is called, and then the loop is at its end. `args` keeps the
    task of this row: `on_click=delete, args=(task,)`.""",
)
def looked_up_too_late(app: App) -> bool:
    add(app, "Buy bread")
    add(app, "Read a book")
    before = boxes(app)
    app.click("Delete Read a book")
    return app.callbacks == ["<lambda>"] and len(before) > 2 and boxes(app) == before[:-1]


@mistake(
    "wrong_rerun.py",
    """The right tasks are there in the end, but each click takes two runs, because `st.rerun()` begins anew. A callback deletes
    before anything is drawn, so it needs no second run.""",
)
def by_another_run(app: App) -> bool:
    add(app, "Buy bread")
    app.click("Delete Buy bread")
    return "rerun" in app.causes and "Buy bread" not in [label for label, _ in boxes(app)]


@mistake(
    "wrong_a_copy_of_the_list.py",
    """No other task is missing any more. But the deleted one stays until the next click, because its row was drawn before its button was asked. Delete in a
    callback: it runs before the loop does.""",
)
def one_run_late(app: App) -> bool:
    add(app, "Buy bread")
    before = boxes(app)
    app.click("Delete Buy bread")
    return len(before) > 1 and boxes(app) == before and len(app.state.get("tasks", before)) < len(before)
