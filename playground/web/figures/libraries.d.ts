// The libraries that figures are drawn by, for `tsc`: some have no types that it finds.
declare module "plotly.js-strict-dist-min" {
  const Plotly: any;
  export default Plotly;
}
declare module "vega-lite" {
  export const compile: any;
}
