"""The pane "Actions" as it is written: its tools, the list, what was taken back, the dialogs to export and import."""

TOOLS = (
    ("undo", "Undo", "Take the last action back (Ctrl+Z outside of text)"),
    ("redo", "Redo", "Do the next action again (Ctrl+Shift+Z)"),
    ("play", "Replay", "Do everything again from the start, step by step"),
    ("export", "Export…", "As JSON for the trace command, or as a test"),
    ("import", "Import…", "Do the actions of a JSON file"),
)
SMALL = "rp-btn rp-btn--small"


def actions_body(entries: str) -> str:
    """The body of the pane around the entries, which come from the renderer."""
    tools = "".join(
        f'<button type="button" class="{SMALL}" data-log="{name}" title="{title}" disabled>{label}</button>'
        for name, label, title in TOOLS
    )
    return (
        f'<div class="rp-log__tools" role="group" aria-label="Action log">{tools}</div>'
        f'<div data-body="actions">{entries}</div>'
        '<div class="rp-log__rest" hidden><p class="rp-log__state"></p><ol class="rp-log" role="list"></ol></div>'
    )


def dialogs() -> str:
    """The dialogs of the pane; `web/instruments/actions.js` opens and fills them."""
    return f"""<dialog class="rp-ask rp-share" data-dialog="export" aria-labelledby="rp-export">
<h2 class="rp-share__title" id="rp-export">Export the actions</h2>
<p class="rp-share__notes" role="status"></p>
{text_part("json", "For the trace command", "Actions as JSON")}
{text_part("test", "As a test for AppTest", "Test file")}
<form method="dialog" class="rp-ask__buttons"><button class="rp-btn">Close</button></form>
</dialog>
<dialog class="rp-ask rp-share" data-dialog="import" aria-labelledby="rp-import">
<h2 class="rp-share__title" id="rp-import">Import actions</h2>
<p>Paste what <i>Export</i> gave, or open a file. The script starts anew, and the actions are done in order.</p>
<label class="rp-share__file">File <input type="file" accept=".json,application/json"></label>
<textarea class="rp-share__text" aria-label="Actions as JSON" spellcheck="false"
 placeholder='[{{"click": "Add"}}]'></textarea>
<p class="rp-share__error" role="alert"></p>
<form method="dialog" class="rp-ask__buttons">
<button class="rp-btn" value="">Cancel</button>
<button type="button" class="rp-btn rp-btn--primary" data-log="do-import">Do these actions</button>
</form>
</dialog>"""


def text_part(name: str, title: str, label: str) -> str:
    """A text to copy or to download, in a dialog."""
    return (
        f'<section class="rp-share__part" data-part="{name}" aria-labelledby="rp-share-{name}">'
        f'<h3 class="rp-share__heading" id="rp-share-{name}">{title}</h3>'
        f'<span class="rp-share__buttons"><button type="button" class="{SMALL}" data-copy>Copy</button>'
        f'<a class="{SMALL}" data-download>Download</a></span>'
        f'<textarea class="rp-share__text" aria-label="{label}" readonly spellcheck="false"></textarea></section>'
    )
