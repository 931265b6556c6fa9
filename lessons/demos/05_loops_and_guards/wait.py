import streamlit as st

state = st.session_state
state.setdefault("go", False)

st.header("Up" if state.go else "Down")

if st.toggle("Crew on board"):
    while not state.go:
        pass  # wait for the button

if st.button("Go"):
    state.go = True
