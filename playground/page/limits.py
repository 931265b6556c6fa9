"""The dialog in which the reader says how much a script may do in one step; ``limits_dialog.js`` opens it."""


def limits_dialog() -> str:
    """Fields for both limits."""
    return f"""<dialog class="rp-ask rp-limits" data-dialog="limits" aria-labelledby="rp-limits">
<h2 class="rp-keys__title" id="rp-limits">Limits of one step</h2>
<p>Streamlit has no limits. The playground ends what would never end, and tells you why.</p>
<form method="dialog">
{_field("seconds", "Seconds of computing", 600, "A script may sleep six times as long.")}
{_field("reruns", "Runs in a row", 1000, "What st.rerun() may add up to.")}
<div class="rp-ask__buttons">
<button class="rp-btn" value="" formnovalidate>Cancel</button>
<button class="rp-btn rp-btn--primary" value="keep">Keep</button>
</div>
</form>
</dialog>"""


def _field(name: str, label: str, most: int, note: str) -> str:
    return (
        f'<p class="rp-limits__field"><label for="rp-limit-{name}">{label}</label>'
        f'<input class="rp-input" id="rp-limit-{name}" name="{name}" type="number" min="1" max="{most}" required '
        f'aria-describedby="rp-limit-{name}-note"><small id="rp-limit-{name}-note">{note}</small></p>'
    )
