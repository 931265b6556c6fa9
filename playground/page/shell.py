"""What stands around the panes: the menu of the view, the switcher of a phone, the list of keys."""

from collections.abc import Iterable, Mapping
from html import escape

PRESETS = {
    "All panes": (),
    "Script and app": ("script", "app"),
    "App and state": ("app", "state"),
    "Compare runs": ("script", "app", "runs"),
}
"""Choices of panes that one click shows; an empty one shows all."""

type Keys = tuple[tuple[Mapping[str, str], str], ...]
"""Keys that do the same, each with the name of its act, and what that is."""

KEYS: Keys = (
    ({"Ctrl+Enter": "run", "r": "run"}, "Run the script anew"),
    ({"Ctrl+.": "stop", ".": "stop"}, "Stop what runs"),
    ({"Shift+R": "reset"}, "Bring the original script back"),
    ({"Ctrl+Z": "", "Ctrl+Shift+Z": ""}, "Take the last action back, do it again; in a text its own changes"),
    ({"[": "back", "]": "forward"}, "Step back and forward through what happened"),
    ({"Esc": ""}, "From a moment of the past back to now; close what is open"),
    ({"m": "enlarge"}, "Enlarge the pane with the focus, or show all panes"),
    ({"0": "all"}, "Show all panes"),
    ({"p": "present"}, "Present: the panes alone, large, for a room"),
    ({"w": "speaker"}, "Open the speaker window: notes, next step, clock, the room's screen in small"),
    (
        {"↑ ↓": "", "← →": ""},
        "With the focus there: from run to run in the timeline, from tab to tab, move the edge between panes",
    ),
    ({"Home": "", "End": ""}, "The same, to the first or the last"),
    ({"Ctrl+Space": ""}, "Propose names in the editor"),
    ({"Ctrl+Shift+Space": ""}, "Show what a call in the editor takes"),
    ({"Esc Tab": ""}, "Leave the editor, where Tab indents"),
    ({"?": "list"}, "This list"),
)
"""The keys of a playground and what they do. The page binds each to the act that stands beside it; where none does,
what has the focus listens for itself."""

ROOM_KEYS: Keys = (
    ({"q": ""}, "Ask the room a question"),
    ({"1": "", "…": "", "5": ""}, "While one is open: one hand more for an option; with Shift one fewer"),
    ({"Backspace": ""}, "Take the last hand back"),
    ({"h": ""}, "Show the counts to the room, and hide them"),
    ({"v": ""}, "Discuss, and vote a second time"),
    ({"a": ""}, "Show the answer"),
    ({"j": ""}, "How phones join the room (`serve --room`)"),
)
"""The keys of a question to the room, before all others: ``stage/asking/question.js`` has them."""

STAGE_KEYS: Keys = (
    ({"ArrowRight": "next", "Space": "next", "PageDown": "next"}, "On: the next step, or the next block of the script"),
    ({"ArrowLeft": "back", "PageUp": "back"}, "Back by one"),
    ({"Home": "start"}, "To the start, before the first step"),
    ({"0": "reset"}, "Back to the prepared state; without a demo to how it was when presenting began"),
    ({"v": "veil"}, "Veil the script, and reveal it block by block"),
    ({"Shift+V": "unveil"}, "Show the whole script"),
    ({"s": "solution"}, "Show the solution of a demo, and hide it"),
    ({"l": "light"}, "The light: on a line, an element of the app, a run, off. A click with Alt puts it there"),
    ({"ArrowUp": "up", "ArrowDown": "down"}, "Move the light; with Shift over more lines"),
    ({"f": "freeze"}, "Freeze: the screen stays as it is, whatever you do, until you press it again"),
    ({"b": "black", ".": "black"}, "Black screen, and back"),
    ({"+": "larger", "-": "smaller"}, "Larger, smaller"),
    ({"c": "contrast"}, "High contrast, or the page's own colours"),
    ({"Shift+1": "", "Shift+2": "", "…": ""}, "Show a pane, and hide it"),
    ({"F5": "full"}, "The whole screen"),
    ({"Escape": "leave"}, "Out: of the light, the black, the frozen screen, a field; then leave"),
)
"""The keys while the page is presented, before those above. A clicker's (PageDown, PageUp, F5, Escape) work everywhere,
the others where no text is typed. ``stage/present_keys.js`` has the acts."""
SHOWN = {
    "ArrowRight": "→",
    "ArrowLeft": "←",
    "ArrowUp": "↑",
    "ArrowDown": "↓",
    "Escape": "Esc",
    "PageDown": "Page\xa0↓",
    "PageUp": "Page\xa0↑",
}
"""What a keyboard says on keys that have other names in a browser."""


def bindings(keys: Keys) -> dict[str, str]:
    """The keys that the page binds, each to the name of its act: in ``keys.js`` or ``look.js``, or on the stage."""
    return {key: act for same, _ in keys for key, act in same.items() if act}


SHARE = '<button type="button" class="rp-btn rp-btn--share" data-do="share">Share</button>'
"""What the menu has too, in sight where a page is there to play on and has the room."""


def view_menu(panes: Mapping[str, str]) -> str:
    """The button "View" and what it opens: which panes are shown, how large the text in them is, the keys."""
    presets = "".join(
        f'<button type="button" class="rp-chip-btn" data-preset="{" ".join(parts)}" aria-pressed="false">'
        f"{name}</button>"
        for name, parts in PRESETS.items()
    )
    boxes = "".join(
        f'<label><input type="checkbox" data-pane="{part}" checked> {escape(title)}</label>'
        for part, title in panes.items()
    )
    return f"""<div class="rp-menu">
<button type="button" class="rp-btn rp-btn--view" data-do="view" aria-expanded="false" aria-controls="rp-view">
View</button>
<div class="rp-view" id="rp-view" role="group" aria-label="View" hidden>
<div class="rp-view__part rp-view__panes" role="group" aria-label="Panes">
{presets}<div class="rp-view__boxes">{boxes}</div>
</div>
<div class="rp-view__part" role="group" aria-label="Text size">
<span>Text size</span>
<button type="button" class="rp-chip-btn" data-do="smaller" aria-label="Smaller text">A−</button>
<output class="rp-view__size">13</output>
<button type="button" class="rp-chip-btn" data-do="larger" aria-label="Larger text">A+</button>
</div>
<div class="rp-view__part">
<button type="button" class="rp-chip-btn" data-do="present">Present <kbd>P</kbd></button>
<button type="button" class="rp-chip-btn" data-do="record" hidden>Record a demo…</button>
<button type="button" class="rp-chip-btn" data-do="layout">Restore the layout</button>
<button type="button" class="rp-chip-btn" data-do="open" hidden>Open…</button>
<button type="button" class="rp-chip-btn" data-do="share">Share…</button>
<button type="button" class="rp-chip-btn" data-do="speaker">Speaker window</button>
<button type="button" class="rp-chip-btn" data-do="ask">Ask the room… <kbd>Q</kbd></button>
<button type="button" class="rp-chip-btn" data-do="limits">Limits…</button>
<button type="button" class="rp-chip-btn" data-do="keys">Keyboard <kbd>?</kbd></button>
</div>
</div>
</div>"""


def switcher(panes: Mapping[str, str]) -> str:
    """On a phone one pane is shown at a time, and these buttons say which."""
    buttons = "".join(
        f'<button type="button" data-show="{part}" aria-pressed="{str(part == "app").lower()}">{escape(title)}</button>'
        for part, title in panes.items()
    )
    return f'<div class="rp-switch" role="group" aria-label="Pane to show">{buttons}</div>'


def keys_dialog(panes: Mapping[str, str]) -> str:
    """The list of keys; single letters can be switched off, for those who speak to their computer."""
    rows = [_row(keys, does) for keys, does in KEYS]
    rows += [_row((str(number),), f"To the pane {title}") for number, title in enumerate(panes.values(), start=1)]
    return f"""<dialog class="rp-ask rp-keys" aria-labelledby="rp-keys">
<h2 class="rp-keys__title" id="rp-keys">Keyboard</h2>
<div class="rp-keys__scroll" role="group" aria-label="Keys" tabindex="0">
<dl class="rp-keys__list">{"".join(rows)}</dl>
<div class="rp-keys__stage"><h3 class="rp-keys__part">While you present</h3>
<dl class="rp-keys__list">{"".join(_row(keys, does) for keys, does in STAGE_KEYS)}</dl>
<h3 class="rp-keys__part">Ask the room</h3>
<dl class="rp-keys__list">{"".join(_row(keys, does) for keys, does in ROOM_KEYS)}</dl></div>
</div>
<form method="dialog" class="rp-keys__foot">
<label><input type="checkbox" data-do="single-keys" checked> Keys without Ctrl</label>
<button class="rp-btn rp-btn--primary" autofocus>Close</button>
</form>
</dialog>"""


def _row(keys: Iterable[str], does: str) -> str:
    shown = " or ".join(
        " ".join(f"<kbd>{escape(part)}</kbd>" for part in SHOWN.get(key, key).split(" ")) for key in keys
    )
    return f"<div><dt>{shown}</dt><dd>{escape(does)}</dd></div>"
