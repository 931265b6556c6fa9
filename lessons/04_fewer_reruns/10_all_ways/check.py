from playground.check import App, mistake

TRAM = "Tram 6 to the harbour, then five minutes on foot."


def check(app: App) -> None:
    app.must(sleeps(app) == 1, f"The page must ask for the concerts once when it loads, but it does so {sleeps(app)} times.")
    show_the_way(app, True)
    for label, value in (("Concert", "String quartet"), ("Name", "Ada"), ("Seats", 3)):
        app.set(label, value)
        app.must_run(0)
    book(app, "String quartet: 3 for Ada")
    show_the_way(app, False)
    app.set("Concert", "Jazz trio")
    app.must_run(0)
    app.set("Name", "Grace")
    app.must_run(0)
    show_the_way(app, True)
    book(app, "Jazz trio: 3 for Grace")
    app.reload()
    app.must_not_show("success")
    app.must(sleeps(app) == 0, "After the tab is reloaded, the page asks for the concerts again, but they must be kept.")


def book(app: App, text: str) -> None:
    app.click("Book")
    app.must_run(1)
    app.must_show("success", text)
    again = sleeps(app)
    app.must(again == 0, "A click on *Book* asks for the concerts again, but they must be kept.", "the concerts were kept")


def show_the_way(app: App, shown: bool) -> None:
    app.set("Show the way", shown)
    app.must_run(1)
    part = app.runs[0]["scope"] == "fragment"
    app.must(part, "*Show the way* must run only its own few lines, but it runs the whole script.", "only a fragment ran")
    (app.must_say if shown else app.must_not_say)(TRAM)


def sleeps(app: App) -> int:
    """How often the last action had to wait for the concerts."""
    return sum(event["type"] == "sleep" for run in app.runs for event in run["events"])


@mistake(
    "wrong_all_in_a_form.py",
    """*Show the way* keeps its change back, so nobody sees the way before they book. A form does that to all of its fields,
    `on_change="ignore"` to one. What has to answer at once stays out of both.""",
)
def all_in_a_form(app: App) -> bool:
    app.set("Show the way", True)
    return not app.runs


@mistake(
    "wrong_all_in_a_fragment.py",
    """A fragment of all is no smaller than the script. It saves the rest of the page, and there is no rest. Let it hold *Show the way* only, and
    find what fits the fields.""",
)
def all_in_a_fragment(app: App) -> bool:
    app.set("Name", "Ada")
    return [run["scope"] for run in app.runs] == ["fragment"]


@mistake(
    "wrong_concert_runs.py",
    """Nearly: *Name* and *Seats* wait for the button, *Concert* still runs the script. Nothing on the page needs it before somebody
    books.""",
)
def concert_runs(app: App) -> bool:
    app.set("Name", "Ada")
    waits = not app.runs
    app.set("Concert", "String quartet")
    return waits and len(app.runs) == 1


@mistake(
    "wrong_not_cached.py",
    """No run too many is left, but each one waits for the concerts, which are the same as before. `@st.cache_data` keeps what a
    function has returned.""",
)
def not_cached(app: App) -> bool:
    app.set("Name", "Ada")
    waits = not app.runs
    app.click("Book")
    return waits and sleeps(app) > 0
