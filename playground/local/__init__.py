"""The local process of `rerun-playground serve`: scripts of this machine in the playground, and votes of the room."""
