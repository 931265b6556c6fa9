import streamlit as st

st.title("To do")

if "tasks" not in st.session_state:
    st.session_state.tasks = [{"id": 1, "text": "Feed the cat"}]
    st.session_state.made = 1

with st.form("new", clear_on_submit=True):
    text = st.text_input("Task")
    if st.form_submit_button("Add") and text:
        st.session_state.made += 1
        st.session_state.tasks.insert(0, {"id": st.session_state.made, "text": text})

for task in st.session_state.tasks:
    st.checkbox(task["text"], key=f"done-{task['id']}")
