"""The switch "Predict first" and its dialog as an example has them: in the playground itself, not in the page."""

SWITCH = """<label class="rerun-predict" hidden><input type="checkbox" role="switch" disabled>
<span>Predict first</span> <small>Guess what happens, then see it.</small></label>"""
DIALOG = """<dialog class="rp-ask rerun-ask" aria-labelledby="rp-predict"><form>
<h2 class="rp-keys__title" id="rp-predict" data-predict="title"></h2>
<div class="rerun-ask__parts" data-predict="parts"></div>
<p class="rerun-ask__score" data-predict="score" role="status"></p>
<div class="rp-ask__buttons"><button type="button" class="rp-btn" data-predict="skip">Just show it</button>
<button type="submit" class="rp-btn rp-btn--primary" data-predict="show">Show what happens</button>
<button type="button" class="rp-btn rp-btn--primary" data-predict="close">See it in the app</button></div>
</form></dialog>"""


def with_asking(html: str) -> str:
    """A playground's HTML with both behind its header; `lesson/predict.js` shows them where there are questions."""
    return html.replace("</header>", f"</header>{SWITCH}{DIALOG}", 1)
