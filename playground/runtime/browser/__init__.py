"""The page as a browser has it: what is drawn, what the user does there, the address."""
