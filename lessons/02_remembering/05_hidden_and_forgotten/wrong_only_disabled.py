import streamlit as st

gift = st.checkbox("It is a gift")
card = st.text_input("Words on the card", key="card", disabled=not gift)
if gift:
    st.header(f"Card: {card}")
else:
    st.header("No card")

st.button("Wrap it")
