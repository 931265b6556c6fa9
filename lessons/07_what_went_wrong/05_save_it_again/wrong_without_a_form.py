import streamlit as st

if "street" not in st.session_state:
    st.session_state.street = "1 Mill Lane"
    st.session_state.town = "Bath"

st.text_input("Street", key="street")
st.text_input("Town", key="town")
st.button("Save")

st.header(f"Deliver to {st.session_state.street}, {st.session_state.town}")
