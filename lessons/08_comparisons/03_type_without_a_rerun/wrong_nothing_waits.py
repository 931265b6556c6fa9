import streamlit as st

st.caption("Table 7")

dish = st.text_input("Dish", "Soup")
note = st.text_input("Note", "hot")
st.button("Send")

st.header(f"{dish}, {note}")
