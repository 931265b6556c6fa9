from playground.check import App, mistake


def boxes(app: App) -> dict[str, bool]:
    """The tasks on the page, and whether each is ticked."""
    found = [each for each in app.screen if each["type"] in ("checkbox", "toggle") and each["label"] != "Only open"]
    return {each["label"]: bool(each["value"]) for each in found}


def add(app: App, task: str) -> None:
    app.set("Task", task)
    app.click("Add")


def must_be(app: App, did: str, task: str, ticked: bool) -> None:
    there = boxes(app).get(task)
    found = "it is not there" if there is None else f"it is {'ticked' if there else 'not ticked'}"
    wanted = "ticked" if ticked else "not ticked"
    app.must(there == ticked, f"{did} `{task}` must be {wanted}, but {found}.", f"`{task}` is {wanted}")


def must_hide(app: App, did: str, task: str) -> None:
    app.must(task not in boxes(app), f"{did} `{task}` must be hidden, but the page shows it.", f"`{task}` is hidden")


def must_count(app: App, left: int, tasks: int) -> None:
    app.must_show("header", f"Open: {left} of {tasks}")
    app.must(app.is_above("header", "Task"), "The header must stand above the form.")


def check(app: App) -> None:
    n = len(boxes(app))
    for task in ("Buy bread", "Read a book"):
        add(app, task)
    app.set("Buy bread", True)
    must_count(app, n + 1, n + 2)
    app.set("Only open", True)
    app.must_run(1)
    must_hide(app, "With *Only open* on,", "Buy bread")
    must_count(app, n + 1, n + 2)
    app.click("Add")
    must_hide(app, "One click later,", "Buy bread")
    must_count(app, n + 1, n + 2)
    app.set("Read a book", True)
    app.must_run(1)
    must_hide(app, "With *Only open* on and a tick,", "Read a book")
    must_count(app, n, n + 2)
    app.click("Add")
    must_count(app, n, n + 2)
    app.set("Only open", False)
    for task in ("Buy bread", "Read a book"):
        must_be(app, "With *Only open* off again,", task, True)
    must_count(app, n, n + 2)
    app.set("Read a book", False)
    app.must_run(1)
    must_count(app, n + 1, n + 2)
    before = list(boxes(app))
    app.click("Delete Buy bread")
    must_hide(app, "After a click on *Delete Buy bread*,", "Buy bread")
    app.click("Delete Read a book")
    must_count(app, n, n)
    app.click("Undo")
    must_be(app, "After a click on *Undo*,", "Read a book", False)
    app.must_run(1)
    app.click("Undo")
    must_be(app, "After another click on *Undo*,", "Buy bread", True)
    must_count(app, n + 1, n + 2)
    order = ", ".join(f"`{label}`" for label in boxes(app))
    app.must(list(boxes(app)) == before, f"*Undo* must put the tasks back where they were, but their order is {order}.", order)
    app.click("Add")
    must_count(app, n + 1, n + 2)


def hide_and_show(app: App) -> bool:
    """Tick *Buy bread*, hide it for two runs, and show it again; whether it was hidden at once."""
    add(app, "Buy bread")
    app.set("Buy bread", True)
    app.set("Only open", True)
    hidden = "Buy bread" not in boxes(app)
    app.click("Add")
    app.set("Only open", False)
    return hidden


@mistake(
    "wrong_without_the_value.py",
    """The list knows the tick, and the header counts it. But the box that comes back does not show it: a new box begins with its default. Give it what the list
    says: `box.checkbox(task["text"], task["done"], …)`.""",
)
def without_the_value(app: App) -> bool:
    n = len(boxes(app))
    hidden = hide_and_show(app)
    return hidden and boxes(app).get("Buy bread") is False and app.text("header") == f"Open: {n} of {n + 1}"


@mistake(
    "wrong_hidden_too_late.py",
    """Every tick lasts. But with *Only open* on, a ticked task stays on the page for one more run. The `if` that hides it looks at `done` before the
    box has changed it. A callback changes it before the script begins: `on_change=tick, args=(task,)`.""",
)
def hidden_too_late(app: App) -> bool:
    add(app, "Buy bread")
    app.set("Only open", True)
    app.set("Buy bread", True)
    late = "Buy bread" in boxes(app) and len(app.runs) == 1
    app.click("Add")
    return late and "Buy bread" not in boxes(app)


@mistake(
    "wrong_kept_by_assignment.py",
    """Hidden tasks stay done now, because your script keeps the keys of all tasks in the list. A deleted task is not in the list, so *Undo* brings it back
    without its tick. Keep the tick in the task itself, then it goes wherever the task goes.""",
)
def kept_by_assignment(app: App) -> bool:
    hide_and_show(app)
    assigned = any(key not in ("tasks", "made", "deleted") for key in app.writes)
    kept = assigned and boxes(app).get("Buy bread")
    app.click("Delete Buy bread")
    app.click("Undo")
    return bool(kept) and boxes(app).get("Buy bread") is False


@mistake(
    "wrong_rerun.py",
    """Every tick lasts, but each takes two runs now: the script asks the box, changes the task, and begins anew. A callback of the box changes the task before the
    script begins, and one run is enough.""",
)
def by_another_run(app: App) -> bool:
    add(app, "Buy bread")
    app.set("Buy bread", True)
    return "rerun" in app.causes and boxes(app).get("Buy bread") is True
