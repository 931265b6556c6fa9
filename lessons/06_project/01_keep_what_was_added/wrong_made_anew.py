import streamlit as st

st.title("To do")

st.session_state.tasks = ["Feed the cat"]

with st.form("new", clear_on_submit=True):
    text = st.text_input("Task")
    if st.form_submit_button("Add") and text:
        st.session_state.tasks.insert(0, text)

for task in st.session_state.tasks:
    st.write(task)
