import streamlit as st

if "bill" not in st.session_state:
    st.session_state.bill = [
        {"dish": "Soup", "euros": 6},
        {"dish": "Pasta", "euros": 11},
        {"dish": "Ice cream", "euros": 5},
    ]

st.session_state.bill = st.data_editor(st.session_state.bill, disabled=["dish"])

total = sum(row["euros"] for row in st.session_state.bill)
people = st.number_input("People", 1, 10, 2)
st.header(f"{total} euros, {total / people:.2f} each")
