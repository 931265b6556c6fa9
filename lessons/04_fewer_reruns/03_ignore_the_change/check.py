from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show("header", "4 euros")
    changes = [("Parcel", "Large"), ("How many", 3), ("Express", True)]
    for label, value in changes:
        app.set(label, value)
        app.must_run(0)
    worked_out(app, 41)
    app.set("How many", 2)
    app.must_run(0)
    app.set("Express", False)
    app.must_run(0)
    app.set("Parcel", "Medium")
    app.must_run(0)
    worked_out(app, 14)


def worked_out(app: App, price: int) -> None:
    app.click("Work out")
    app.must_run(1)
    app.must_show_only("header", f"{price} euros")


@mistake(
    "wrong_word.py",
    """`on_change` takes two words, `"ignore"` and `"rerun"`, or a function. Write `on_change="ignore"`.""",
)
def another_word(app: App) -> bool:
    return "Invalid `on_change`" in app.error


@mistake(
    "wrong_empty_callback.py",
    """A callback that does nothing is a callback all the same: Streamlit has to run to call it. Give no function, but
    the word: `on_change="ignore"`.""",
)
def called_for_nothing(app: App) -> bool:
    app.set("How many", 2)
    by_number = bool(app.callbacks)
    app.set("Express", True)
    return by_number or bool(app.callbacks)


@mistake(
    "wrong_if.py",
    """The `if` takes the header away, and saves no run: the script runs at each change and only writes less. What keeps a change in
    the browser stands at the field.""",
)
def asked_by_an_if(app: App) -> bool:
    shown = app.text("header")
    app.set("How many", 2)
    return not shown and len(app.runs) == 1


@mistake(
    "wrong_one_left.py",
    """One of the two fields waits now, the other still runs the script, and brings along what waits. Give that one
    `on_change="ignore"` too.""",
)
def one_still_runs(app: App) -> bool:
    app.set("How many", 2)
    number = len(app.runs)
    app.set("Express", True)
    return number + len(app.runs) == 1
