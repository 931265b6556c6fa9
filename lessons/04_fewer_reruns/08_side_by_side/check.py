from playground.check import App, mistake, plain

BEACHES = "The island has three beaches."
PRICES = ["Ship: 48 euros", "Train: 65 euros"]


def check(app: App) -> None:
    all_is_there(app)
    sent = beside(app)
    app.must(
        len(sent) == 2, f"Two fragments must run beside the script, but {len(sent)} do.", "two ran beside the script"
    )
    places = {each["in"].partition("/container")[0] for each in app.screen if each.get("text") in PRICES}
    app.must(len(places) == 2, "Each price must stand in a column of its own, but both are in one place.")
    for way in ("ship", "train"):
        app.click(f"Ask for the {way} again")
        app.must_run(1)
        alone = app.runs[0]["scope"] == "fragment"
        app.must(alone, f"*Ask for the {way} again* must run the fragment only, but it runs the whole script.")
        all_is_there(app)
        price = next(price for price in PRICES if way in price.lower())
        written = any(price in plain(each) and each["run"] == app.runs[0]["number"] for each in app.screen)
        app.must(written, f"The fragment must write `{price}` itself, but the line that writes it is outside of the fragment.")


def all_is_there(app: App) -> None:
    failed = failures(app)
    app.must(not failed, f"A fragment fails in its place: {', '.join(failed)}.")
    said = " ".join(app.texts())
    for text in (*PRICES, BEACHES):
        app.must_say(text)
        app.must(said.count(text) == 1, f"The app must say `{text}` once, but it says it {said.count(text)} times.")
    app.must_not_say("None")


def beside(app: App) -> list[str]:
    """The parallel fragments of the last run, by name."""
    return [each["name"] for run in app.runs for each in run.get("beside", [])]


def failures(app: App) -> list[str]:
    """The names of the errors on the page."""
    return [each["name"] for each in app.screen if each["type"] == "exception"]


def is_drawn_inside(app: App, kind: str) -> bool:
    """Whether the last run wrote an element of this kind within a fragment."""
    inside = 0
    for event in (event for run in app.runs for event in run["events"]):
        inside += (event["type"] == "fragment_start") - (event["type"] == "fragment_end")
        if inside and event["type"] == "write" and event["element_type"] == kind:
            return True
    return False


@mistake(
    "wrong_state.py",
    """The prices are stored, but too late: the script reads `st.session_state` before a parallel fragment has written there. Let the
    fragment show its price itself.""",
)
def stored_too_late(app: App) -> bool:
    return bool(beside(app)) and bool(app.state) and any("None" in text for text in app.texts())


@mistake(
    "wrong_none.py",
    """Both run beside the script now, so the script cannot wait for what they return: the call gives `None`. Let the fragment
    write its price itself, and return nothing.""",
)
def returns_nothing(app: App) -> bool:
    return bool(beside(app)) and any("None" in text for text in app.texts())


@mistake(
    "wrong_outside.py",
    """A parallel fragment may write only in its own place, and a column that was made outside is not. Call it within the column:
    `with left:` and below, indented, `ask(...)`. Then its place is in the column.""",
)
def writes_outside(app: App) -> bool:
    return bool(beside(app)) and any("LayoutContext" in name for name in failures(app))


@mistake(
    "wrong_not_parallel.py",
    """Each fragment shows its own price, and that is right. But they are still asked one after the other, while the script waits:
    `@st.fragment(parallel=True)`.""",
)
def one_after_the_other(app: App) -> bool:
    return not beside(app) and is_drawn_inside(app, "subheader")
