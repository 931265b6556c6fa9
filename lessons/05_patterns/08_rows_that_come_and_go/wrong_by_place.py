import streamlit as st

if "rows" not in st.session_state:
    st.session_state.rows = [1, 2, 3]
    st.session_state.next = 4


def add():
    st.session_state.rows.append(st.session_state.next)
    st.session_state.next += 1


def remove(row):
    st.session_state.rows.remove(row)


for place, row in enumerate(st.session_state.rows):
    st.text_input(f"Answer {row}", key=f"answer{place}")
    st.button(f"Remove answer {row}", on_click=remove, args=(row,))

st.button("Add an answer", on_click=add)
