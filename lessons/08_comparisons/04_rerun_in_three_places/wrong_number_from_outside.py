import streamlit as st

photos = st.session_state.get("photos", 0)

@st.fragment
def camera():
    box = st.container()
    if st.button("Snap"):
        st.session_state.photos = photos + 1
    box.header(f"Photos: {photos}")

camera()

st.caption("The end of the page")
