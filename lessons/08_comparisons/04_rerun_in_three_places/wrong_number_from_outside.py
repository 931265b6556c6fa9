import streamlit as st

shots = st.session_state.get("shots", 0)

@st.fragment
def camera():
    box = st.container()
    if st.button("Snap"):
        st.session_state.shots = shots + 1
    box.header(f"Shots: {shots}")

camera()

st.caption("The end of the page")
