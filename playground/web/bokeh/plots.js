// The models that the page's figures are made of: the timeline as page/timeline.py writes it, and the charts of apps.
import { CategoricalAxis } from "@bokehjs/models/axes/categorical_axis";
import { LinearAxis } from "@bokehjs/models/axes/linear_axis";
import { AllIndices } from "@bokehjs/models/filters/all_indices";
import { BasicTickFormatter } from "@bokehjs/models/formatters/basic_tick_formatter";
import { CategoricalTickFormatter } from "@bokehjs/models/formatters/categorical_tick_formatter";
import { HBar } from "@bokehjs/models/glyphs/hbar";
import { Line } from "@bokehjs/models/glyphs/line";
import { Scatter } from "@bokehjs/models/glyphs/scatter";
import { Text } from "@bokehjs/models/glyphs/text";
import { VArea } from "@bokehjs/models/glyphs/varea";
import { VBar } from "@bokehjs/models/glyphs/vbar";
import { Grid } from "@bokehjs/models/grids/grid";
import { Row } from "@bokehjs/models/layouts/row";
import { CategoricalColorMapper } from "@bokehjs/models/mappers/categorical_color_mapper";
import { Figure } from "@bokehjs/models/plots/figure";
import { Plot } from "@bokehjs/models/plots/plot";
import { AllLabels } from "@bokehjs/models/policies/labeling";
import { FactorRange } from "@bokehjs/models/ranges/factor_range";
import { Range1d } from "@bokehjs/models/ranges/range1d";
import { GlyphRenderer } from "@bokehjs/models/renderers/glyph_renderer";
import { CategoricalScale } from "@bokehjs/models/scales/categorical_scale";
import { LinearScale } from "@bokehjs/models/scales/linear_scale";
import { UnionRenderers } from "@bokehjs/models/selections/interaction_policy";
import { Selection } from "@bokehjs/models/selections/selection";
import { CDSView } from "@bokehjs/models/sources/cds_view";
import { ColumnDataSource } from "@bokehjs/models/sources/column_data_source";
import { BasicTicker } from "@bokehjs/models/tickers/basic_ticker";
import { CategoricalTicker } from "@bokehjs/models/tickers/categorical_ticker";
import { FixedTicker } from "@bokehjs/models/tickers/fixed_ticker";
import { HoverTool } from "@bokehjs/models/tools/inspectors/hover_tool";
import { Toolbar } from "@bokehjs/models/tools/toolbar";
import { Dodge } from "@bokehjs/models/transforms/dodge";
import { Title } from "@bokehjs/models/annotations/title";

export const models = {
  Figure,
  Plot,
  Row,
  Title,
  Toolbar,
  HoverTool,
  CategoricalAxis,
  LinearAxis,
  Grid,
  CategoricalTicker,
  BasicTicker,
  FixedTicker,
  CategoricalTickFormatter,
  BasicTickFormatter,
  AllLabels,
  FactorRange,
  Range1d,
  CategoricalScale,
  LinearScale,
  GlyphRenderer,
  HBar,
  VBar,
  VArea,
  Line,
  Scatter,
  Text,
  CategoricalColorMapper,
  Dodge,
  ColumnDataSource,
  CDSView,
  AllIndices,
  Selection,
  UnionRenderers,
};
