import streamlit as st

THINGS = ["Tent", "Lamp", "Map"]


def pack_all():
    for thing in THINGS:
        st.session_state[thing] = st.session_state.everything


def look():
    st.session_state.everything = any(st.session_state[thing] for thing in THINGS)


st.checkbox("Everything", key="everything", on_change=pack_all)
for thing in THINGS:
    st.checkbox(thing, key=thing, on_change=look)

packed = sum(st.session_state[thing] for thing in THINGS)
st.header(f"{packed} of 3 packed")
