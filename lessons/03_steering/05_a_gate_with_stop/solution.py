import streamlit as st

name = st.text_input("Your name")
if not name:
    st.info("Nobody comes aboard without a name.")
    st.stop()

st.header(f"Welcome aboard, {name}")
word = st.text_input("Code word")
if word != "parrot":
    st.warning("Only the crew may read on.")
    st.stop()

st.subheader("The treasure lies under the old oak")
if st.button("Dig"):
    st.success("Gold!")
