import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

container = st.container()

if st.button("Baz"):
    st.session_state.value = "Baz"

container.header(st.session_state.value)
