import streamlit as st

LOG = [
    "INFO The shop is open",
    "WARNING Only 3 pears are left",
    "ERROR There are no pears",
    "INFO The shop is closed",
]

if "level" not in st.session_state:
    st.session_state.level = "WARNING"

level = st.selectbox("Show", ["INFO", "WARNING", "ERROR"], key="level")

lines = [line for line in LOG if line.startswith(level)]
st.header(f"{level}: {len(lines)}")
for line in lines:
    st.text(line)
