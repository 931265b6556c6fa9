from playground.check import App, mistake


def check(app: App) -> None:
    headers_are(app, 5)
    for label, cups in [("Sell a cup", 4), ("Sell a cup", 3), ("Refill", 5), ("Sell a cup", 4), ("Refill", 5), ("Refill", 5)]:
        app.click(label)
        headers_are(app, cups)
        app.must_store("cups", cups)
        app.must_run(1)


def headers_are(app: App, cups: int) -> None:
    app.must_have("button", "Sell a cup")
    app.must_have("button", "Refill")
    app.must_show_only("header", f"{cups} cups left")
    lower = next((label for label in ("Sell a cup", "Refill") if not app.is_above("header", label)), "")
    app.must(not lower, f"The header must stand above both buttons, but it stands below *{lower}*.", "it is above both buttons")


@mistake(
    "wrong_called_at_once.py",
    """The brackets in `on_click=refill()` call your function in every run, after each sale too, and nothing is left for the click.
    Hand the function over without brackets: `on_click=refill`.""",
)
def called_at_once(app: App) -> bool:
    app.click("Sell a cup")
    sold = app.text("header") == "4 cups left" and app.state.get("cups") == 5
    app.click("Refill")
    return sold and not app.callbacks


@mistake(
    "wrong_plain_variable.py",
    """Your callback is called, but it gives a value to a plain variable of its own, which is gone when the function ends. Write to
    `st.session_state.cups`.""",
)
def plain_variable(app: App) -> bool:
    app.click("Sell a cup")
    app.click("Refill")
    return bool(app.callbacks) and "cups" not in app.writes and app.state.get("cups") == 4


@mistake(
    "wrong_rerun.py",
    """The header is right, but the click on *Refill* takes two runs: the first wrote `4 cups left` and `st.rerun()` threw that away. A
    callback needs one.""",
)
def starts_over(app: App) -> bool:
    app.click("Sell a cup")
    app.click("Refill")
    return app.text("header") == "5 cups left" and app.causes == ["widget", "rerun"]


@mistake(
    "wrong_header_below.py",
    """The number is right, but visitors now find the header below the buttons. Leave it where it was, and change
    `cups` before line 1 runs: in a callback.""",
)
def header_below(app: App) -> bool:
    app.click("Sell a cup")
    app.click("Refill")
    return app.text("header") == "5 cups left" and app.is_above("Refill", "header")
