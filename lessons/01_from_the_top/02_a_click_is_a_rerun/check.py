from playground.check import App, mistake


def check(app: App) -> None:
    app.must_show_only("header", "Count: 0")
    app.must_have("button", "Add ten")
    for label, count in [("Add one", 1), ("Add ten", 10), ("Add one", 1), ("Do nothing", 0)]:
        app.click(label)
        app.must_show_only("header", f"Count: {count}")
        app.must_run(1)


@mistake(
    "wrong_below.py",
    """Your button does add ten, but too late: this run has written the header already, and the next one
    begins with `count = 0`. Move the `if` of *Add ten* up, above
    the header.""",
)
def below_the_header(app: App) -> bool:
    app.click("Add ten")
    return app.texts("header") == ["Count: 0"] and app.is_above("header", "Add ten")


@mistake(
    "wrong_nested.py",
    """*Add ten* stands inside the `if` of *Add one*, so it exists only in the run that a click on *Add one* causes. Clicking it
    starts another run, in which *Add one* is `False` and the line of *Add ten* does not run. Put it at the left margin.""",
)
def inside_the_other_button(app: App) -> bool:
    hidden = "Add ten" not in app.labels("button")
    app.click("Add one")
    return hidden and "Add ten" in app.labels("button")


@mistake(
    "wrong_remembers.py",
    """Your counter remembers: ten came on top of the one before. That is for the next chapter. Here, leave line 3 as it
    was, and see a plain variable forget.""",
)
def remembers(app: App) -> bool:
    app.click("Add one")
    app.click("Add ten")
    return app.text("header") == "Count: 11"
