"""Why something surprised the user: what was observed in a step, one module for each kind."""
