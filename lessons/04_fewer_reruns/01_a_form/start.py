import streamlit as st

name = st.text_input("Your name, outside the form")

with st.form(key="my_form"):
    text = st.text_input(label="Enter some text")
    submitted = st.form_submit_button(label="Submit")

st.write("Outside:", name)
st.write("Inside:", text)

if submitted:
    st.success("The form was sent in this run.")
