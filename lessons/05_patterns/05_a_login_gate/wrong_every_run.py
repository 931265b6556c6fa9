import streamlit as st

st.session_state.inside = False

if not st.session_state.inside:
    with st.form("login"):
        word = st.text_input("Keeper's word", type="password")
        sent = st.form_submit_button("Log in")
    if sent and word == "otter":
        st.session_state.inside = True
        st.rerun()
    if sent:
        st.error("That is not the word.")
    st.stop()

if st.button("Log out"):
    st.session_state.inside = False
    st.rerun()

st.header("Feeding at ten")
if st.button("Feed the penguins"):
    st.success("Twelve herrings are gone.")
