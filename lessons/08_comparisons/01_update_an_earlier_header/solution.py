import streamlit as st

if "value" not in st.session_state:
    st.session_state.value = "Title"

st.header(st.session_state.value)

def update_value():
    st.session_state.value = "Foo"

st.button("Foo", on_click=update_value)
