import streamlit as st

with st.form(key="my_form"):
    name = st.text_input(label="Your name")
    text = st.text_input(label="Enter some text")
    submitted = st.button(label="Submit")

st.write("Name:", name)
st.write("Text:", text)

if submitted:
    st.success("The form was sent in this run.")
