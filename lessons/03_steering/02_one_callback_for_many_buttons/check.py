from playground.check import App, mistake

PRICES = {"Tea": 3, "Six eggs": 6, "Bread": 5, "Two jams": 8}


def check(app: App) -> None:
    total_is(app, 0)
    for label in PRICES:
        app.must_have("button", label)
    total = 0
    called = set()
    for label in [*PRICES, "Bread", "Two jams", "Tea", "Bread"]:
        app.click(label)
        total += PRICES[label]
        total_is(app, total)
        app.must_run(1)
        calls = ", ".join(f"`{name}()`" for name in app.callbacks) or "none"
        app.must(len(app.callbacks) == 1, f"The click on *{label}* must call one callback, but it called {calls}.")
        called.update(app.callbacks)
    names = " and ".join(f"`{name}()`" for name in sorted(called))
    app.must(len(called) == 1, f"All buttons must share one function, but they call {names}.", f"every click called {names}")


def total_is(app: App, total: int) -> None:
    app.must_show_only("header", f"Total: {total} euros")
    app.must_store("total", total)
    app.must(app.is_above("header", "Tea"), "The header must stand above the buttons, but it stands below *Tea*.")


def failure(app: App) -> str:
    """What the first of the new buttons that fails says."""
    app.click("Bread")
    if not app.error:
        app.click("Two jams")
    return app.error


@mistake(
    "wrong_called_at_once.py",
    """The total grows before anybody clicks: `on_click=add(5)` calls `add` in every run, because of the brackets, and gives the button what
    comes out, `None`. Name the function, and put its values beside it: `on_click=add, args=(5,)`.""",
)
def called_at_once(app: App) -> bool:
    return app.text("header") == "Total: 0 euros" and app.writes.count("total") > 1


@mistake(
    "wrong_without_the_comma.py",
    """`(5)` is just the number 5 in brackets, and `args` wants a tuple. A tuple of one value has a comma: `args=(5,)`.""",
)
def without_the_comma(app: App) -> bool:
    return "must be an iterable" in failure(app)


@mistake(
    "wrong_without_args.py",
    """The button calls `add()` without a price. Say with which values it is to be called: `args=(5,)`.""",
)
def without_args(app: App) -> bool:
    return "missing 1 required positional argument" in failure(app)


@mistake(
    "wrong_lambda_in_a_loop.py",
    """*Tea* costs as much as the last button of your loop. A `lambda` looks its variables up when it is called, and then the loop is at
    its end. `args` keeps the values of this turn: `on_click=add, args=(price, pieces)`.""",
)
def looked_up_too_late(app: App) -> bool:
    app.click("Tea")
    first = app.state.get("total")
    app.click("Six eggs")
    return first not in (0, 3) and app.state.get("total") == 2 * first
