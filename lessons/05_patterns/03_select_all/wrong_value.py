import streamlit as st

THINGS = ["Tent", "Lamp", "Map"]

everything = st.checkbox("Everything")
for thing in THINGS:
    st.checkbox(thing, value=everything, key=thing)

packed = sum(st.session_state[thing] for thing in THINGS)
st.header(f"{packed} of 3 packed")
