"""What making examples loads: docs are built often, and an example needs nothing that takes a second to import."""

import subprocess
import sys

LOADED = """
import sys
from playground.example import example_html, read_example
import playground.markdown, playground.quarto
example_html(read_example("x = 1"), base="x")
print(sorted({"bokeh", "panel", "mkdocs", "streamlit"} & sys.modules.keys()))
"""


def test_examples_are_made_without_bokeh_and_panel() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
