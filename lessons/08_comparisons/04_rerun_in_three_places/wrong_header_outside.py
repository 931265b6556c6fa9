import streamlit as st

if "shots" not in st.session_state:
    st.session_state.shots = 0
st.header(f"Shots: {st.session_state.shots}")

@st.fragment
def camera():
    if st.button("Snap"):
        st.session_state.shots += 1

camera()

st.caption("The end of the page")
