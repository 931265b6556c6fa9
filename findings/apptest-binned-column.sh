#!/usr/bin/env bash
# Streamlit 1.67.0 with pandas 3.1.1 and PyArrow 26.0.1: an app shows a column of bins, and AppTest cannot read that table.
#
# Packages: streamlit==1.67.0, pandas==3.1.1, pyarrow==26.0.1 (Python 3.11 or later). Input: an app that shows a data frame with
# two ages and the bins they fall into, made by `pd.cut`, which is the usual way to them: once as `pd.cut` returns them
# (categories that are intervals), once the same as a plain column of intervals, once as texts.
#
# Seen: all three apps run without an exception, and Streamlit sends each table to the browser as Arrow data. AppTest's
# `.value` of the element reads that data back. It does so for texts and for plain intervals; for the categories it raises a
# TypeError about an index, which names neither the column nor its type. So a test of an app that is right fails where it
# looks at a table with bins, whatever it looks for there.
#
# Output when this was written:
#   texts: 0 exceptions in the app, value has 2 rows
#   categories: 0 exceptions in the app, value raises TypeError: Expected int index, got type '<class 'str'>'
#   intervals: 0 exceptions in the app, value has 2 rows
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
timeout 1200 venv/bin/pip install --quiet streamlit==1.67.0 pandas==3.1.1 pyarrow==26.0.1

cat > look.py <<'PYTHON'
import logging

from streamlit.testing.v1 import AppTest

logging.disable(logging.CRITICAL)
SCRIPT = """
import pandas as pd
import streamlit as st
ages = pd.Series([3, 40])
bins = pd.cut(ages, [0, 18, 99])
st.dataframe(pd.DataFrame({"age": ages, "group": GROUP}))
"""
GROUPS = {"texts": "bins.astype(str)", "categories": "bins", "intervals": "pd.IntervalIndex(bins)"}
for name, group in GROUPS.items():
    app = AppTest.from_string(SCRIPT.replace("GROUP", group), default_timeout=60).run()
    try:
        told = f"value has {len(app.dataframe[0].value)} rows"
    except Exception as error:
        told = f"value raises {type(error).__name__}: {error}"
    print(f"{name}: {len(app.exception)} exceptions in the app, {told}")
PYTHON

HOME="$folder" timeout 300 venv/bin/python look.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
