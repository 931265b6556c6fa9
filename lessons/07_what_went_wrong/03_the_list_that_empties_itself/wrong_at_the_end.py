import streamlit as st

if "guests" not in st.session_state:
    st.session_state.guests = ["Ada", "Grace"]


def invite(name):
    st.session_state.guests.append(name)


def clear():
    st.session_state.guests = []


st.title("Birthday dinner")
name = st.selectbox("Who else?", ["Linus", "Margaret", "Barbara"])
st.button("Invite", on_click=invite, args=(name,))

st.header(f"{len(st.session_state.guests)} guests")
for guest in st.session_state.guests:
    st.write(guest)

if st.button("Clear the list"):
    clear()
