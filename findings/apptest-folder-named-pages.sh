#!/usr/bin/env bash
# Streamlit 1.67.0: whether AppTest runs an app's main script at all depends on the name of the folder with its pages.
#
# Package: streamlit==1.67.0 (Python 3.10 or later). Input: a main script with st.navigation over two page files, a header and
# a list of what ran; the same app twice, the page files once in `views/` and once in `pages/`, driven by AppTest.
#
# Seen: with `views/` each run is the main script and in it the page, as on the server. With `pages/` only the first run is;
# every later one runs the page file alone, although the script calls st.navigation: the header is gone, and so is whatever
# the main script does for all pages (logins, defaults in session state, keeping widgets' values). The server runs the main
# script each time, whatever the folder is called (seen in a browser, not shown here). So a test of such an app sees another
# app than its users.
#
# Output when this was written:
#   folder views: load: main+a, header shown; click: main+a, header shown; switch: main+b, header shown; click: main+b, header shown
#   folder pages: load: main+a, header shown; click: a, header gone; switch: b, header gone; click: b, header gone
set -euo pipefail
self=$(realpath "$0")
export PIP_DISABLE_PIP_VERSION_CHECK=1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
timeout 1200 venv/bin/pip install --quiet streamlit==1.67.0

cat > look.py <<'PYTHON'
import logging
from pathlib import Path

from streamlit.testing.v1 import AppTest

logging.disable(logging.CRITICAL)
MAIN = """
import streamlit as st
st.session_state.setdefault("log", []).append("main")
pages = [st.Page("{folder}/a.py", default=True), st.Page("{folder}/b.py")]
page = st.navigation(pages)
st.header("Header of all pages")
page.run()
"""
PAGE = """
import streamlit as st
st.session_state.setdefault("log", []).append("{name}")
st.button("Again")
"""
for folder in ("views", "pages"):
    root = Path(folder + "_app")
    (root / folder).mkdir(parents=True)
    (root / "main.py").write_text(MAIN.format(folder=folder))
    for name in "ab":
        (root / folder / f"{name}.py").write_text(PAGE.format(name=name))
    app = AppTest.from_file(str(root / "main.py"), default_timeout=60)
    told = []
    for step in ("load", "click", "switch", "click"):
        if step == "click":
            app.button[0].click()
        elif step == "switch":
            app.switch_page(f"{folder}/b.py")
        app.session_state["log"] = []
        app.run()
        told.append(f"{step}: {'+'.join(app.session_state['log'])}, header {'shown' if len(app.header) else 'gone'}")
    print(f"folder {folder}: {'; '.join(told)}")
PYTHON

HOME="$folder" timeout 300 venv/bin/python look.py 2>errors.txt | tee seen.txt || { cat errors.txt; exit 1; }
sed -n '/^# Output/,/^set /s/^#   //p' "$self" | diff - seen.txt || { echo "This is not what the header says."; exit 1; }
