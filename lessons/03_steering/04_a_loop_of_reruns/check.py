from playground.check import App, mistake


def check(app: App) -> None:
    water_is(app, 0)
    app.click("Pour in a bucket")
    water_is(app, 10)
    app.set("Pump", True)
    water_is(app, 50)
    app.set("Pump", False)
    water_is(app, 50)
    app.click("Pour in a bucket")
    water_is(app, 60)
    app.set("Pump", True)
    water_is(app, 60)
    app.reload()
    water_is(app, 0)
    app.set("Pump", True)
    water_is(app, 50)


def water_is(app: App, litres: int) -> None:
    app.must_have("button", "Pour in a bucket")
    app.must_have("toggle", "Pump")
    app.must_show_only("header", f"Water: {litres} litres")
    app.must_store("water", litres)
    app.must(app.is_above("header", "Pump"), "The header must stand above *Pump*, but it stands below it.")
    app.must_show("caption", "The tank holds 50 litres.")


@mistake(
    "wrong_rerun_in_any_case.py",
    """The water stops at 50 litres, but the reruns do not: `st.rerun()` is still called in each run while *Pump* is on. Call it only
    when something has changed. It belongs below the same condition as the line that adds.""",
)
def full_and_still_running(app: App) -> bool:
    app.set("Pump", True)
    return bool(app.error) and app.state.get("water") == 50


@mistake(
    "wrong_not_equal.py",
    """It stops at exactly 50 litres. Pour in one bucket more, and 60 is not 50: the pump runs for ever. Ask whether there is room left,
    with `< 50`.""",
)
def past_the_end(app: App) -> bool:
    app.set("Pump", True)
    fine = not app.error and app.state.get("water") == 50
    app.set("Pump", False)
    app.click("Pour in a bucket")
    app.set("Pump", True)
    return fine and bool(app.error)


@mistake(
    "wrong_one_too_many.py",
    """The tank holds 50 litres, and the pump stops at 60: at 50 one more run adds 10. The condition must be false at 50
    already: `< 50`.""",
)
def one_too_many(app: App) -> bool:
    app.set("Pump", True)
    return not app.error and app.state.get("water") == 60


@mistake(
    "wrong_without_rerun.py",
    """No loop any more, and no pump either: one switch, one run, 10 litres, and the header is late. Keep `st.rerun()`, and
    give the `if` a second condition that becomes false.""",
)
def only_once(app: App) -> bool:
    app.set("Pump", True)
    return app.state.get("water") == 10 and app.text("header") == "Water: 0 litres" and len(app.runs) == 1
