from playground.check import App, mistake

THINGS = ("Tent", "Lamp", "Map")
BOXES = ("Everything", *THINGS)


def ticked(app: App) -> dict:
    """Each box that is there, and whether it is ticked."""
    return {each["label"]: bool(each["value"]) for each in app.screen if each.get("label") in BOXES}


def check(app: App) -> None:
    must_be(app, ())
    for label, value, packed in (
        ("Tent", True, ("Tent",)),
        ("Map", True, ("Tent", "Map")),
        ("Lamp", True, THINGS),
        ("Lamp", False, ("Tent", "Map")),
        ("Everything", True, THINGS),
        ("Tent", False, ("Lamp", "Map")),
        ("Tent", True, THINGS),
        ("Everything", False, ()),
        ("Lamp", True, ("Lamp",)),
        ("Everything", True, THINGS),
        ("Map", False, ("Tent", "Lamp")),
    ):
        app.set(label, value)
        must_be(app, packed)
        app.must_run(1)


def must_be(app: App, packed: tuple) -> None:
    there = ticked(app)
    for label in BOXES:
        app.must(label in there, f"There must be a checkbox *{label}*.")
        wanted = len(packed) == len(THINGS) if label == "Everything" else label in packed
        app.must(
            there[label] == wanted,
            f"{last(app)} *{label}* must be {word(wanted)}, but it is {word(there[label])}.",
            f"*{label}* is {word(wanted)}",
        )
    app.must_show_only("header", f"{len(packed)} of 3 packed")


def word(value: bool) -> str:
    return "ticked" if value else "not ticked"


def last(app: App) -> str:
    """The last action, as the beginning of a sentence."""
    if not app.actions:
        return "When the app has loaded,"
    put = app.actions[-1]["set"]
    return f"After you {'tick' if put['value'] else 'untick'} *{put['label']}*,"


@mistake(
    "wrong_in_the_script.py",
    """*Everything* has been drawn when this line sets it, and after that its value is fixed for this run. A callback of the other
    boxes comes earlier, before the first line.""",
)
def set_in_the_script(app: App) -> bool:
    return "cannot be modified after the widget" in app.error


@mistake(
    "wrong_value.py",
    """A tick at *Everything* does nothing any more: `value=` says how a box begins, and these have begun. A box with a key keeps
    its own value. Set it in a callback, as `pack_all` did.""",
)
def only_a_first_value(app: App) -> bool:
    app.set("Everything", True)
    return not app.error and not any(ticked(app).get(thing) for thing in THINGS)


@mistake(
    "wrong_same_callback.py",
    """A tick at *Tent* is gone at once. `pack_all` gives all boxes the value of *Everything*, and that is not what the
    other boxes need: their callback goes the other way, from them to *Everything*.""",
)
def things_spring_back(app: App) -> bool:
    app.set("Tent", True)
    return bool(app.callbacks) and ticked(app).get("Tent") is False


@mistake(
    "wrong_any.py",
    """One thing is enough to tick *Everything*: that is `any`. *Everything* means `all`.""",
)
def one_is_enough(app: App) -> bool:
    app.set("Tent", True)
    return ticked(app).get("Everything") is True and ticked(app).get("Lamp") is False


@mistake(
    "wrong_only_ticks.py",
    """The third tick ticks *Everything*, and no untick takes it back: your callback sets the box to `True`, never to `False`. Give it the
    answer itself: `= all(…)`.""",
)
def never_unticked(app: App) -> bool:
    for thing in THINGS:
        app.set(thing, True)
    full = ticked(app).get("Everything") is True
    app.set("Lamp", False)
    return full and ticked(app).get("Everything") is True
