"""The page: Panel components and the Bokeh timeline, written at build time, live without Python."""
