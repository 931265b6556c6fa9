// BokehJS and Panel, for `tsc`: wasm/bokehjs.py takes their modules out of the Python packages when the bundle is built.
declare module "@bokehjs/*";
declare module "panel/*";
