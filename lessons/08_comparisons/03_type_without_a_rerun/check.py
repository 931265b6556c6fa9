from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show_only("header", "Soup, hot")
    app.set("Note", "cold")
    app.must_run(0)
    app.set("Dish", "Pasta")
    app.must_run(1)
    app.must_show_only("header", "Pasta, cold")
    app.set("Note", "spicy")
    app.must_run(0)
    app.must_have("button", "Send")
    app.click("Send")
    app.must_run(1)
    app.must_show_only("header", "Pasta, spicy")
    app.set("Dish", "Rice")
    app.must_run(1)
    app.must_show_only("header", "Rice, spicy")
    app.must(app.causes == ["widget"] and app.runs[0]["scope"] == "app", "A new dish must run the whole script, but it runs a part of it.")


@mistake(
    "wrong_note_in_a_form.py",
    """A new dish takes a run now, but the note that waits does not come along: what waits in a form is sent by the form's button only. A field with
    `on_change="ignore"` sends its value with any message.""",
)
def note_in_a_form(app: App) -> bool:
    app.set("Note", "cold")
    waits = not app.runs
    app.set("Dish", "Pasta")
    late = len(app.runs) == 1 and app.text("header") == "Pasta, hot"
    app.click("Send")
    return waits and late and app.text("header") == "Pasta, cold"


@mistake(
    "wrong_a_fragment.py",
    """In a fragment every change of *Note* takes a run, if a short one. It must take none. Leave the script without a fragment, and let only *Dish*
    act at once.""",
)
def a_fragment(app: App) -> bool:
    app.set("Note", "cold")
    return len(app.runs) == 1 and app.runs[0]["scope"] == "fragment"


@mistake(
    "wrong_nothing_waits.py",
    """Both fields act at once now, so a change of *Note* takes a run too. Only *Dish* is in a hurry: *Note* keeps its `on_change="ignore"`.""",
)
def nothing_waits(app: App) -> bool:
    app.set("Note", "cold")
    note = len(app.runs)
    app.set("Dish", "Pasta")
    return (note, len(app.runs)) == (1, 1)


@mistake(
    "wrong_the_other_field.py",
    """It is the other way round: *Note* acts at once, and *Dish* waits. Change places.""",
)
def the_other_field(app: App) -> bool:
    app.set("Dish", "Pasta")
    dish = len(app.runs)
    app.set("Note", "cold")
    return (dish, len(app.runs)) == (0, 1)
