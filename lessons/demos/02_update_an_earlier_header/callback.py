import streamlit as st

state = st.session_state
state.setdefault("song", 1)

def skip():
    state.song += 1

st.header(f"Song {state.song}")

st.button("Skip", on_click=skip)
