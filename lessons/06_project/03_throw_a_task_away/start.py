import streamlit as st

st.title("To do")

if "tasks" not in st.session_state:
    st.session_state.tasks = [{"id": 2, "text": "Call Ada"}, {"id": 1, "text": "Feed the cat"}]
    st.session_state.made = 2

with st.form("new", clear_on_submit=True):
    text = st.text_input("Task")
    if st.form_submit_button("Add") and text:
        st.session_state.made += 1
        st.session_state.tasks.insert(0, {"id": st.session_state.made, "text": text})

for task in st.session_state.tasks:
    box, button = st.columns([2, 1])
    box.checkbox(task["text"], key=f"done-{task['id']}")
    if button.button(f"Delete {task['text']}", key=f"delete-{task['id']}"):
        st.session_state.tasks.remove(task)
