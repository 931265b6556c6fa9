import streamlit as st

st.title("To do")

if "tasks" not in st.session_state:
    st.session_state.tasks = ["Feed the cat"]

for task in st.session_state.tasks:
    st.write(task)

with st.form("new", clear_on_submit=True):
    text = st.text_input("Task")
    if st.form_submit_button("Add") and text:
        st.session_state.tasks.insert(0, text)
