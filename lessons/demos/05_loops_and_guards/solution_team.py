import streamlit as st

state = st.session_state
state.setdefault("team", "")

def tidy():
    state.team = state.team.title()

st.header(f"Team: {state.team or '?'}")

st.text_input("Team name", key="team",
              on_change=tidy)
