import streamlit as st

with st.form("login"):
    word = st.text_input("Keeper's word", type="password")
    sent = st.form_submit_button("Log in")

st.session_state.inside = sent and word == "otter"

if sent and not st.session_state.inside:
    st.error("That is not the word.")
if not st.session_state.inside:
    st.stop()

if st.button("Log out"):
    st.session_state.inside = False
    st.rerun()

st.header("Feeding at ten")
if st.button("Feed the penguins"):
    st.success("Twelve herrings are gone.")
