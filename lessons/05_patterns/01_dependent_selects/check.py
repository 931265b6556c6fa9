from playground.check import App, mistake

STOPS = {"Line 1": ["Harbour", "Market", "Station"], "Line 2": ["Hospital", "Station", "Zoo"]}


def field(app: App, label: str) -> dict:
    """The field with this label, empty when there is none."""
    return next((each for each in app.screen if each.get("label") == label), {})


def chosen(app: App, label: str) -> str:
    """What the field shows; some kinds of field have a list of one."""
    value = field(app, label).get("value")
    return str(value[0]) if isinstance(value, list) and len(value) == 1 else str(value or "")


def must_be(app: App, line: str, stop: str) -> None:
    for label in ("Line", "Stop"):
        app.must(field(app, label), f"There must be a field *{label}*.")
    offers = ", ".join(f"`{each}`" for each in field(app, "Stop").get("options", [])) or "nothing"
    app.must(
        field(app, "Stop").get("options") == STOPS[line],
        f"With *Line* at `{line}` the field *Stop* must offer the stops of that line only, but it offers {offers}.",
    )
    for label, value in (("Line", line), ("Stop", stop)):
        shown = chosen(app, label)
        app.must(
            shown == value,
            f"{last(app)} *{label}* must stand at `{value}`, but it stands at `{shown or 'nothing'}`.",
            f"*{label}* stands at `{value}`",
        )
    app.must_show_only("header", f"{line} from {stop}")


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    put = app.actions[-1]["set"] if app.actions else None
    return f"After you set *{put['label']}* to `{put['value']}`," if put else "When the app has loaded,"


def check(app: App) -> None:
    must_be(app, "Line 1", "Harbour")
    for label, value, line, stop in (
        ("Stop", "Station", "Line 1", "Station"),
        ("Line", "Line 2", "Line 2", "Station"),
        ("Stop", "Zoo", "Line 2", "Zoo"),
        ("Line", "Line 1", "Line 1", "Harbour"),
        ("Stop", "Market", "Line 1", "Market"),
        ("Line", "Line 2", "Line 2", "Hospital"),
        ("Stop", "Station", "Line 2", "Station"),
        ("Line", "Line 1", "Line 1", "Station"),
        ("Stop", "Harbour", "Line 1", "Harbour"),
        ("Stop", "Market", "Line 1", "Market"),
    ):
        app.set(label, value)
        must_be(app, line, stop)


@mistake(
    "wrong_index.py",
    """The list of this line does not have the old stop, so `.index()` finds no place for it, and the script fails. You need not
    look for the place at all: with `key="stop"` the field keeps its stop where it can.""",
)
def no_such_stop(app: App) -> bool:
    app.set("Stop", "Market")
    fine = not app.error
    app.set("Line", "Line 2")
    return fine and "not in list" in app.error  # the words differ from Python to Python


@mistake(
    "wrong_all_stops.py",
    """Nothing is lost, but *Stop* offers every stop there is, on both lines. Its options must depend on the line: `STOPS[line]`.""",
)
def every_stop(app: App) -> bool:
    return set(STOPS["Line 1"] + STOPS["Line 2"]) <= set(field(app, "Stop").get("options", []))


@mistake(
    "wrong_no_key.py",
    """The header is right now, but *Station* is lost when the line changes, though both lines stop there. Without a key, other
    options make another widget. Give the field back its `key="stop"`.""",
)
def another_field(app: App) -> bool:
    app.set("Stop", "Station")
    app.set("Line", "Line 2")
    return app.text("header") == "Line 2 from Hospital" and field(app, "Stop").get("key") is None


@mistake(
    "wrong_first_stop.py",
    """A change of the line always leads to its first stop. That is tidy, and too much: *Station* is a stop of both lines, and is lost all the same.
    Leave the callback away, the field knows by itself when its stop is none of the options.""",
)
def always_the_first(app: App) -> bool:
    app.set("Stop", "Station")
    app.set("Line", "Line 2")
    return bool(app.callbacks) and app.text("header") == "Line 2 from Hospital" and chosen(app, "Stop") == "Hospital"
