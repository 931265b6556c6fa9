import time

import streamlit as st

PHOTOS = ["beach", "boat", "dinner", "tower", "train"]

ready = []
bar = st.progress(0.0)
for photo in PHOTOS:
    time.sleep(0.1)
    ready.append(photo)
    bar.progress(len(ready) / len(PHOTOS))

st.header(f"{len(ready)} of 5 photos are ready")
if st.toggle("Show names"):
    st.write(", ".join(ready))
