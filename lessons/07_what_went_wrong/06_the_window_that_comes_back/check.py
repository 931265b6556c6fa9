from playground.check import App, mistake

STORY = "A night train"


def must_be_open(app: App, after: str) -> None:
    problem = f"After {after} the window with *Send* must be open, but it is not."
    app.must("Send" in app.labels(), problem, "the window is open")


def must_be_closed(app: App, after: str, ratings: int) -> None:
    problem = f"After {after} the window must be closed, but it is open."
    app.must("Send" not in app.labels(), problem, "the window is closed")
    app.must_show("header", f"Ratings: {ratings}")


def check(app: App) -> None:
    must_be_closed(app, "the load", 0)
    app.click("Rate the film")
    must_be_open(app, "a click on *Rate the film*")
    app.set("Stars", 5)
    must_be_open(app, "a move of *Stars*")
    app.click("Send")
    must_be_closed(app, "a click on *Send*", 1)
    app.set("Show the story", True)
    app.must_say(STORY)
    must_be_closed(app, "*Show the story* is switched on,", 1)
    app.click("Rate the film")
    must_be_open(app, "a click on *Rate the film*")
    app.dismiss()
    app.set("Show the story", False)
    must_be_closed(app, "it was closed and *Show the story* is switched off,", 1)
    app.click("Rate the film")
    must_be_open(app, "a click on *Rate the film*")
    app.click("Send")
    must_be_closed(app, "a click on *Send*", 2)


@mistake(
    "wrong_called_at_once.py",
    """The window is open before anybody clicks: `on_click=rate()` calls `rate` in every run, because of the brackets. Name the function,
    `on_click=rate`, or call it below an `if`.""",
)
def called_at_once(app: App) -> bool:
    opened = "Send" in app.labels()
    app.dismiss()
    app.click("Rate the film")
    return opened and not app.callbacks


@mistake(
    "wrong_without_rerun.py",
    """*Send* counts the rating, but the window stays and the header knows nothing of it: the click ran the dialog alone. End it with `st.rerun()`, then a full
    run follows, which closes the window.""",
)
def without_rerun(app: App) -> bool:
    app.click("Rate the film")
    app.click("Send")
    return len(app.runs) == 1 and app.text("header") == "Ratings: 0" and "Send" in app.labels()


@mistake(
    "wrong_only_at_send.py",
    """After *Send* the window stays closed now. But closing it without *Send* runs no line, so there the flag is still `True`, and the next click
    opens the window again. Do without the flag: call `rate()` below the `if` of the button.""",
)
def only_at_send(app: App) -> bool:
    app.click("Rate the film")
    app.click("Send")
    closed = "Send" not in app.labels()
    app.click("Rate the film")
    app.dismiss()
    app.set("Show the story", True)
    return closed and "Send" in app.labels()
