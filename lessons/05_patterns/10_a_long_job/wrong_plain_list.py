import time

import streamlit as st

PHOTOS = ["beach", "boat", "dinner", "tower", "train"]

ready = []

st.progress(len(ready) / len(PHOTOS))
st.header(f"{len(ready)} of 5 photos are ready")
if st.toggle("Show names"):
    st.write(", ".join(ready))

if len(ready) < len(PHOTOS):
    time.sleep(0.1)
    ready.append(PHOTOS[len(ready)])
    st.rerun()
