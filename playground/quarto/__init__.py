"""Live examples in pandoc and Quarto: what the Lua filter in `_extensions/rerun` asks for, and the filter itself."""

from playground.quarto.blocks import example_blocks
from playground.quarto.extension import copy_extension

__all__ = ["copy_extension", "example_blocks"]
