from playground.check import App, mistake

GOAL = 8


def must_be(app: App, glasses: int) -> None:
    app.must_show_only("header", f"{glasses} of {GOAL} glasses")
    bars = [each["value"] for each in app.screen if each["type"] == "progress"]
    app.must(len(bars) == 1, f"There must be one bar, but there are {len(bars)}.")
    full = min(100, 100 * glasses / GOAL)
    app.must(
        abs(bars[0] - full) <= 1,
        f"At {glasses} of {GOAL} the bar must stand at {full:.0f} %, but it stands at {bars[0]} %.",
        f"the bar stands at {bars[0]} %",
    )
    app.must_say(f"{max(GOAL - glasses, 0)} to go")
    above = all(app.is_above(upper, lower) for upper in ("header", "progress") for lower in ("One glass", "A bottle"))
    app.must(above, "The header and the bar must stand above the buttons.")


def check(app: App) -> None:
    app.must_have("button", "One glass")
    app.must_have("button", "A bottle")
    must_be(app, 0)
    glasses = 0
    for label, more in (("One glass", 1), ("A bottle", 3), ("A bottle", 3), ("One glass", 1), ("One glass", 1)):
        app.click(label)
        glasses += more
        must_be(app, glasses)
    app.reload()
    must_be(app, 0)


@mistake(
    "wrong_called_at_once.py",
    """The diary counts glasses that nobody drank: `on_click=drink(1)` calls `drink` in every run, because of the brackets. Name the
    function, and put its value beside it: `on_click=drink, args=(1,)`.""",
)
def called_at_once(app: App) -> bool:
    return not app.runs[0]["callbacks"] and app.writes.count("glasses") > 1


@mistake(
    "wrong_counted_twice.py",
    """Each click counts twice: the callback adds the glass, and so does the line below the `if`. Keep the callback, and take the
    `if` and its line away.""",
)
def counted_twice(app: App) -> bool:
    app.click("One glass")
    return bool(app.callbacks) and app.state.get("glasses") == 2


@mistake(
    "wrong_header_below.py",
    """The number is right now, but the header has moved below the buttons. It must stay above them. Let a callback count: it
    runs before the header is written.""",
)
def header_below(app: App) -> bool:
    app.click("One glass")
    return app.text("header").startswith("1 of") and app.is_above("One glass", "header")


@mistake(
    "wrong_one_more.py",
    """The header adds 1 to be right after a click on *One glass*. So it says 1 before anybody has drunk, and it is wrong after *A bottle*.
    Write the real number, and change it before the header is written.""",
)
def one_more(app: App) -> bool:
    before = app.text("header").startswith("1 of") and app.state.get("glasses") == 0
    app.click("One glass")
    return before and app.state.get("glasses") == 1
