import streamlit as st

state = st.session_state
state.setdefault("song", "Silence")

st.header(f"Now: {state.song}")

if st.button("Jazz"):
    state.song = "Jazz"
    st.rerun()
if st.button("Rock"):
    state.song = "Rock"
    st.rerun()
