// Charts and parts that few pages need, added to the core of echarts.js.
import "echarts/lib/chart/boxplot";
import "echarts/lib/chart/custom";
import "echarts/lib/chart/graph";
import "echarts/lib/chart/heatmap";
import "echarts/lib/chart/radar";
import "echarts/lib/chart/sankey";
import "echarts/lib/chart/treemap";
import "echarts/lib/component/dataZoom";
import "echarts/lib/component/radar";
import "echarts/lib/component/visualMap";
