import time
import streamlit as st

time.sleep(0.5)  # ask for the tables
st.caption("Free tables: 6")

guests = st.slider(
    "Guests", 2, 8, on_change="ignore")
note = st.text_input(
    "Note", "inside", on_change="ignore")
st.button("Book")
st.button("Refresh")

st.header(f"For {guests}: {note}")
