import streamlit as st

with st.form("login"):
    word = st.text_input("Keeper's word", type="password")
    sent = st.form_submit_button("Log in")

if word != "otter":
    if sent:
        st.error("That is not the word.")
    st.stop()

if st.button("Log out"):
    st.stop()

st.header("Feeding at ten")
if st.button("Feed the penguins"):
    st.success("Twelve herrings are gone.")
