import streamlit as st

photos = st.session_state.get("photos", 0)
st.header(f"Photos: {photos}")

def snap():
    st.session_state.photos = photos + 1
    st.rerun()

st.button("Snap", on_click=snap)

st.caption("The end of the page")
