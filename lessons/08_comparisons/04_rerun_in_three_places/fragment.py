import streamlit as st

photos = st.session_state.get("photos", 0)
st.header(f"Photos: {photos}")

@st.fragment
def camera():
    if st.button("Snap"):
        st.session_state.photos = photos + 1
        st.rerun()

camera()

st.caption("The end of the page")
