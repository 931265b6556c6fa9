import streamlit as st

if "playing" not in st.session_state:
    st.session_state.playing = False

st.title("Evening radio")

label = "Pause" if st.session_state.playing else "Play"
if st.button(label, key="switch"):
    st.session_state.playing = not st.session_state.playing

if st.session_state.playing:
    st.success("On air: Night jazz")
else:
    st.info("Silence")
