"""The page of the speaker window, which stands beside the playground's assets: what is in it comes from the stage."""

from playground.page.assets import SPEAKER_SCRIPT, assets_version
from playground.page.styles import SPEAKER_STYLES

SPEAKER = "speaker.html"
SPEAKER_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""It asks no server for anything but its own files, and what the picture of the room's screen is drawn with."""


def speaker_html() -> str:
    """The page; the frame in it runs no script, whatever is drawn there."""
    version = assets_version()
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{SPEAKER_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>Speaker window</title><link rel="icon" href="data:,"><link rel="stylesheet" href="{SPEAKER_STYLES}?v={version}">
<script type="module" src="{SPEAKER_SCRIPT}?v={version}"></script></head>
<body data-lost>
<noscript>The speaker window needs JavaScript.</noscript>
<header class="head">
<div class="where"><h1 data-part="title">Speaker window</h1><p data-part="place"></p></div>
<div class="times">
<p class="now"><span data-part="now"></span><small>now</small></p>
<p class="gone"><span role="timer" data-part="gone">0:00</span><small data-part="plan" hidden></small></p>
<p class="wind"><button type="button" data-part="go">Start</button>
<button type="button" data-part="anew">Reset clock</button></p>
</div>
</header>
<p class="lost" role="status" data-part="lost"></p>
<main>
<section class="room" aria-label="The room's screen">
<div class="screen"><iframe data-part="frame" title="The room's screen" sandbox="allow-same-origin" tabindex="-1" inert
srcdoc="&lt;!doctype html&gt;&lt;title&gt;The room's screen&lt;/title&gt;"></iframe></div>
<p class="badge" role="status" data-part="badge" hidden></p>
</section>
<section class="next" aria-labelledby="next" data-part="next" hidden>
<h2 id="next">Next press</h2>
<p class="next__title" data-part="next-title"></p>
<p data-part="next-question"></p>
<ul data-part="next-does"></ul>
<p class="then" data-part="then"></p>
</section>
<div class="side">
<section class="notes" aria-labelledby="notes">
<div class="notes__head"><h2 id="notes">Notes</h2>
<button type="button" data-part="smaller" aria-label="Smaller notes">A−</button>
<button type="button" data-part="larger" aria-label="Larger notes">A+</button></div>
<div class="notes__text" data-part="notes" role="group" aria-labelledby="notes" tabindex="0"></div>
</section>
<section class="question" aria-labelledby="question" data-part="question" hidden>
<h2 id="question">Asked</h2>
<p class="question__text" data-part="question-text"></p>
<table><thead data-part="votes"></thead><tbody data-part="options"></tbody></table>
<p data-part="question-state"></p>
<p data-part="question-why"></p>
</section>
</div>
</main>
<nav class="bar" aria-label="Stage">
<button type="button" data-press="back"><span>Back</span> <kbd>←</kbd></button>
<button type="button" class="primary" data-press="next"><span>Next</span> <kbd>→</kbd></button>
<button type="button" data-part="open-list">All steps…</button>
<span class="gap"></span>
<button type="button" data-press="reset">Reset <kbd>0</kbd></button>
<button type="button" data-press="present" aria-pressed="false">Present <kbd>P</kbd></button>
<button type="button" data-press="freeze" aria-pressed="false">Freeze <kbd>F</kbd></button>
<button type="button" data-press="black" aria-pressed="false">Black <kbd>B</kbd></button>
</nav>
<dialog class="list" data-part="list" aria-labelledby="list">
<h2 id="list">All steps</h2>
<ol data-part="steps"></ol>
<form method="dialog"><button>Close</button></form>
</dialog>
</body>
</html>
"""
