import streamlit as st

@st.fragment
def camera():
    photos = st.session_state.get("photos", 0)
    st.header(f"Photos: {photos}")
    if st.button("Snap"):
        st.session_state.photos = photos + 1
        st.rerun()

camera()

st.caption("The end of the page")
