import streamlit as st

if "street" not in st.session_state:
    st.session_state.street = "1 Mill Lane"
    st.session_state.town = "Bath"

with st.form("address"):
    st.text_input("Street", key="street")
    town = st.text_input("Town", value=st.session_state.town)
    saved = st.form_submit_button("Save")

if saved:
    st.session_state.town = town

st.header(f"Deliver to {st.session_state.street}, {st.session_state.town}")
