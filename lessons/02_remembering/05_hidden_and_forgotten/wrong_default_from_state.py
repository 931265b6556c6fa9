import streamlit as st

if "words" not in st.session_state:
    st.session_state.words = ""

gift = st.checkbox("It is a gift")
if gift:
    card = st.text_input("Words on the card", value=st.session_state.words)
    st.session_state.words = card
    st.header(f"Card: {card}")
else:
    st.header("No card")

st.button("Wrap it")
