import streamlit as st

state = st.session_state
state.setdefault("song", "Silence")


def play(song):
    state.song = song


st.header(f"Now: {state.song}")

st.button("Jazz", on_click=play,
          args=["Jazz"])
st.button("Rock", on_click=play,
          args=["Rock"])
