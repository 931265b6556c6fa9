import streamlit as st

if "tower" not in st.session_state:
    st.session_state.tower = []


def change(blocks):
    st.session_state.tower = blocks


def undo():
    st.session_state.tower = st.session_state.tower[:-1]


tower = st.session_state.tower
st.button("Red", on_click=change, args=([*tower, "red"],))
st.button("Blue", on_click=change, args=([*tower, "blue"],))
st.button("Knock down", on_click=change, args=([],))
st.button("Undo", on_click=undo, disabled=not tower)

st.header(", ".join(tower) or "no block")
