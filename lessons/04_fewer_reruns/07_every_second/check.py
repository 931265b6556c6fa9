from playground.check import App, mistake

PHOTOS = ["Harbour", "Old town", "Market", "Lighthouse", "Beach", "Ferry"]


def check(app: App) -> None:
    shows(app, 1)
    app.wait(1)
    only_the_fragment(app, "After one second")
    shows(app, 2)
    app.click("Fetch one now")
    only_the_fragment(app, "*Fetch one now*")
    shows(app, 3)
    app.wait(10)
    shows(app, 6)
    headers = len(app.texts("header"))
    app.must(headers == 1, f"There must be one header, but there are {headers}.")
    app.wait(5)
    app.must_run(0)
    shows(app, 6)
    app.reload()
    shows(app, 1)
    app.wait(10)
    shows(app, 6)


def shows(app: App, count: int) -> None:
    app.must_store("fetched", count)
    app.must_show("header", "All photos are here" if count == len(PHOTOS) else "Fetching photos")
    for name in PHOTOS[:count]:
        app.must_say(name)
    for name in PHOTOS[count:]:
        app.must_not_say(name)


def only_the_fragment(app: App, when: str) -> None:
    app.must_run(1)
    alone = app.runs[0]["scope"] == "fragment"
    app.must(alone, f"{when}: only the fragment must run, but the whole script runs.", "only the fragment ran")


def events(app: App, kind: str) -> list[str]:
    return [event["type"] for run in app.runs for event in run["events"] if event["type"] == kind]


@mistake(
    "wrong_sleep.py",
    """`time.sleep` keeps the script busy, and `st.rerun` runs all of it again: that is a second of waiting and a run of the whole script for
    each photo. Let the clock call the fragment: `run_every=1`.""",
)
def sleeps(app: App) -> bool:
    return bool(events(app, "sleep"))


@mistake(
    "wrong_rerun_again.py",
    """The run that follows `st.rerun()` comes to the same line, all photos are still there, and it asks for another run, without end. Ask
    only when a photo has just been fetched: inside the `if` that fetches it.""",
)
def reruns_without_end(app: App) -> bool:
    app.wait(10)
    return "the limit is" in app.error and app.state.get("fetched") == len(PHOTOS)


@mistake(
    "wrong_stop.py",
    """`st.stop()` ends one run of the fragment, and before it has drawn anything. The timer knows nothing of it. It ends when the whole script
    runs and gives the fragment no `run_every`.""",
)
def stops(app: App) -> bool:
    app.wait(10)
    return "stopped" in [run["outcome"] for run in app.runs]


@mistake(
    "wrong_timer_stays.py",
    """The header is right, and the timer goes on: the run of the whole script has come to `run_every=1` again. Let that line say `None`
    when all photos are there.""",
)
def goes_on(app: App) -> bool:
    app.wait(10)
    right = app.text("header") == "All photos are here"
    app.wait(5)
    return right and len(app.runs) > 1
