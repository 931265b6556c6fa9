from playground.check import App, mistake

ASKED = "text_input", "text_area"


def shown(app: App) -> str:
    """All that the app says, from top to bottom; what stands in fields is not said."""
    said = (each.get("label") or each.get("text") or each.get("value") for each in app.screen if each["type"] not in ASKED)
    return "\n".join(str(each) for each in said if each)


def drawn(app: App) -> list[tuple[str, str]]:
    return [(each["type"], str(each.get("text"))) for each in app.screen]


def add(app: App, task: str) -> None:
    app.must(task not in shown(app), f"The app must not show `{task}` before it is added.")
    app.set("Task", task)
    app.click("Add")


def must_list(app: App, *tasks: str) -> None:
    said = shown(app)
    for task in tasks:
        there = said.count(task)
        app.must(there, f"`{task}` was added, so the app must show it, but it is not there.")
        app.must(there == 1, f"The app must show `{task}` once, but it is there {there} times.")
    found = sorted(tasks, key=said.index)
    order = ", ".join(f"`{task}`" for task in found)
    app.must(found == list(tasks), f"The newest task must be at the top, but they stand in this order: {order}.", order)


def check(app: App) -> None:
    app.must_have("text_input", "Task")
    add(app, "Call Ada")
    must_list(app, "Call Ada")
    app.must_run(1)
    field = next((each["value"] for each in app.screen if each.get("label") == "Task"), "")
    app.must(not field, f"After a click on **Add** the field must be empty, but `{field}` is still in it.", "the field is empty")
    app.click("Add")
    before = drawn(app)
    app.click("Add")
    more = len(drawn(app)) - len(before)
    app.must(
        drawn(app) == before,
        f"A click on **Add** with an empty field must add nothing, but {'it adds an empty task' if more > 0 else 'the app changes'}.",
        "nothing is added",
    )
    add(app, "Buy bread")
    must_list(app, "Buy bread", "Call Ada")
    add(app, "Water the plants")
    must_list(app, "Water the plants", "Buy bread", "Call Ada")
    app.must_run(1)


@mistake(
    "wrong_made_anew.py",
    """The list is in `st.session_state`, and still each run makes it anew. Put an `if "tasks" not in st.session_state:` above the line that
    makes it, so that only the first run does.""",
)
def made_anew(app: App) -> bool:
    add(app, "Call Ada")
    there = "Call Ada" in shown(app) and "tasks" in app.state
    app.click("Add")
    return there and "Call Ada" not in shown(app)


@mistake(
    "wrong_shown_too_early.py",
    """Every task is kept, and the app shows it one click too late: the loop has written the list before the form puts the new task into
    it. Move the loop below the form.""",
)
def shown_too_early(app: App) -> bool:
    add(app, "Call Ada")
    early = "Call Ada" not in shown(app)
    add(app, "Buy bread")
    return early and "Call Ada" in shown(app) and "Buy bread" not in shown(app)


@mistake(
    "wrong_empty_tasks.py",
    """A click with an empty field adds a task without words: look at `tasks` in *Session state*. Leave the `and text` in: an empty text counts
    as false.""",
)
def empty_tasks(app: App) -> bool:
    before = drawn(app)
    app.click("Add")
    app.click("Add")
    return len(drawn(app)) == len(before) + 2


@mistake(
    "wrong_without_a_form.py",
    """The task is added in every run in which the field is not empty, so more than once. Ask the button, as in
    `if st.form_submit_button("Add") and text:`, and keep the field in the form, which empties it.""",
)
def without_a_form(app: App) -> bool:
    app.set("Task", "Call Ada")
    at_once = len(app.runs) > 0 and "Call Ada" in shown(app)
    app.click("Add")
    return at_once and shown(app).count("Call Ada") > 1
