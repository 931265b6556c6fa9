from playground.check import App, code, mistake


def counts(app: App) -> list[str]:
    """What the elements say that show the count, from the top."""
    return [text for text in app.texts() if text.startswith("Count =")]


def check(app: App) -> None:
    count_is(app, 0)
    for label, count in [("Increment", 1), ("Increment", 2), ("Decrement", 1), ("Decrement", 0), ("Decrement", -1)]:
        app.click(label)
        count_is(app, count)
        app.must_store("count", count)
        app.must_run(1)
        app.must(app.callbacks, f"A callback of *{label}* must do the counting, but none was called.", "a callback was called")
    app.reload()
    count_is(app, 0)


def count_is(app: App, count: int) -> None:
    said = counts(app)
    times = "not there" if not said else f"there {len(said)} times"
    app.must(len(said) == 1, f"The text that begins with `Count =` must be on the page once, but it is {times}.")
    for label in ("Increment", "Decrement"):
        app.must_have("button", label)
        app.must(is_above(app, label), f"The count must stand above *{label}*, but it stands below.")
    wanted = f"Count = {count}"
    app.must(said == [wanted], f"The text must say {code(wanted)}, but it says {code(said[0])}.", f"it says {code(wanted)}")


def is_above(app: App, label: str) -> bool:
    """Whether the first text with the count stands above this button."""
    for element in app.screen:
        if element.get("label") == label:
            return False
        if str(element.get("text", "")).startswith("Count ="):
            return True
    return False


@mistake(
    "wrong_only_moved.py",
    """The state is right and the text is one click behind: it was written before the line that counts. A
    callback runs before the first line of the script. Give the buttons one: `st.button("Increment", on_click=...)`.""",
)
def one_click_behind(app: App) -> bool:
    above = is_above(app, "Increment")
    app.click("Increment")
    late = app.state.get("count") == 1 and counts(app) == ["Count = 0"]
    app.click("Increment")
    return above and late and counts(app) == ["Count = 1"]


@mistake(
    "wrong_copied.py",
    """The count is on the page twice: you have copied the line instead of moving it. Take out the one at the bottom. The one on top is one click
    behind then, and callbacks put that right.""",
)
def copied(app: App) -> bool:
    app.click("Increment")
    return len(counts(app)) == 2


@mistake(
    "wrong_placeholder.py",
    """The page looks right: the place on top was kept free and filled at the end. But every line in between still runs with the old count. Let a callback
    count, then the whole script knows the new one.""",
)
def placeholder(app: App) -> bool:
    app.click("Increment")
    return counts(app) == ["Count = 1"] and is_above(app, "Increment") and not app.callbacks and len(app.runs) == 1


@mistake(
    "wrong_called_at_once.py",
    """Nobody calls your function when the button is clicked. With the brackets, `on_click=increment_counter()`, the script calls it
    itself, in every run, and hands the button its result, which is `None`. Leave the brackets out.""",
)
def called_by_the_script(app: App) -> bool:
    app.click("Increment")
    return not app.callbacks and "count" in app.writes and app.state.get("count") != 1


@mistake(
    "wrong_without_the_question.py",
    """The callback counts, and then line 3 puts the count back to 0: it runs in every run. Ask first whether this is a new
    visitor: `if "count" not in st.session_state:`.""",
)
def put_back_in_every_run(app: App) -> bool:
    app.click("Increment")
    return bool(app.callbacks) and app.state.get("count") == 0 and app.writes.count("count") > 1
