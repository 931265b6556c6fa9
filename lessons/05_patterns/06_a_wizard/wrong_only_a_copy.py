import streamlit as st

if "step" not in st.session_state:
    st.session_state.step = 1
    st.session_state.order = {"bread": "", "sauce": "Mustard"}

order = st.session_state.order


def go(by):
    st.session_state.step += by


step = st.session_state.step
st.header(f"Step {step} of 3")
if step == 1:
    order["bread"] = st.text_input("Bread")
elif step == 2:
    order["sauce"] = st.radio("Sauce", ["Mustard", "Pesto", "Chili"])
else:
    st.write(f"{order['bread']} with {order['sauce']}")

if step > 1:
    st.button("Back", on_click=go, args=(-1,))
if step < 3:
    st.button("Next", on_click=go, args=(1,))
