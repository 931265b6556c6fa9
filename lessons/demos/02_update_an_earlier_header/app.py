import streamlit as st

state = st.session_state
state.setdefault("song", 1)

st.header(f"Song {state.song}")

if st.button("Skip"):
    state.song += 1
