"""The dialog about a file of a project, and the button that adds one; ``web/editor/file_dialog.js`` fills it."""

from playground.page.actions import SMALL

ADD = (
    '<button type="button" class="rp-head__add" data-do="add-file" '
    'aria-label="Add a file" title="Add a file">+</button>'
)


def file_dialog() -> str:
    """A new file, or what becomes of one: its name, and what can be done with it."""
    return f"""<dialog class="rp-ask rp-about" data-dialog="file" aria-labelledby="rp-about-it">
<h2 class="rp-share__title" id="rp-about-it" data-file-part="title">Add a file</h2>
<p data-file-part="main" hidden>This is the script that runs. To run another one, open its tab and make it that.</p>
<p data-file-part="hint">It lies beside the script: a module to import, a page in <code>pages/</code>,
data to read, <code>.streamlit/secrets.toml</code>.</p>
<form method="dialog">
<label class="rp-about__name">Name <input name="file" maxlength="300" autocomplete="off" autocapitalize="off"
spellcheck="false" aria-describedby="rp-about-wrong"></label>
<p class="rp-share__error" role="alert" id="rp-about-wrong"></p>
<div class="rp-share__files" role="group" aria-label="What to do with it" data-file-part="acts">
<button type="button" class="{SMALL}" data-file-do="run">Make it the script that runs</button>
<button type="button" class="{SMALL}" data-file-do="download">Download</button>
<button type="button" class="{SMALL}" data-file-do="replace">Replace…</button>
<button type="button" class="{SMALL}" data-file-do="delete">Delete</button>
</div>
<label class="rp-share__file" data-file-part="choose">Or from your disk <input type="file" multiple
data-file-part="add"></label>
<div class="rp-about__buttons"><button class="rp-btn rp-btn--primary" value="save" data-file-part="save">Add</button>
<button class="rp-btn" value="">Cancel</button></div>
</form>
</dialog>"""
