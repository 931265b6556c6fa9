from playground.check import App, mistake

PHOTOS = ["beach", "boat", "dinner", "tower", "train"]


def worked(app: App) -> list:
    """For each run of the last action, on how many photos it worked."""
    return [sum(event["type"] == "sleep" for event in run["events"]) for run in app.runs]


def headers(screen: list) -> list:
    return [each["text"] for each in screen if each["type"] == "header"]


def check(app: App) -> None:
    does_all(app, "When the page opens,")
    for value in (True, False, True):
        app.set("Show names", value)
        all_ready(app)
        app.must_run(1)
        more = sum(worked(app))
        app.must(not more, f"*Show names* must do no photo again, but its run did {photos(more)}.", "no photo is done again")
        names = ", ".join(PHOTOS)
        (app.must_say if value else app.must_not_say)(names)
    app.reload()
    does_all(app, "In a new session,")


def does_all(app: App, when: str) -> None:
    """The page has opened, and the runs that followed have done a photo each."""
    most, done = max(worked(app)), sum(worked(app))
    app.must(done, f"{when} the app must work: each photo takes one `time.sleep(0.1)`, but there was none.")
    app.must(most == 1, f"{when} each run must do one photo at most, but one run did {photos(most)}.", "one photo a run")
    app.must(done == len(PHOTOS), f"{when} each photo must be done once, 5 in all, but {photos(done)} {'was' if done == 1 else 'were'} done.", "5 in all")
    all_ready(app)
    for number, run in enumerate(app.runs[:-1], 1):
        seen = headers(run["screen"])
        app.must(len(seen) == 1, f"While the work goes on, the header must be there, but in run {number} it is not.")
    told = {text for run in app.runs[:-1] for text in headers(run["screen"])}
    app.must(len(told) >= 4, "While the work goes on, the header must count, but it does not.", "the header counts")


def all_ready(app: App) -> None:
    app.must_show_only("header", "5 of 5 photos are ready")
    app.must_have("toggle", "Show names")
    bars = [each["value"] for each in app.screen if each["type"] == "progress"]
    app.must(bars == [100], f"There must be one bar, and it must be full, but {level(bars)}.", "the bar is full")


def level(bars: list) -> str:
    if len(bars) != 1:
        return f"there are {len(bars)}"
    return f"it stands at {bars[0]} %"


def photos(count: int) -> str:
    return f"{count} photo{'' if count == 1 else 's'}"


@mistake(
    "wrong_never_ends.py",
    """All photos are ready, and the reruns go on: `st.rerun()` is called in any case. Indent it, so that it is called only after a photo was
    done.""",
)
def never_ends(app: App) -> bool:
    return app.runs[-1]["outcome"] == "guard" and headers(app.screen)[:1] == ["5 of 5 photos are ready"]


@mistake(
    "wrong_plain_list.py",
    """The first photo is done again and again: `ready = []` makes an empty list in each run. What is done must be kept in
    `st.session_state`, or no run knows of the one before.""",
)
def kept_nowhere(app: App) -> bool:
    return app.runs[-1]["outcome"] == "guard" and sum(worked(app)) > len(PHOTOS)


@mistake(
    "wrong_all_in_one_run.py",
    """No photo is done twice any more. But all five are done in one run, so a click in between would throw all of them away. Do one, keep it,
    and call `st.rerun()` for the next.""",
)
def all_in_one_run(app: App) -> bool:
    in_one = max(worked(app)) == len(PHOTOS)
    app.set("Show names", True)
    return in_one and not sum(worked(app)) and not app.error


@mistake(
    "wrong_without_rerun.py",
    """One photo a run is right, but nobody starts the next run: a photo is done when somebody happens to click. Call `st.rerun()` when a
    photo is done.""",
)
def waits_for_clicks(app: App) -> bool:
    first = worked(app)
    app.set("Show names", True)
    return first == [1] and worked(app) == [1]


@mistake(
    "wrong_nothing_to_see.py",
    """The work is in pieces, and nobody can see it. `st.rerun()` ends the run above the lines that draw the page. Draw first, work last.""",
)
def nothing_to_see(app: App) -> bool:
    return not app.error and max(worked(app)) == 1 and len(app.runs) >= len(PHOTOS) and not app.runs[0]["screen"]
