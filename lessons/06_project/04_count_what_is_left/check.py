from playground.check import App, mistake


def boxes(app: App) -> list[str]:
    return [each["label"] for each in app.screen if each["type"] in ("checkbox", "toggle")]


def add(app: App, task: str) -> None:
    app.set("Task", task)
    app.click("Add")


def must_count(app: App, left: int, tasks: int) -> None:
    app.must_show_only("header", f"Open: {left} of {tasks}")
    app.must_run(1)
    app.must(app.is_above("header", "Task"), "The header must stand above the form, but it stands below it.")


def check(app: App) -> None:
    tasks = len(boxes(app))
    must_count(app, tasks, tasks)
    add(app, "Buy bread")
    app.must("Buy bread" in boxes(app), "After a click on **Add** the app must show `Buy bread` among the tasks, but it does not.")
    app.must(app.is_above("Task", "Buy bread"), "The form must stand above the tasks, but it stands below them.")
    must_count(app, tasks + 1, tasks + 1)
    app.set("Buy bread", True)
    must_count(app, tasks, tasks + 1)
    add(app, "Read a book")
    must_count(app, tasks + 1, tasks + 2)
    app.click("Delete Buy bread")
    app.must("Buy bread" not in boxes(app), "After a click on **Delete Buy bread** the task must be gone, but it is still there.")
    must_count(app, tasks + 1, tasks + 1)
    app.set("Read a book", True)
    must_count(app, tasks, tasks + 1)
    app.click("Delete Read a book")
    must_count(app, tasks, tasks)


@mistake(
    "wrong_header_below.py",
    """The numbers are right, but the header has moved down: its place is where `top = st.container()` runs. Keep that one above the form, and fill it
    below.""",
)
def header_below(app: App) -> bool:
    tasks = len(boxes(app))
    add(app, "Buy bread")
    return app.text("header") == f"Open: {tasks + 1} of {tasks + 1}" and app.is_above("Task", "header")


@mistake(
    "wrong_list_above_the_form.py",
    """The tasks are drawn before the form, so they stand above it and show a new task one run too late. The loop belongs below the form.""",
)
def list_above_the_form(app: App) -> bool:
    add(app, "Buy bread")
    return bool(boxes(app)) and app.is_above(boxes(app)[0], "Task")


@mistake(
    "wrong_counted_too_early.py",
    """One half of the header is right after *Add*, the number of all tasks. The number of open ones was counted before the form had put
    the new task into the list. The statement that begins with `left =` belongs below the form too.""",
)
def counted_too_early(app: App) -> bool:
    tasks = len(boxes(app))
    add(app, "Buy bread")
    return app.text("header") == f"Open: {tasks} of {tasks + 1}"


@mistake(
    "wrong_rerun.py",
    """The header is right in the end, but *Add* takes two runs now. Nothing has to be added: write the header at the end of the script, and one run
    is enough.""",
)
def by_another_run(app: App) -> bool:
    tasks = len(boxes(app))
    add(app, "Buy bread")
    return "rerun" in app.causes and app.text("header") == f"Open: {tasks + 1} of {tasks + 1}"
