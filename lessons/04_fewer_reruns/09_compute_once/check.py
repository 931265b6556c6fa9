from playground.check import App, mistake

HOURS = {"Oslo": 8, "Vienna": 14, "Lisbon": 24}


def check(app: App) -> None:
    says(app, "Oslo", "Hours")
    app.must(
        sleeps(app) == 1,
        f"The first run must look Oslo up once, for which `time.sleep(0.2)` stands, but it does so {sleeps(app)} times.",
    )
    choose(app, "Oslo", "Minutes", looked_up=0)
    choose(app, "Vienna", "Minutes", looked_up=1)
    choose(app, "Vienna", "Hours", looked_up=0)
    choose(app, "Lisbon", "Hours", looked_up=1)
    choose(app, "Oslo", "Hours", looked_up=0)
    app.reload()
    says(app, "Oslo", "Hours")
    again = sleeps(app) == 0
    app.must(again, "After the tab is reloaded, Oslo is looked up again, but it must be kept.", "nothing was looked up")


def choose(app: App, city: str, unit: str, looked_up: int) -> None:
    shown = {each["label"]: each["value"] for each in app.screen if "value" in each}
    for label, value in (("Where to?", city), ("Time in", unit)):
        if shown.get(label) != value:
            app.set(label, value)
    app.must_run(1)
    says(app, city, unit)
    must, found = ("once" if times == 1 else f"{times} times" for times in (looked_up, sleeps(app)))
    words = f"With {city} in {unit.lower()} the journey must be looked up {must} in this run, but it was {found}."
    app.must(sleeps(app) == looked_up, words, f"{city} was looked up {found}")


def says(app: App, city: str, unit: str) -> None:
    hours = HOURS[city]
    app.must_show("header", f"{city}: {hours * 60} minutes" if unit == "Minutes" else f"{city}: {hours} hours")


def sleeps(app: App) -> int:
    """How often the last action had to wait for a look-up."""
    return sum(event["type"] == "sleep" for run in app.runs for event in run["events"])


@mistake(
    "wrong_widget_inside.py",
    """A cached function runs only now and then, and a widget has to be there in every run. Draw *Time in* outside; give the function
    only what it needs to look the journey up.""",
)
def widget_inside(app: App) -> bool:
    return any(each["type"] == "exception" and "Cached" in each["name"] for each in app.screen)


@mistake(
    "wrong_underscore.py",
    """The cache gives back the text that it has, in the unit of the first time. It compares arguments only, and of those none that begins with
    an underscore. Keep the hours only, and make the text of them outside.""",
)
def not_compared(app: App) -> bool:
    before = app.text("header")
    app.set("Time in", "Minutes")
    return len(app.runs) == 1 and sleeps(app) == 0 and app.text("header") == before == "Oslo: 8 hours"


@mistake(
    "wrong_state.py",
    """Session state keeps it too, but for this visitor only, and until the tab is reloaded. `st.cache_data` keeps it for
    everybody.""",
)
def for_one_session(app: App) -> bool:
    app.set("Where to?", "Vienna")
    app.set("Where to?", "Oslo")
    kept = sleeps(app) == 0
    app.reload()
    return kept and sleeps(app) == 1


@mistake(
    "wrong_not_cached.py",
    """The function needs only the city now, and that is right. But nothing keeps its result, so every run waits: `@st.cache_data` has
    to stand above it.""",
)
def not_cached(app: App) -> bool:
    app.set("Time in", "Minutes")
    first = sleeps(app)
    app.set("Time in", "Hours")
    return first == sleeps(app) == 1
