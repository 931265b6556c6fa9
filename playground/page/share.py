"""The dialog in which a reader shares what is in a playground; ``web/shell/sharing.js`` fills it."""

from playground.page.actions import SMALL, text_part

BADGE = "badge.svg"
"""The picture of a button, for READMEs, beside the other assets."""


def share_dialog() -> str:
    """Link, QR code, texts to paste elsewhere, files to keep."""
    return f"""<dialog class="rp-ask rp-share" data-dialog="share" aria-labelledby="rp-share-it">
<h2 class="rp-share__title" id="rp-share-it">Share this script</h2>
<p>All of it is in the link itself, behind the <code>#</code>, which browsers send nowhere.
Opened, it does not run until asked to.</p>
<div class="rp-share__choice" role="group" aria-label="What the link brings beside the script">
<label><input type="checkbox" data-with="actions" checked> What was done in the app</label>
<label><input type="checkbox" data-with="panes"> Which panes are shown</label>
</div>
<p class="rp-share__error" role="alert"></p>
<p class="rp-share__left" role="status"></p>
{text_part("link", "Link", "Link")}
<p class="rp-share__length" role="status"></p>
<div class="rp-share__code" role="img" aria-label="QR code of the link" hidden></div>
{text_part("badge", "Button for a README", "Markdown of the button")}
{text_part("markdown", "As Markdown", "Script and link as Markdown")}
{text_part("question", "As a question or an issue", "What happened, script and link as Markdown")}
<div class="rp-share__files" role="group" aria-label="Files">
<button type="button" class="{SMALL}" data-share="script">Download app.py</button>
<button type="button" class="{SMALL}" data-share="zip" hidden>Download the folder (zip)</button>
<button type="button" class="{SMALL}" data-share="page">Download as a page that needs no network</button>
<button type="button" class="{SMALL}" data-share="export">Actions and test…</button>
</div>
<form method="dialog" class="rp-ask__buttons"><button class="rp-btn">Close</button></form>
</dialog>"""


def open_dialog() -> str:
    """Where the reader of a page to play on brings a script along; ``web/play/files.js`` takes it."""
    return """<dialog class="rp-ask rp-share" data-dialog="open" aria-labelledby="rp-open-it">
<h2 class="rp-share__title" id="rp-open-it">Open a script</h2>
<p>Paste a link of this playground, of stlite or of Shinylive, or a script itself. Or
choose files: scripts with what they
read, a zip of a folder, or a notebook. You can drop files, a folder or a zip anywhere on the page, too. Nothing runs
until you ask for it.</p>
<form method="dialog">
<textarea class="rp-share__text" aria-label="Link or script" spellcheck="false"></textarea>
<label class="rp-share__file">Files or a zip <input type="file" multiple></label>
<label class="rp-share__file">A folder <input type="file" webkitdirectory></label>
<div class="rp-ask__buttons"><button class="rp-btn" value="">Cancel</button>
<button class="rp-btn rp-btn--primary" value="open">Open</button></div>
</form>
</dialog>"""


def badge_svg() -> str:
    """The picture of the button."""
    label = "Open in Rerun Playground"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="190" height="24" role="img" aria-label="{label}">'
        f'<title>{label}</title><rect width="190" height="24" rx="5" fill="#3d46c2"/>'
        '<path d="M10 6l9 6-9 6z" fill="#fff"/>'
        f'<text x="27" y="16.5" fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" '
        f'textLength="154">{label}</text></svg>\n'
    )
