from playground.check import App, mistake

SONGS = ("Blue Moon", "Summertime", "Misty")
YES, NO = "Yes, empty it", "No, keep it"


def is_open(app: App) -> bool:
    """Whether a dialog stands over the page."""
    return any(each["type"] == "dialog" for each in app.step["containers"])


def check(app: App) -> None:
    is_closed(app, SONGS)
    for answer, songs in ((NO, SONGS), (YES, ()), (NO, ())):
        asks(app, answer == YES)
        app.click(answer)
        is_closed(app, songs)
    app.reload()
    is_closed(app, SONGS)
    asks(app, True)
    app.click(YES)
    is_closed(app, ())


def asks(app: App, songs: bool) -> None:
    """Click *Empty*: the dialog opens, and that is all."""
    before = app.texts("header")
    app.click("Empty")
    app.must(is_open(app), "After a click on *Empty* a dialog must ask, but none is open.", "a dialog is open")
    for label in (YES, NO):
        inside = any(each.get("label") == label and "dialog" in each["in"] for each in app.screen)
        app.must(inside, f"The dialog must have a button *{label}*, but {has(app)}.", f"it has *{label}*")
    app.must(app.texts("header") == before, "The playlist must stay as it is while the dialog asks, but it changed.")


def has(app: App) -> str:
    labels = [f"*{each['label']}*" for each in app.screen if "label" in each and "dialog" in each["in"]]
    return f"it has {' and '.join(labels)}" if labels else "it has none"


def is_closed(app: App, songs: tuple) -> None:
    label = app.actions[-1].get("click") if app.actions else None
    after = f"After a click on *{label}*," if label else "When the page has loaded,"
    app.must(not is_open(app), f"{after} no dialog may be open, but one is.", "no dialog is open")
    app.must_show_only("header", f"{len(songs)} songs")
    for song in () if songs else SONGS:
        app.must_not_say(song)
    app.must_have("button", "Empty")


@mistake(
    "wrong_rerun_at_the_end.py",
    """The dialog never gets to ask. Its function ends with `st.rerun()` in any case, so the run that opens the dialog is followed by one
    that does not. Indent it, below the `if` of a button.""",
)
def never_open(app: App) -> bool:
    app.click("Empty")
    return not is_open(app) and len(app.runs) > 1


@mistake(
    "wrong_only_the_fragment.py",
    """The dialog runs once more, and the page behind it does not: that is what `scope="fragment"` means. To close the dialog
    the whole app must run: `st.rerun()`.""",
)
def only_the_dialog_ran(app: App) -> bool:
    app.click("Empty")
    app.click(NO)
    return is_open(app) and [run["scope"] for run in app.runs] == ["fragment", "fragment"]


@mistake(
    "wrong_rerun_first.py",
    """*Yes* closes the dialog, and the songs are still there: `st.rerun()` ends the run on the spot, so the line below it never
    runs. First empty the list, then call `st.rerun()`.""",
)
def nothing_is_emptied(app: App) -> bool:
    app.click("Empty")
    drawn = app.lines
    app.click(YES)
    new = set(app.runs[0]["lines"]) - drawn  # all that the answer let run
    return not is_open(app) and app.text("header") == "3 songs" and len(new) == 1


@mistake(
    "wrong_no_does_nothing.py",
    """*No* leaves the dialog open: a click in it runs only its function, and that draws the dialog again. This button needs an
    `if` with `st.rerun()`, as *Yes* does.""",
)
def no_leaves_it_open(app: App) -> bool:
    app.click("Empty")
    app.click(NO)
    return is_open(app) and app.causes == ["widget"]


@mistake(
    "wrong_open_for_ever.py",
    """The dialog is back as soon as it is closed: a key in the session state says that it is to be open, and nothing takes it away. Open it by
    the button alone, whose `True` lasts for one run.""",
)
def back_again(app: App) -> bool:
    app.click("Empty")
    app.click(NO)
    return is_open(app) and app.runs[-1]["scope"] == "app" and True in app.state.values()
