import streamlit as st

if "card" not in st.session_state:
    st.session_state.card = ""

gift = st.checkbox("It is a gift")
if gift:
    card = st.text_input("Words on the card", key="card")
    st.header(f"Card: {card}")
else:
    st.header("No card")

st.button("Wrap it")
