import streamlit as st

state = st.session_state
state.setdefault("go", False)

def launch():
    state.go = True

st.header("Up" if state.go else "Down")

if not st.toggle("Crew on board"):
    st.stop()

st.button("Go", on_click=launch)
