import time
import streamlit as st

time.sleep(0.5)  # ask for tables

n = st.slider("Guests", 2, 8,
              on_change="ignore")
out = st.toggle("Outside",
                on_change="ignore")
st.button("Book")
st.button("Refresh")
st.header(f"For {n}, out: {out}")
