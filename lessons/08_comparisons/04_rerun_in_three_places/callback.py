import streamlit as st

shots = st.session_state.get("shots", 0)
st.header(f"Shots: {shots}")

def snap():
    st.session_state.shots = shots + 1
    st.rerun()

st.button("Snap", on_click=snap)

st.caption("The end of the page")
