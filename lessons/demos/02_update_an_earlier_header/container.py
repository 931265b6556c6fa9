import streamlit as st

state = st.session_state
state.setdefault("song", 1)

top = st.container()

if st.button("Skip"):
    state.song += 1

top.header(f"Song {state.song}")
