import streamlit as st

st.title("Coffee bar")

size = st.radio("Size", ["Small", "Large"])
name = st.text_input("Name on the cup")

cups = 0
if st.button("Order"):
    cups = cups + 1

st.header(f"Cups: {cups}")
st.write(f"{size}, for {name or 'nobody'}")
