import streamlit as st

gift = st.checkbox("It is a gift")
if gift:
    card = st.text_input("Words on the card", persist_state="session")
    st.header(f"Card: {card}")
else:
    st.header("No card")

st.button("Wrap it")
