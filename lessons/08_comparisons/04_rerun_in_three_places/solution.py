import streamlit as st

@st.fragment
def camera():
    box = st.container()
    shots = st.session_state.get("shots", 0)
    if st.button("Snap"):
        shots = shots + 1
        st.session_state.shots = shots
    box.header(f"Shots: {shots}")

camera()

st.caption("The end of the page")
