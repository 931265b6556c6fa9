#!/usr/bin/env bash
# Streamlit 1.67.0 with plotly 7.1.0 draws an empty figure, but not the dict of the same figure.
#
# Packages: streamlit==1.67.0, plotly==7.1.0 (Python 3.10 or later). Input: figures without data, as an app shows them before there is any.
#
# Seen: `st.plotly_chart(Figure())` is drawn. `Figure().to_dict()`, `{"data": []}`, `{}` and `[]`, which Streamlit takes for figures
# too, go through `plotly.tools.return_figure_from_figure_or_data`. That wants to say that there is no data, by a class of
# `plotly.exceptions` that is not there any more: the script fails with an AttributeError that names neither the figure nor what to do.
# An app is safe with `Figure(given)` around what it passes on.
#
# Output when this was written:
#   Figure(): drawn
#   Figure().to_dict(): AttributeError: module 'plotly.exceptions' has no attribute 'PlotlyEmptyDataError'
#   {"data": []}: AttributeError: module 'plotly.exceptions' has no attribute 'PlotlyEmptyDataError'
#   {}: AttributeError: module 'plotly.exceptions' has no attribute 'PlotlyEmptyDataError'
#   []: AttributeError: module 'plotly.exceptions' has no attribute 'PlotlyEmptyDataError'
#   Figure({"data": []}): drawn
#   {"data": [{"y": [1]}]}: drawn
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
timeout 1200 venv/bin/pip install --quiet streamlit==1.67.0 plotly==7.1.0

cat > look.py <<'PYTHON'
import logging

from streamlit.testing.v1 import AppTest

logging.disable(logging.CRITICAL)
FIGURES = (
    *("Figure()", "Figure().to_dict()", '{"data": []}', "{}", "[]"),
    *('Figure({"data": []})', '{"data": [{"y": [1]}]}'),
)
SCRIPT = """import streamlit as st
from plotly.graph_objects import Figure
try:
    st.plotly_chart({figure})
    st.text("drawn")
except Exception as error:
    st.text(f"{{type(error).__name__}}: {{error}}")
"""
for figure in FIGURES:
    shown = AppTest.from_string(SCRIPT.format(figure=figure), default_timeout=60).run()
    print(f"{figure}: {shown.text[0].value}")
PYTHON

HOME="$folder" timeout 300 venv/bin/python look.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
