from playground.check import App, code, mistake, plain

BOX = "Guests are coming"


def page(app: App) -> list[str]:
    """What stands on the page, from the top; each element is its words, the box its label."""
    return [each.get("label") or plain(each) for each in app.screen if each.get("label") or plain(each)]


def recipe(portions: int) -> list[str]:
    return [BOX, f"Pancakes for {portions}", "You need", f"Eggs: {portions}", f"Flour: {60 * portions} grams"]


def check(app: App) -> None:
    must_be(app, 2, "Before a click")
    for ticked in (True, False, True):
        app.set(BOX, ticked)
        must_be(app, 6 if ticked else 2, f"With *{BOX}* {'ticked' if ticked else 'unticked'}")


def must_be(app: App, portions: int, when: str) -> None:
    wanted, there = recipe(portions), page(app)
    for at, words in enumerate(wanted):
        found = there[at] if at < len(there) else "nothing"
        app.must(
            found == words,
            f"{when}, number {at + 1} from the top must be {code(words)}, but it is {code(found)}.",
        )
    more = there[len(wanted) :]
    app.must(not more, f"{when}, nothing must stand below the flour, but there is {code(''.join(more[:1]))}.")
    app.must(True, "", f"the page says {', '.join(code(words) for words in wanted[1:])}")


@mistake(
    "wrong_put_back.py",
    """The order on the page is right, and the box changes nothing: `portions = 2` runs below the `if` and takes the place of the 6. It must run
    above it.""",
)
def put_back(app: App) -> bool:
    app.set(BOX, True)
    return page(app) == recipe(2)


@mistake(
    "wrong_list_first.py",
    """All numbers are right, but the list stands above its header: the page has the order in which the lines run. Move the two
    lines of the list to the end.""",
)
def list_first(app: App) -> bool:
    app.set(BOX, True)
    header, eggs = app.place("header"), app.place("text")
    return header is not None and eggs is not None and eggs < header and sorted(page(app)) == sorted(recipe(6))


@mistake(
    "wrong_box_in_the_middle.py",
    """Everything has its place but the box: its line runs below the header, and the header is written by then. Move the `if` up, right
    below `portions = 2`.""",
)
def box_in_the_middle(app: App) -> bool:
    app.set(BOX, True)
    return app.text("header") == "Pancakes for 2" and "Eggs: 6" in app.texts() and app.is_above("subheader", "text")


@mistake(
    "wrong_box_at_the_end.py",
    """The box is the last thing that runs. Nothing that stands above it can know of the 6 any more. Move the `if` up, right
    below `portions = 2`.""",
)
def box_at_the_end(app: App) -> bool:
    app.set(BOX, True)
    return page(app) == [*recipe(2)[1:], BOX]
