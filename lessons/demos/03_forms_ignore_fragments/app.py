import time
import streamlit as st

time.sleep(0.5)  # ask for tables

n = st.slider("Guests", 2, 8)
out = st.toggle("Outside")
st.button("Book")
st.button("Refresh")
st.header(f"For {n}, out: {out}")
