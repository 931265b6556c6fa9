import streamlit as st

if "tower" not in st.session_state:
    st.session_state.tower = []


def change(blocks):
    st.session_state.tower = blocks


tower = st.session_state.tower
st.button("Red", on_click=change, args=([*tower, "red"],))
st.button("Blue", on_click=change, args=([*tower, "blue"],))
st.button("Knock down", on_click=change, args=([],))

st.header(", ".join(tower) or "no block")
