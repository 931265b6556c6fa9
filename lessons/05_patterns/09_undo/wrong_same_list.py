import streamlit as st

if "tower" not in st.session_state:
    st.session_state.tower = []
    st.session_state.history = []


def build(block):
    st.session_state.history.append(st.session_state.tower)
    st.session_state.tower.append(block)


def knock_down():
    st.session_state.history.append(st.session_state.tower)
    st.session_state.tower.clear()


def undo():
    st.session_state.tower = st.session_state.history.pop()


st.button("Red", on_click=build, args=("red",))
st.button("Blue", on_click=build, args=("blue",))
st.button("Knock down", on_click=knock_down)
st.button("Undo", on_click=undo, disabled=not st.session_state.history)

st.header(", ".join(st.session_state.tower) or "no block")
