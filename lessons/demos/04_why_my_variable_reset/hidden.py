import streamlit as st

card = "no card"

if st.checkbox("It is a gift"):
    card = st.text_input(
        "Card", key="card")

st.header(f"Card: {card or 'empty'}")
