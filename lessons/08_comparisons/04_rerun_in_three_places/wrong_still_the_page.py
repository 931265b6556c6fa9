import streamlit as st

@st.fragment
def camera():
    shots = st.session_state.get("shots", 0)
    st.header(f"Shots: {shots}")
    if st.button("Snap"):
        st.session_state.shots = shots + 1
        st.rerun()

camera()

st.caption("The end of the page")
