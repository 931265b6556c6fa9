import streamlit as st

if "tower" not in st.session_state:
    st.session_state.tower = []
    st.session_state.history = []


def change(blocks):
    st.session_state.tower = blocks
    st.session_state.history.append(st.session_state.tower)


def undo():
    st.session_state.tower = st.session_state.history.pop()


tower = st.session_state.tower
st.button("Red", on_click=change, args=([*tower, "red"],))
st.button("Blue", on_click=change, args=([*tower, "blue"],))
st.button("Knock down", on_click=change, args=([],))
st.button("Undo", on_click=undo, disabled=not st.session_state.history)

st.header(", ".join(tower) or "no block")
