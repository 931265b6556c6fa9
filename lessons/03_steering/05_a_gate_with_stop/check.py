from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show_only("info", "Nobody comes aboard without a name.")
    is_closed(app)
    app.must_not_show("warning")
    for word in ("", "gold"):
        app.set("Your name", "Ada")
        if word:
            app.set("Code word", word)
        app.must_show_only("header", "Welcome aboard, Ada")
        app.must_have("text_input", "Code word")
        app.must_show_only("warning", "Only the crew may read on.")
        is_closed(app)
    for name in ("Ada", "Bo"):
        app.set("Your name", name)
        app.set("Code word", "parrot")
        is_open(app, name)
        app.click("Dig")
        app.must_show_only("success", "Gold!")
        app.must_run(1)
        is_open(app, name)
        app.set("Code word", "oak")
        app.must_show_only("warning", "Only the crew may read on.")
        is_closed(app)
    app.set("Your name", "")
    app.must_show_only("info", "Nobody comes aboard without a name.")
    is_closed(app)


def is_open(app: App, name: str) -> None:
    app.must_show_only("header", f"Welcome aboard, {name}")
    app.must_show_only("subheader", "The treasure lies under the old oak")
    app.must_have("button", "Dig")
    app.must_not_show("warning")
    app.must_not_show("info")


def is_closed(app: App) -> None:
    app.must_not_say("old oak")
    names = ", ".join(f"*{name}*" for name in app.labels("button"))
    app.must(not names, f"Behind a closed gate there must be no button, but there is {names}.", "no button")
    app.must_not_show("success")


@mistake(
    "wrong_without_stop.py",
    """The warning is there, and below it everybody reads where the treasure lies. A warning is only a text; the run goes on. End it
    with `st.stop()`, brackets included, right below the warning.""",
)
def goes_on(app: App) -> bool:
    app.set("Your name", "Ada")
    return app.is_above("warning", "subheader")


@mistake(
    "wrong_too_late.py",
    """The gate stands behind the treasure: when it asks for the code word, the text has been written, and `st.stop()` takes
    nothing back. Move the `if` up, right below the field.""",
)
def too_late(app: App) -> bool:
    app.set("Your name", "Ada")
    return app.is_above("subheader", "warning")


@mistake(
    "wrong_stop_first.py",
    """Nobody sees the warning, because the run ends one line above it. First write the warning, then call `st.stop()`.""",
)
def no_warning(app: App) -> bool:
    app.set("Your name", "Ada")
    silent = not any("crew" in text or "oak" in text for text in app.texts())
    app.set("Code word", "parrot")
    return silent and bool(app.texts("subheader"))


@mistake(
    "wrong_stop_for_everybody.py",
    """With the right word the warning is gone, and the treasure is hidden all the same: `st.stop()` stands at the left margin, so it
    ends every run. Indent it, below the warning.""",
)
def stops_everybody(app: App) -> bool:
    app.set("Your name", "Ada")
    warned = bool(app.texts("warning"))
    app.set("Code word", "parrot")
    return warned and not app.texts("warning", "subheader")
