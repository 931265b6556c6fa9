"""How much of a flood is kept, all in one place. Streamlit has no such caps, and a script never notices them.

What is cut is told: by an element's `cut`, by a step's notes, by the event `cut`, or by a value of type `cut`.
They are chosen so that a step with its view stays below about a second, and its JSON below about 2 MB.
"""

from __future__ import annotations

from typing import Final

ELEMENTS: Final = 1_000
"""Elements and containers kept of one run; what comes after is counted only."""
ERRORS: Final = 20
"""Exceptions and guards kept besides, so that a flood does not hide what ended it."""
SCREENS: Final = 20
"""Runs of a step that keep what they showed, besides the last, whose screen is the step's."""
NESTING: Final = 40
"""Containers kept inside one another."""
SCREEN: Final = 400_000
"""Characters kept of one screen; the element that exceeds them, and what comes after, is counted only."""
MEDIA: Final = 10
"""Characters of a picture, a sound or a film that count as one."""
TEXT: Final = 20_000
"""Characters kept of one text."""
FRAME: Final = 300_000
"""Characters of the HTML of one frame; more are not shown at all, as half of it is nothing."""
CLEAN: Final = 2_000_000
"""Characters of a text whose common indentation is still taken away."""
OPTIONS: Final = 300
"""Options kept of one widget."""
POINTS: Final = 5_000
"""Numbers kept of one chart."""
ROWS: Final = 1_000
"""Rows kept of one table."""
CELLS: Final = 20_000
"""Cells kept of one table."""
NAME: Final = 200
"""Characters kept of a `repr`, and of the name of a type or container."""
KEY: Final = 2_000
"""Characters kept of a key: a container as a key is a text of some hundred, whose end tells it from others."""
KINDS: Final = 1_000_000
"""Cells of one table that are looked at to tell what its columns hold."""
EVENTS: Final = 2_000
"""Events kept of one run; what comes after is counted only."""
READS: Final = 1_000
"""Reads of session state of one run that are looked at to tell their lines."""
STEP_EVENTS: Final = 6_000
"""Events kept of all runs of a step."""
ITEMS: Final = 2_000
"""Items kept of one value, all levels counted together."""
JSON_ITEMS: Final = 100_000
"""Items and characters of a value that `st.json` writes out before it is cut: writing cannot be interrupted."""
DEPTH: Final = 12
"""Levels of nesting kept of one value."""
VALUE: Final = 50_000
"""Characters kept of one value."""
WIDGETS: Final = 10_000
"""Widgets of a session whose ids are known, so that one that comes back has the same."""
KEYS: Final = 1_000
"""Keys kept of session state."""
STATE_ITEMS: Final = 20_000
"""Items kept of all of session state, and of all values in a run's events."""
STATE: Final = 200_000
"""Characters kept of them."""
REPR_ITEMS: Final = 10_000
"""Items and characters of a value whose `repr` is still asked for: it cannot be interrupted."""
REPR_DEPTH: Final = 100
"""Calls that one may be deep: a deeper one could end the browser's Python."""
REPR_SECONDS: Final = 0.1
"""Time that one `repr` of the script's own may take."""
REPRS_SECONDS: Final = 0.5
"""Time that all of them may take in one step."""
CHANGES: Final = 300
"""Changes in place that are told of one run, one by one; later ones are told together."""
CHANGES_OF_LINE: Final = 100
"""Those of one line."""
LOOKS: Final = 1_000_000
"""Items that are compared in one run to find them."""
LOOKS_OF_LINE: Final = 100_000
"""Those that are compared for nothing at one line."""
LOOKS_ANEW: Final = 5
"""How often such lines are listened to again, because a change could have been one of several."""
