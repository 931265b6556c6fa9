from playground.check import App, code, mistake

WEEKEND, STOPS = "Weekend", "Show the stops"
PRICE, HOLDS = "A ticket costs 2 euros", "Station, Market, Harbour"
EARLY, LATE = "First bus: 6:00", "First bus: 8:00"


def check(app: App) -> None:
    app.must(
        STOPS not in app.labels("button"),
        f"*{STOPS}* must be a checkbox, but it is a button.",
        f"*{STOPS}* is no button",
    )
    page_is(app, weekend=False, stops=False)
    app.set(WEEKEND, True)
    page_is(app, weekend=True, stops=False)
    app.set(STOPS, True)
    page_is(app, weekend=True, stops=True)
    app.set(WEEKEND, False)
    page_is(app, weekend=False, stops=True)
    app.set(STOPS, False)
    page_is(app, weekend=False, stops=False)
    app.set(STOPS, True)
    page_is(app, weekend=False, stops=True)


def page_is(app: App, *, weekend: bool, stops: bool) -> None:
    when = f"With *{WEEKEND}* {'on' if weekend else 'off'} and *{STOPS}* {'on' if stops else 'off'}"
    app.must_show_only("header", "Bus 7")
    for text, wanted in ((LATE if weekend else EARLY, 1), (EARLY if weekend else LATE, 0), (PRICE, 1), (HOLDS, int(stops))):
        found = app.texts().count(text)
        must = "must be on the page once" if wanted else "must not be on the page"
        there = f"it is there{' twice' if found == 2 else ''}" if found else "it is not there"
        app.must(found == wanted, f"{when}, {code(text)} {must}, but {there}.", f"{code(text)} is there" if wanted else "")


@mistake(
    "wrong_for_ever.py",
    """Now the stops stay, but for ever: the button puts a note into `st.session_state`, and nobody takes it away. A checkbox is enough, and it
    can be unticked.""",
)
def for_ever(app: App) -> bool:
    app.click(STOPS)
    app.set(WEEKEND, True)
    return HOLDS in app.texts()


@mistake(
    "wrong_only_at_weekends.py",
    """The line has changed sides: now it is written at weekends only. In the `if` or in the `else`, each of them is skipped in some runs. Take it
    to the left margin.""",
)
def only_at_weekends(app: App) -> bool:
    weekday = PRICE in app.texts()
    app.set(WEEKEND, True)
    return not weekday and PRICE in app.texts()


@mistake(
    "wrong_copied.py",
    """From Monday to Friday the price is there twice: you have copied the line, and the first one still stands in the `else`. Take that one
    out.""",
)
def copied(app: App) -> bool:
    weekday = app.texts().count(PRICE)
    app.set(WEEKEND, True)
    return weekday == 2 and app.texts().count(PRICE) == 1


@mistake(
    "wrong_with_the_stops.py",
    """The price comes and goes with the stops: its line is indented below their `if`. Take it to the left margin.""",
)
def with_the_stops(app: App) -> bool:
    before = PRICE in app.texts()
    app.set(STOPS, True)
    return not before and PRICE in app.texts()
