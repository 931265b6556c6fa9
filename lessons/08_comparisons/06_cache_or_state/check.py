from playground.check import App, mistake

PRICES = {"Rome": 2, "Oslo": 6}


def asked(app: App) -> int:
    """How often the last action slept, which is what `ask` does."""
    return sum(event["type"] == "sleep" for run in app.runs for event in run["events"])


def times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def must_ask(app: App, did: str, town: str, most: int) -> None:
    app.must_show("header", f"Coffee: {PRICES[town]} euros")
    app.must(
        asked(app) <= most,
        f"{did} `ask` must {'be called once' if most else 'not be called again'}, but it is called {times(asked(app))}.",
        f"`ask` was called {times(asked(app))}",
    )


def check(app: App) -> None:
    must_ask(app, "On loading", "Rome", len(PRICES))
    slept = asked(app)
    app.set("Town", "Oslo")
    must_ask(app, "With *Oslo*,", "Oslo", 1)
    slept += asked(app)
    app.must(slept == 2, f"`ask` must be called once for each town and sleep there, but for two towns it was called {times(slept)}.")
    app.must_run(1)
    app.click("Again")
    must_ask(app, "After a click on *Again*,", "Oslo", 0)
    app.set("Town", "Rome")
    must_ask(app, "Back in *Rome*,", "Rome", 0)
    app.set("Town", "Oslo")
    must_ask(app, "In *Oslo* once more,", "Oslo", 0)
    app.must_run(1)


@mistake(
    "wrong_without_the_town.py",
    """The cache keeps one result for all towns, because it does not know of any: it looks at the arguments of a call, and `ask()` has none. Give it the
    town: `def ask(town):`, and `ask(town)`.""",
)
def without_the_town(app: App) -> bool:
    app.set("Town", "Oslo")
    first = app.text("header") == "Coffee: 2 euros" and not asked(app)
    return first and "price" not in app.state


@mistake(
    "wrong_the_last_town_only.py",
    """Every price is right, but your script remembers one town at a time: back in *Rome* it asks again. The cache keeps them all, and so would a
    dictionary with a price for each town.""",
)
def the_last_town_only(app: App) -> bool:
    app.set("Town", "Oslo")
    app.click("Again")
    kept = not asked(app)
    app.set("Town", "Rome")
    return kept and asked(app) == 1 and app.text("header") == "Coffee: 2 euros"


@mistake(
    "wrong_every_time.py",
    """The price is right in each run, and each run asks for it. Keep the results: `@st.cache_data` above `def ask(town):`.""",
)
def every_time(app: App) -> bool:
    app.click("Again")
    return asked(app) == 1 and app.text("header") == "Coffee: 2 euros"
