import streamlit as st

if "step" not in st.session_state:
    st.session_state.step = 1


def go(by):
    st.session_state.step += by


step = st.session_state.step
st.header(f"Step {step} of 3")
if step == 1:
    st.text_input("Bread", key="bread", persist_state="session")
elif step == 2:
    st.radio("Sauce", ["Mustard", "Pesto", "Chili"], key="sauce", persist_state="session")
else:
    bread = st.session_state.get("bread", "no bread")
    st.write(f"{bread} with {st.session_state.get('sauce', 'no sauce')}")

if step > 1:
    st.button("Back", on_click=go, args=(-1,))
if step < 3:
    st.button("Next", on_click=go, args=(1,))
