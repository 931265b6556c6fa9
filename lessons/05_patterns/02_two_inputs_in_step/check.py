from playground.check import App, mistake

PACE, SPEED = "Minutes per kilometre", "Kilometres per hour"


def value(app: App, label: str) -> float | None:
    """What the field with this label shows."""
    shown = next((each.get("value") for each in app.screen if each.get("label") == label), None)
    return shown if isinstance(shown, int | float) else None


def check(app: App) -> None:
    in_step(app, 5, 12)
    for label, number in ((SPEED, 15), (SPEED, 10), (PACE, 3), (PACE, 4), (SPEED, 6), (PACE, 5), (SPEED, 20)):
        app.set(label, float(number))
        in_step(app, *((number, 60 / number) if label == PACE else (60 / number, number)))
        app.must_run(1)


def in_step(app: App, pace: float, speed: float) -> None:
    for label, number in ((PACE, pace), (SPEED, speed)):
        shown = value(app, label)
        app.must(shown is not None, f"There must be a number input *{label}*.")
        app.must(
            abs(shown - number) < 0.01,
            f"{last(app)} *{label}* must stand at `{number:g}`, but it stands at `{shown:g}`.",
            f"*{label}* stands at `{number:g}`",
        )
    app.must_show_only("header", f"10 kilometres in {pace * 10:.0f} minutes")


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    put = app.actions[-1]["set"] if app.actions else None
    return f"After you set *{put['label']}* to `{put['value']:g}`," if put else "When the app has loaded,"


@mistake(
    "wrong_called_at_once.py",
    """`on_change=follow_speed()` calls the function at once, in every run, because of the brackets. By then the upper field is drawn, and
    its value cannot be set any more in this run. Name the function only: `on_change=follow_speed`.""",
)
def called_at_once(app: App) -> bool:
    return "cannot be modified after the widget" in app.error and SPEED not in app.labels()


@mistake(
    "wrong_in_the_script.py",
    """The script may not set `pace` here: the field with this key has been drawn a line further up. A callback runs before the first line, when
    nothing is drawn yet. Do it there.""",
)
def set_in_the_script(app: App) -> bool:
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_same_callback.py",
    """The lower field springs back. Its callback is `follow_pace`, which computes the speed from the pace that was there before. The lower
    field needs a callback of its own, for the other direction.""",
)
def springs_back(app: App) -> bool:
    app.set(SPEED, 15.0)
    return bool(app.callbacks) and value(app, SPEED) == 12 and value(app, PACE) == 5


@mistake(
    "wrong_own_name.py",
    """The callback is called, and the upper field stays where it is: `pace = …` makes a variable that ends with the function. The field
    reads `st.session_state.pace`.""",
)
def only_a_variable(app: App) -> bool:
    app.set(SPEED, 15.0)
    return bool(app.callbacks) and value(app, SPEED) == 15 and value(app, PACE) == 5


@mistake(
    "wrong_rerun.py",
    """The fields are in step, at the price of a second run: the first one finds out, the second one draws. A callback is early enough to do
    both in one.""",
)
def by_another_run(app: App) -> bool:
    app.set(SPEED, 15.0)
    return len(app.runs) > 1 and value(app, PACE) == 4
