import streamlit as st

@st.fragment
def camera():
    box = st.container()
    photos = st.session_state.get("photos", 0)
    if st.button("Snap"):
        photos = photos + 1
        st.session_state.photos = photos
    box.header(f"Photos: {photos}")

camera()

st.caption("The end of the page")
