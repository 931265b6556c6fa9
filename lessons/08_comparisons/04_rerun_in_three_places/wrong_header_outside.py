import streamlit as st

if "photos" not in st.session_state:
    st.session_state.photos = 0
st.header(f"Photos: {st.session_state.photos}")

@st.fragment
def camera():
    if st.button("Snap"):
        st.session_state.photos += 1

camera()

st.caption("The end of the page")
