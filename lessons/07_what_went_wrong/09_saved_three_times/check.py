from playground.check import App, mistake

NAMES = ("Lake", "Ridge", "Forest")


def listed(app: App) -> list[str]:
    """The names below the header, each as often as it stands there."""
    return [name for text in app.texts() for name in NAMES if text.lstrip("- ").startswith(name)]


def must_be(app: App, *names: str) -> None:
    app.must_show("header", f"Saved: {len(names)}")
    there = listed(app)
    app.must(
        sorted(there) == sorted(names),
        f"The list must have {in_words(names)}, but it has {in_words(there)}.",
        f"the list has {in_words(names)}",
    )


def in_words(names: tuple[str, ...] | list[str]) -> str:
    return f"`{', '.join(names)}`" if names else "no walk"


def check(app: App) -> None:
    must_be(app)
    app.must_say("12 km")
    for _ in range(3):
        app.click("Save")
        must_be(app, "Lake")
    app.set("Walk", "Forest")
    app.must_say("8 km")
    must_be(app, "Lake")
    for _ in range(2):
        app.click("Save")
        must_be(app, "Lake", "Forest")
    app.set("Walk", "Lake")
    app.click("Save")
    must_be(app, "Lake", "Forest")
    app.set("Walk", "Ridge")
    app.click("Save")
    must_be(app, "Lake", "Forest", "Ridge")
    app.reload()
    must_be(app)


@mistake(
    "wrong_a_set.py",
    """A set keeps equal things once, but your walks are not equal: each run makes a class of its own. Keep something that Python can compare, such as the
    names.""",
)
def a_set(app: App) -> bool:
    app.click("Save")
    app.click("Save")
    saved = app.state.get("saved")
    return isinstance(saved, dict) and saved.get("type") == "set" and listed(app) == ["Lake", "Lake"]


@mistake(
    "wrong_names_and_walks.py",
    """You keep names now, but you still ask whether the walk itself is among them, and a walk is not a name. Ask for `walk.name`, too.""",
)
def names_and_walks(app: App) -> bool:
    app.click("Save")
    app.click("Save")
    return app.state.get("saved") == ["Lake", "Lake"]


@mistake(
    "wrong_only_one.py",
    """No walk is there twice, because there is only one: each *Save* begins a new list. Add to the list that is there, and compare the names before.""",
)
def only_one(app: App) -> bool:
    app.click("Save")
    app.set("Walk", "Ridge")
    kept = listed(app) == ["Lake"]
    app.click("Save")
    return kept and listed(app) == ["Ridge"] and app.text("header") == "Saved: 1"
