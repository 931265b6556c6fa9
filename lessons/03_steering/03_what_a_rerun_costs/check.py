from playground.check import App, mistake


def check(app: App) -> None:
    points_are(app, 0)
    app.must_not_show("success")
    app.must_not_show("error")
    for points in (1, 2):
        app.click("56")
        points_are(app, points)
        app.must_show_only("success", "Right!")
        app.must_not_show("error")
        app.must(app.is_above("header", "success"), "The green message must stand below the header, but it stands above it.", "the message is below the header")
        app.must_run(1)
        app.click("54")
        points_are(app, points)
        app.must_show_only("error", "No, try again.")
        app.must_not_show("success")
        app.must_run(1)


def points_are(app: App, points: int) -> None:
    app.must_show_only("header", f"Points: {points}")
    app.must(app.is_above("header", "56"), "The header must stand above the button *56*, but it stands below it.")
    app.must_store("points", points)
    app.must_show("caption", "One point for each right answer.")


@mistake(
    "wrong_without_rerun.py",
    """The message stays, and now the header is one click late: it was written before the point was added. Add the point
    before the script begins, in a callback.""",
)
def one_click_late(app: App) -> bool:
    app.click("56")
    late = app.state.get("points") == 1 and app.text("header") == "Points: 0"
    return late and app.text("success") == "Right!"


@mistake(
    "wrong_below_rerun.py",
    """The line below `st.rerun()` never runs, look at the script: it is not marked. `st.rerun()` ends its run on the spot. Do without it: a
    callback adds the point in time.""",
)
def message_never_written(app: App) -> bool:
    app.click("56")
    wrote = any(event.get("text") == "Right!" for run in app.runs for event in run["events"])
    return app.causes == ["widget", "rerun"] and not wrote and not app.texts("success")


@mistake(
    "wrong_message_in_callback.py",
    """The message stands above the header: what a callback writes comes before all that the script writes. Let the callback only add
    the point, and write the message in the script, below `if st.button(...)`.""",
)
def message_on_top(app: App) -> bool:
    app.click("56")
    wrote = [str(event.get("text", "")) for run in app.runs for event in run["events"]]
    points = next((at for at, text in enumerate(wrote) if text.startswith("Points: ")), 0)
    return bool(app.callbacks) and "Right!" in wrote[:points] and app.is_above("header", "56")


@mistake(
    "wrong_flag_stays.py",
    """After a wrong answer the green message is still there: you keep it in the session state, and nothing takes it out again. The button
    is `True` for just one run. Write the message below `if st.button(...)`.""",
)
def message_stays(app: App) -> bool:
    early = bool(app.texts("success"))
    app.click("56")
    shown = app.text("success") == "Right!"
    app.click("54")
    return not early and shown and app.text("success") == "Right!"
