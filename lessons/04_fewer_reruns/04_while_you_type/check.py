from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show("header", "Birds: 8")
    pause = pause_of(app, "Bird")
    app.must(pause is not None, "*Bird* must answer while one types, but it waits until it is left.")
    app.must(pause == 500, f"*Bird* must wait for a pause of 500 ms, but it waits for {pause} ms.", "a pause of 500 ms")
    for text, header, birds in [("owl", "Birds: 3", "Snowy owl"), ("sky", "Birds: 1", "Skylark")]:
        app.type("Bird", text)
        app.must_run(1)
        app.must_show("header", header)
        app.must_say(birds)
    app.must_not_say("Robin")
    app.set("Note", "by the lake")
    app.must_run(1)
    app.must_say("by the lake")
    app.type("Note", "by the sea")
    app.must_run(0)


def pause_of(app: App, label: str) -> int | None:
    """How long the field with this label waits, in ms; None for one that does not send while one types."""
    return next((each.get("live") for each in app.screen if each.get("label") == label), None)


@mistake(
    "wrong_number.py",
    """A plain number could be seconds or milliseconds, so Streamlit refuses it. Write the unit, in quotes: `live="500ms"`.""",
)
def without_a_unit(app: App) -> bool:
    return "Invalid `live`" in app.error


@mistake(
    "wrong_true.py",
    """`live=True` waits for a pause too, but only for a quarter of a second, 250 ms. Say how long: `live="500ms"`.""",
)
def usual_pause(app: App) -> bool:
    return pause_of(app, "Bird") == 250


@mistake(
    "wrong_not_live.py",
    """Now *Bird* sends only when one presses Enter or leaves it: that is one run, but no answer while one types. It needs `live`
    again, with another pause.""",
)
def not_live(app: App) -> bool:
    there = "Bird" in app.labels("text_input") and pause_of(app, "Bird") is None
    app.set("Bird", "owl")
    return there and len(app.runs) == 1


@mistake(
    "wrong_ignore.py",
    """`on_change="ignore"` is stronger than `live`: at each pause the new text waits in the browser, and no run shows what it finds.
    Take it away; the longer pause is enough.""",
)
def ignored(app: App) -> bool:
    app.type("Bird", "owl")
    silent = not app.runs
    app.set("Note", "by the lake")
    return silent and app.text("header") == "Birds: 3"
