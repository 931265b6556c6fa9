import streamlit as st

state = st.session_state
state.setdefault("song", "Silence")

top = st.container()

if st.button("Jazz"):
    state.song = "Jazz"
if st.button("Rock"):
    state.song = "Rock"

top.header(f"Now: {state.song}")
