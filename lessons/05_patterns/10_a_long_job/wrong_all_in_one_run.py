import time

import streamlit as st

PHOTOS = ["beach", "boat", "dinner", "tower", "train"]

bar = st.progress(0.0)
if "ready" not in st.session_state:
    ready = []
    for photo in PHOTOS:
        time.sleep(0.1)
        ready.append(photo)
        bar.progress(len(ready) / len(PHOTOS))
    st.session_state.ready = ready

ready = st.session_state.ready
bar.progress(len(ready) / len(PHOTOS))
st.header(f"{len(ready)} of 5 photos are ready")
if st.toggle("Show names"):
    st.write(", ".join(ready))
