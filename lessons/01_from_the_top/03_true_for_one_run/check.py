from playground.check import App, mistake

FIRST, SECOND, MESSAGE = "Borrow", "Two weeks", "Yours for two weeks"


def check(app: App) -> None:
    at_the_beginning(app)
    app.click(FIRST)
    app.must_have("button", SECOND)
    no_message(app, f"A click on *{FIRST}* alone")
    app.click(SECOND)
    app.must_show("success", MESSAGE)
    app.reload()
    at_the_beginning(app)
    app.click(FIRST)
    app.click(SECOND)
    app.must_show("success", MESSAGE)


def at_the_beginning(app: App) -> None:
    app.must_have("button", FIRST)
    app.must(
        SECOND not in app.labels("button"),
        f"*{SECOND}* must not be there before *{FIRST}* was clicked, but it is.",
        f"there is no *{SECOND}* yet",
    )
    no_message(app, "The app that has just loaded")


def no_message(app: App, what: str) -> None:
    said = app.text("success")
    app.must(not said, f"{what} must not show the green message, but it says `{said}`.")


@mistake(
    "wrong_both_at_once.py",
    """`borrow and weeks` is never true: each click is a run of its own, and in each run one of the two buttons is `False`. Keep
    the first click in `st.session_state`.""",
)
def both_at_once(app: App) -> bool:
    there = SECOND in app.labels("button")
    app.click(FIRST)
    app.click(SECOND)
    return there and not app.texts("success")


@mistake(
    "wrong_always_there.py",
    """*Two weeks* works, but it is on the page before anybody has clicked *Borrow*. Draw it below an `if` again, one that asks
    `st.session_state` and not the button.""",
)
def always_there(app: App) -> bool:
    there = SECOND in app.labels("button")
    app.click(SECOND)
    return there and app.text("success") == MESSAGE


@mistake(
    "wrong_set_in_each_run.py",
    """The note is written in every run: `st.button(...)` gives `False` in the next one, and the `False` takes the place of the `True`. Write it
    only when the button was clicked: `if st.button("Borrow"):`.""",
)
def set_in_each_run(app: App) -> bool:
    app.click(FIRST)
    yes = [key for key in app.writes if app.state.get(key) is True]
    app.click(SECOND)
    return any(key in app.writes and app.state.get(key) is False for key in yes)


@mistake(
    "wrong_keyed_button.py",
    """A key puts the button's value into `st.session_state`, but the value is still the button's: `True` for one run. Use another name, and
    put `True` there when the button was clicked.""",
)
def keyed_button(app: App) -> bool:
    app.click(FIRST)
    asked = SECOND in app.labels("button")
    app.click(SECOND)
    return asked and not app.texts("success") and any(value is False for value in app.state.values())
