from playground.check import App, code, mistake

SONGS = ["Harbour Lights", "Slow Train", "Rain on Tin"]


def check(app: App) -> None:
    app.must_run(1)
    chosen: list[str] = []
    page_is(app, chosen)
    for song in (SONGS[1], SONGS[0], SONGS[2], SONGS[2], SONGS[1], SONGS[0]):
        chosen = [each for each in SONGS if (each in chosen) != (each == song)]
        app.set(song, song in chosen)
        page_is(app, chosen)
        app.must_run(1)


def page_is(app: App, chosen: list[str]) -> None:
    for song in SONGS:
        app.must_have("checkbox", song)
    app.must_show_only("header", f"Songs: {len(chosen)}")
    if chosen:
        app.must_show_only("success", f"Last song: {chosen[-1]}")
        app.must_not_show("info")
    else:
        app.must_show_only("info", "Choose some songs")
        app.must_not_show("success")
    app.must(
        all(app.is_above("header", song) for song in SONGS),
        f"The header must stand above the boxes, but it stands below {below(app, 'header')}.",
        "the header is above the boxes",
    )
    message = "success" if chosen else "info"
    said = code(app.text(message))
    app.must(
        all(app.is_above(song, message) for song in SONGS),
        f"The message must stand below the boxes, but {said} stands above them.",
        "the message is below the boxes",
    )


def below(app: App, kind: str) -> str:
    """The last box that stands above this element."""
    return next((f"*{song}*" for song in reversed(SONGS) if app.is_above(song, kind)), "no box")


@mistake(
    "wrong_counted_too_early.py",
    """The header has its place, but it is written there before the loop has read the boxes, so it says 0 for ever. Make the place above the loop
    and fill it below: `top.header(...)` comes after the loop.""",
)
def counted_too_early(app: App) -> bool:
    app.set(SONGS[0], True)
    return app.text("header") == "Songs: 0" and app.is_above("header", SONGS[0]) and bool(app.texts("success"))


@mistake(
    "wrong_note_on_top.py",
    """Header and messages are right, but the message stands above the boxes: `note = st.empty()` makes its place, and that line runs
    before the loop. Move it below the loop.""",
)
def note_on_top(app: App) -> bool:
    above = app.is_above("info", SONGS[0])
    app.set(SONGS[0], True)
    return above and app.text("header") == "Songs: 1" and app.is_above("success", SONGS[0])


@mistake(
    "wrong_blue_for_ever.py",
    """The header is right now. The blue message still takes the place of the green one, for it is written last. Move
    `note.info(...)` above the `if`.""",
)
def blue_for_ever(app: App) -> bool:
    app.set(SONGS[0], True)
    wrote = any(event.get("text") == f"Last song: {SONGS[0]}" for run in app.runs for event in run["events"])
    right = app.text("header") == "Songs: 1" and app.is_above("header", SONGS[0])
    return right and wrote and bool(app.texts("info")) and not app.texts("success")


@mistake(
    "wrong_header_below.py",
    """The messages are right now. The header still stands below the boxes, for its place is made there. Move
    `top = st.container()` above the loop, and leave `top.header(...)` where it is.""",
)
def header_below(app: App) -> bool:
    app.set(SONGS[0], True)
    return app.text("header") == "Songs: 1" and app.is_above(SONGS[2], "header") and bool(app.texts("success"))
