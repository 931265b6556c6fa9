import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

if st.button("Foo"):
    st.session_state.value = "Foo"

st.header(st.session_state.value)
