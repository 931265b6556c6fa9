from playground.check import App, mistake

FOUND = {
    "INFO": ["INFO The shop is open", "INFO The shop is closed"],
    "WARNING": ["WARNING Only 3 pears are left"],
    "ERROR": ["ERROR There are no pears"],
}


def chosen(app: App) -> str:
    return next((str(each["value"]) for each in app.screen if each.get("label") == "Show"), "")


def must_be(app: App, level: str) -> None:
    app.must_show_only("header", f"{level}: {len(FOUND[level])}")
    app.must(
        chosen(app) == level,
        f"*Show* must stand at `{level}`, but it stands at `{chosen(app)}`.",
        f"*Show* stands at `{level}`",
    )
    lines = [text for text in app.texts() if any(text in known for known in FOUND.values())]
    app.must(
        lines == FOUND[level],
        f"With {level}, the app must list `{' | '.join(FOUND[level])}`, but it lists `{' | '.join(lines) or 'nothing'}`.",
        "its lines are listed",
    )


def check(app: App) -> None:
    must_be(app, "WARNING")
    for level in ("ERROR", "INFO", "WARNING", "INFO", "ERROR"):
        app.set("Show", level)
        must_be(app, level)
        app.must_run(1)
    app.reload()
    must_be(app, "WARNING")


@mistake(
    "wrong_below.py",
    """Below the field it is too late: once a field is drawn, this run cannot set its key any more. Put the line back above the
    field, and let it run in the first run only.""",
)
def below_the_field(app: App) -> bool:
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_turned_round.py",
    """Your question is the wrong way round: it says yes in every run *but* the first, so the app opens with INFO, and each choice
    becomes WARNING. It must be `not in`.""",
)
def turned_round(app: App) -> bool:
    opened = chosen(app)
    app.set("Show", "ERROR")
    return opened == "INFO" and chosen(app) == "WARNING"


@mistake(
    "wrong_other_field.py",
    """`st.session_state.level` is WARNING, but the field does not know of it: it has lost its `key="level"`, so
    it opens with its first option. Give it the key back.""",
)
def without_the_key(app: App) -> bool:
    opened = chosen(app) == "INFO" and app.state.get("level") == "WARNING"
    app.set("Show", "ERROR")
    return opened and chosen(app) == "ERROR"


@mistake(
    "wrong_taken_out.py",
    """Now each choice stays, but the field opens with INFO, its first option: nobody has said WARNING by then. Set the key above the
    field, as it was, and ask first whether `"level" not in st.session_state`.""",
)
def opens_with_info(app: App) -> bool:
    opened = chosen(app) == "INFO" and app.text("header") == "INFO: 2"
    app.set("Show", "ERROR")
    return opened and chosen(app) == "ERROR"
