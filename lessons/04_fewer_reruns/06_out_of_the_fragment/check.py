from playground.check import App, mistake


def check(app: App) -> None:
    booked(app, 0)
    app.must_show("subheader", "Metropolis")
    app.set("Seats", 3)
    only_the_fragment(app, "Seats")
    book(app, 3)
    app.click("Another film")
    app.must_show("subheader", "Playtime")
    only_the_fragment(app, "Another film")
    app.set("Seats", 2)
    only_the_fragment(app, "Seats")
    book(app, 5)
    app.must_show("subheader", "Playtime")


def book(app: App, seats: int) -> None:
    app.click("Book")
    booked(app, seats)
    most = len(app.runs)
    app.must(most <= 2, f"A click on *Book* must take two runs at most, but it took {most}.")


def booked(app: App, seats: int) -> None:
    app.must_show("header", f"Seats booked: {seats}")
    app.must_store("booked", seats)
    headers = len(app.texts("header"))
    app.must(headers == 1, f"There must be one header, but there are {headers}.")
    app.must(app.is_above("header", "Seats"), "The header must stand above the fragment.")


def scopes(app: App) -> list[str]:
    """For each run of the last action: `app` or `fragment`."""
    return [run["scope"] for run in app.runs]


def only_the_fragment(app: App, label: str) -> None:
    alone = set(scopes(app)) == {"fragment"}
    app.must(alone, f"*{label}* must run the fragment only, but it runs the whole script.", "only the fragment ran")
    drawn = draws_header(app)
    app.must(not drawn, f"The fragment must not draw the header, but with *{label}* it did.")


def draws_header(app: App) -> bool:
    """Whether one of the last runs drew the header."""
    events = (event for run in app.runs for event in run["events"])
    return any(event["type"] == "write" and event["element_type"] == "header" for event in events)


@mistake(
    "wrong_writes_outside.py",
    """The header is outside of the fragment, and a run of the fragment alone may not write there. Ask for a run of the whole script
    instead: `st.rerun()`.""",
)
def writes_outside(app: App) -> bool:
    app.click("Book")
    return "created outside" in app.error


@mistake(
    "wrong_scope.py",
    """`st.rerun(scope="fragment")` repeats the fragment, and the header is not in it. Without `scope` the whole script runs:
    `st.rerun()`.""",
)
def repeats_the_fragment(app: App) -> bool:
    app.click("Book")
    return scopes(app) == ["fragment", "fragment"] and app.text("header") == "Seats booked: 0"


@mistake(
    "wrong_header_inside.py",
    """Your header is right because it is a part of the fragment now, and is drawn again for each change of *Seats*. Leave it outside: the
    task is about a fragment that has to reach the rest.""",
)
def header_inside(app: App) -> bool:
    app.set("Seats", 3)
    return scopes(app) == ["fragment"] and draws_header(app)


@mistake(
    "wrong_without_fragment.py",
    """Without `@st.fragment` each change of *Seats* runs the whole script. Keep the fragment, and leave it only where the rest has
    to know something: after a booking.""",
)
def no_fragment(app: App) -> bool:
    app.set("Seats", 3)
    return scopes(app) == ["app"]
