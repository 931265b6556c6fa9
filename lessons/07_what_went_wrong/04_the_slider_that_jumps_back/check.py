from playground.check import App, mistake

HOTELS = {
    "Bergen": {"Harbour Inn": 90, "Fjord View": 180},
    "Ghent": {"Old Mill": 80, "Belfry": 150, "Grand Hotel": 240},
    "Lucca": {"Villa Rosa": 120, "The Walls": 190},
}


def slider(app: App) -> str:
    """The label of the slider, which may have the town in it."""
    labels = [label for label in app.labels() if label.startswith("Most per night")]
    app.must(len(labels) == 1, f"There must be one field *Most per night…*, but there are {len(labels)}.")
    return labels[0]


def value(app: App) -> object:
    return next((each["value"] for each in app.screen if str(each.get("label")).startswith("Most per night")), None)


def must_be(app: App, town: str, most: int) -> None:
    slider(app)
    app.must(
        value(app) == most,
        f"In {town} the slider must stand at `{most}`, but it stands at `{value(app)}`.",
        f"the slider stands at `{most}`",
    )
    hotels = HOTELS[town]
    found = [name for name, price in hotels.items() if price <= most]
    app.must_show("header", f"{town}: {len(found)} of {len(hotels)} hotels")
    for name in found:
        app.must_say(name)


def check(app: App) -> None:
    must_be(app, "Bergen", 100)
    most = 100
    for town, other in (("Ghent", 200), ("Lucca", 150), ("Bergen", 250), ("Ghent", 80), ("Lucca", 120)):
        app.set("Town", town)
        must_be(app, town, most)
        most = other
        app.set(slider(app), most)
        must_be(app, town, most)
    app.set(slider(app), 190)
    must_be(app, "Lucca", 190)
    app.reload()
    must_be(app, "Bergen", 100)


@mistake(
    "wrong_set_in_every_run.py",
    """Now the slider jumps back at once: a line sets its key to 100 in every run. The first value belongs in the slider itself, or below
    `if "most" not in st.session_state:`.""",
)
def set_in_every_run(app: App) -> bool:
    app.set(slider(app), 200)
    return value(app) == 100 and "most" in app.writes


@mistake(
    "wrong_no_first_value.py",
    """The slider keeps its value, but it begins at 50, its lowest. Say with which value it begins: `st.slider(…, 50, 300, 100, …)`.""",
)
def no_first_value(app: App) -> bool:
    first = value(app)
    app.set(slider(app), 200)
    app.set("Town", "Ghent")
    return first == 50 and value(app) == 200


@mistake(
    "wrong_a_key_for_each.py",
    """Your key has the town in it, so it changes with the town, and another key is another slider. Give all towns the same
    key: `key="most"`.""",
)
def a_key_for_each(app: App) -> bool:
    keys = [each["key"] for each in app.screen if str(each.get("label")).startswith("Most per night")]
    app.set("Town", "Ghent")
    others = [each["key"] for each in app.screen if str(each.get("label")).startswith("Most per night")]
    return all(keys) and all(others) and keys != others


@mistake(
    "wrong_default_from_state.py",
    """The next town has the value now, but in one town every second change is lost: another default is another slider, too. Leave the
    default at 100 and give the slider a key: it then keeps its value by itself.""",
)
def default_from_state(app: App) -> bool:
    app.set(slider(app), 200)
    app.set("Town", "Ghent")
    kept = value(app) == 200
    app.set(slider(app), 150)
    app.set(slider(app), 250)
    return kept and value(app) == 150
