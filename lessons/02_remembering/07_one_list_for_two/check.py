from playground.check import App, mistake

ADA, BOB = "Ada scores 3", "Bob scores 5"


def board(app: App) -> list[str]:
    return [text for text in app.texts() if text.startswith(("Ada: ", "Bob: "))]


def rows(ada: int, bob: int) -> list[str]:
    """The scoreboard after so many scores of each."""
    return [f"Ada: {3 * ada} from {[3] * ada}", f"Bob: {5 * bob} from {[5] * bob}"]


def must_be(app: App, ada: int, bob: int) -> None:
    wanted, shown = rows(ada, bob), board(app)
    app.must(
        shown == wanted,
        f"After {ada} of Ada's scores and {bob} of Bob's the board must say `{'`, `'.join(wanted)}`, "
        f"but it says `{'`, `'.join(shown) or 'nothing'}`.",
        f"the board says `{'`, `'.join(wanted)}`",
    )


def check(app: App) -> None:
    must_be(app, 0, 0)
    scores = [0, 0]
    for player in (0, 0, 1, 0, 1, 1):
        app.click((ADA, BOB)[player])
        scores[player] += 1
        must_be(app, *scores)
    app.reload()
    must_be(app, 0, 0)


@mistake(
    "wrong_assigned_append.py",
    """`append` changes the list and returns `None`, and your line puts that `None` into the list's place. Call it without an assignment:
    `st.session_state.ada.append(3)`.""",
)
def none_in_its_place(app: App) -> bool:
    app.click(ADA)
    return "NoneType" in app.error and app.state.get("ada", 0) is None


@mistake(
    "wrong_plain_lists.py",
    """The lists are two now, but plain variables live for one run: each click begins with empty ones. Keep them in
    `st.session_state`.""",
)
def plain_lists(app: App) -> bool:
    app.click(ADA)
    app.click(ADA)
    return board(app) == rows(1, 0) and not app.state


@mistake(
    "wrong_every_run.py",
    """Two lists, and they are made anew in every run: there is no question in front of their lines any more. Put them back below
    `if "ada" not in st.session_state:`.""",
)
def made_in_every_run(app: App) -> bool:
    app.click(ADA)
    app.click(ADA)
    one = board(app) == rows(1, 0) and "ada" in app.state
    app.click(BOB)
    app.click(BOB)
    return one and board(app) == rows(0, 1)


@mistake(
    "wrong_half_asked.py",
    """One of the two lists stays, the other is made anew in every run: its line stands at the left margin, outside of the `if`.
    Indent it like the other.""",
)
def one_outside(app: App) -> bool:
    for label in (ADA, ADA, BOB, BOB):
        app.click(label)
    before = board(app)
    app.click(ADA)
    return (before, board(app)) in ((rows(2, 1), rows(3, 0)), (rows(0, 2), rows(1, 2)))
