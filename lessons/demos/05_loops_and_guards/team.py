import streamlit as st

state = st.session_state
state.setdefault("team", "")

st.header(f"Team: {state.team or '?'}")

typed = st.text_input("Team name")
if typed != state.team:
    state.team = typed.title()
    st.rerun()
