import streamlit as st

st.title("To do")

if "tasks" not in st.session_state:
    st.session_state.tasks = [
        {"id": 2, "text": "Call Ada", "done": False},
        {"id": 1, "text": "Feed the cat", "done": False},
    ]
    st.session_state.made = 2
    st.session_state.deleted = []


def delete(task):
    place = st.session_state.tasks.index(task)
    st.session_state.deleted.append((place, st.session_state.tasks.pop(place)))


def undo():
    st.session_state.tasks.insert(*st.session_state.deleted.pop())


top = st.container()

with st.form("new", clear_on_submit=True):
    text = st.text_input("Task")
    if st.form_submit_button("Add") and text:
        st.session_state.made += 1
        st.session_state.tasks.insert(0, {"id": st.session_state.made, "text": text, "done": False})

only_open = st.toggle("Only open")
for task in st.session_state.tasks:
    if not (only_open and task["done"]):
        box, button = st.columns([2, 1])
        if box.checkbox(task["text"], task["done"], key=f"done-{task['id']}") != task["done"]:
            task["done"] = not task["done"]
            st.rerun()
        button.button(f"Delete {task['text']}", key=f"delete-{task['id']}", on_click=delete, args=(task,))

st.button("Undo", on_click=undo, disabled=not st.session_state.deleted)
done = len([task for task in st.session_state.tasks if task["done"]])
top.header(f"Open: {len(st.session_state.tasks) - done} of {len(st.session_state.tasks)}")
top.progress(done / max(1, len(st.session_state.tasks)))
