import streamlit as st

HOURS = {"monday": "We are closed.", "friday": "10 to 21 o'clock.", "sunday": "10 to 17 o'clock."}

st.session_state.messages = [("assistant", "Which day do you want to come?")]

question = st.chat_input("A day")

if st.button("Friday?"):
    question = "Friday"

if question:
    answer = HOURS.get(question.lower(), "That is not a day I know.")
    st.session_state.messages.append(("user", question))
    st.session_state.messages.append(("assistant", answer))

for who, words in st.session_state.messages:
    st.chat_message(who).write(words)
