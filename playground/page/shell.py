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

KEYS: tuple[tuple[Mapping[str, str], str], ...] = (
    ({"Ctrl+Enter": "run", "r": "run"}, "Run the script anew"),
    ({"Ctrl+.": "stop", ".": "stop"}, "Stop what runs"),
    ({"Shift+R": "reset"}, "Bring the original script back"),
    ({"Ctrl+Z": "", "Ctrl+Shift+Z": ""}, "Take the last action back, do it again; in a text its own changes"),
    ({"[": "back", "]": "forward"}, "Step back and forward through what happened"),
    ({"Esc": ""}, "From a moment of the past back to now; close what is open"),
    ({"m": "enlarge"}, "Enlarge the pane with the focus, or show all panes"),
    ({"0": "all"}, "Show all panes"),
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


def bindings() -> dict[str, str]:
    """The keys that the page binds, each to the name of its act in ``keys.js`` or ``look.js``."""
    return {key: act for keys, _ in KEYS for key, act in keys.items() if act}


SHARE = '<button type="button" class="rp-btn rp-btn--share" data-do="share">Share</button>'
"""What the menu has too, in sight where a page is there to play on and has the room."""


def view_menu(panes: Mapping[str, str]) -> str:
    """The button "View" and what it opens: which panes are shown, how large the script is, the keys."""
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
<div class="rp-view__part" role="group" aria-label="Text size of the script">
<span>Script text</span>
<button type="button" class="rp-chip-btn" data-do="smaller" aria-label="Smaller text">A−</button>
<output class="rp-view__size">13</output>
<button type="button" class="rp-chip-btn" data-do="larger" aria-label="Larger text">A+</button>
</div>
<div class="rp-view__part">
<button type="button" class="rp-chip-btn" data-do="layout">Restore the layout</button>
<button type="button" class="rp-chip-btn" data-do="open" hidden>Open…</button>
<button type="button" class="rp-chip-btn" data-do="share">Share…</button>
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
</div>
<form method="dialog" class="rp-keys__foot">
<label><input type="checkbox" data-do="single-keys" checked> Keys without Ctrl</label>
<button class="rp-btn rp-btn--primary" autofocus>Close</button>
</form>
</dialog>"""


def _row(keys: Iterable[str], does: str) -> str:
    shown = " or ".join(" ".join(f"<kbd>{escape(part)}</kbd>" for part in key.split()) for key in keys)
    return f"<div><dt>{shown}</dt><dd>{escape(does)}</dd></div>"
