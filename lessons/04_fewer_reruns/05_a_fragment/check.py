from playground.check import App, mistake

END = "It was outstanding in its field."


def check(app: App) -> None:
    printed(app, 1)
    app.must_not_say(END)
    parts = fragments(app)
    app.set("End of the joke", True)
    app.must_say(END)
    only_a_part(app, "End of the joke")
    printed(app, 1)
    app.set("Solve the riddle", True)
    only_a_part(app, "Solve the riddle")
    app.must_say("A piano.")
    app.click("Print it again")
    app.must_run(1)
    printed(app, 2)
    app.must_say(END)
    app.set("End of the joke", False)
    only_a_part(app, "End of the joke")
    app.must_not_say(END)
    printed(app, 2)
    app.must(parts > 1, "The joke must be a fragment of its own, but the page has only one fragment.")


def printed(app: App, times: int) -> None:
    app.must_show("header", f"Printed {times} times")
    app.must_store("prints", times)


def scopes(app: App) -> list[str]:
    """For each run of the last action: `app` or `fragment`."""
    return [run["scope"] for run in app.runs]


def only_a_part(app: App, label: str) -> None:
    app.must_run(1)
    part = scopes(app) == ["fragment"]
    app.must(part, f"*{label}* must run its fragment only, but it runs the whole script.", "only a fragment ran")


@mistake(
    "wrong_not_called.py",
    """The joke is gone: a fragment is a function, and nothing of it is drawn before you call it. Write `joke()` below it, at the left
    margin.""",
)
def not_called(app: App) -> bool:
    return "End of the joke" not in app.labels() and "Solve the riddle" in app.labels() and not app.error


@mistake(
    "wrong_everything.py",
    """The whole paper is one fragment now, so each part of it prints the paper again. What is slow has to stay outside: the first
    lines, the header, and the button.""",
)
def all_is_one(app: App) -> bool:
    app.set("End of the joke", True)
    return scopes(app) == ["fragment"] and app.state.get("prints") == 2


@mistake(
    "wrong_toggle_outside.py",
    """A widget reruns the fragment in which it is drawn. Your toggle is drawn outside of the function, so it runs the whole script. Draw
    it inside, too.""",
)
def drawn_outside(app: App) -> bool:
    app.set("End of the joke", True)
    return scopes(app) == ["app"] and fragments(app) > 1


@mistake(
    "wrong_cached.py",
    """`st.cache_data` keeps what a function has computed. Your joke computes nothing, it draws a widget, and Streamlit warns of that on
    the page. What lets a part run by itself is `@st.fragment`.""",
)
def cached(app: App) -> bool:
    return any(each["type"] == "exception" and "Cached" in each["name"] for each in app.screen)


def fragments(app: App) -> int:
    """How many fragments the last run went through."""
    return sum(event["type"] == "fragment_start" for run in app.runs for event in run["events"])
