import streamlit as st

st.session_state.ada = []
st.session_state.bob = []

if st.button("Ada scores 3"):
    st.session_state.ada.append(3)
if st.button("Bob scores 5"):
    st.session_state.bob.append(5)

st.text(f"Ada: {sum(st.session_state.ada)} from {st.session_state.ada}")
st.text(f"Bob: {sum(st.session_state.bob)} from {st.session_state.bob}")
