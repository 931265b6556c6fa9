import streamlit as st

st.title("To do")

if "tasks" not in st.session_state:
    st.session_state.tasks = ["Feed the cat"]

text = st.text_input("Task")
st.button("Add")
if text:
    st.session_state.tasks.insert(0, text)

for task in st.session_state.tasks:
    st.write(task)
