from playground.check import App, mistake


def number(app: App) -> object:
    return next((each["value"] for each in app.screen if each["type"] == "number_input"), None)


def must_be(app: App, did: str, count: int) -> None:
    app.must_show_only("header", f"Count: {count}")
    shown = number(app)
    app.must(shown == count, f"{did} the field *Number* must show `{count}`, but it shows `{shown}`.", f"*Number* shows `{count}`")


def check(app: App) -> None:
    app.must_have("number_input", "Number")
    for label in ("Up", "Down", "Reset"):
        app.must_have("button", label)
    must_be(app, "When the app has loaded,", 0)
    steps = [("Up", 1), ("Up", 2), (7, 7), ("Up", 8), ("Down", 7), (3, 3), ("Down", 2), ("Reset", 0)]
    for step, count in [*steps, ("Down", -1), (9, 9), (4, 4), ("Up", 5), ("Reset", 0), ("Up", 1), (0, 0), (2, 2)]:
        if isinstance(step, str):
            app.click(step)
            must_be(app, f"After a click on *{step}*,", count)
        else:
            app.set("Number", step)
            must_be(app, f"After {step} was typed,", count)
        app.must_run(1)


@mistake(
    "wrong_assigned_below.py",
    """The field is drawn, and then the script changes its key: Streamlit refuses that. Ask the buttons above the field, or change the count in callbacks,
    which run before the script.""",
)
def assigned_below(app: App) -> bool:
    for label in ("Up", "Down", "Reset"):
        app.click(label)
        if app.error:
            break
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_two_numbers.py",
    """The field has no key, so there are two numbers, its own and yours. A new `value=` makes it a new field, which forgets what was typed. Give the
    field the key `count`, and leave `value` and the assignment out.""",
)
def two_numbers(app: App) -> bool:
    app.set("Number", 7)
    first, header = number(app), app.text("header")
    app.set("Number", 3)
    return first == 7 and header == "Count: 0" or first == 7 and number(app) != 3 or (first != 7 and number(app) == 3)


@mistake(
    "wrong_key_deleted.py",
    """To delete the key of a field that is on the page does not empty the field: the browser still has the number and sends it again. Set the
    count to 0 instead: `st.session_state.count = 0`.""",
)
def key_deleted(app: App) -> bool:
    app.click("Up")
    app.click("Reset")
    return app.callbacks == ["reset"] and number(app) == 1


@mistake(
    "wrong_called_at_once.py",
    """`on_click=add(1)` calls `add` in every run and gives the button what comes back, nothing. So a click does nothing at all. Name the function and give
    its value beside it: `on_click=add, args=[1]`.""",
)
def called_at_once(app: App) -> bool:
    writes = app.writes.count("count")
    app.click("Up")
    return writes > 1 and number(app) == 0 and not app.callbacks
