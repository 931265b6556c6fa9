import streamlit as st

st.caption("Table 7")

dish = st.text_input("Dish", "Soup")
note = st.text_input(
    "Note", "hot", on_change="ignore"
)
st.button("Send")

st.header(f"{dish}, {note}")
