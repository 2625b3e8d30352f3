// The charts that most pages use. Drawn as SVG: sharp on paper and on a
// projector. What few pages need is in echarts-more.js; both share one core.
// Each import adds one part; the collective entry points would put every chart
// into the shared core.
import { init, registerLocale, use } from "echarts/core";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";
import es from "echarts/i18n/langES-obj.js";
import "echarts/lib/chart/bar";
import "echarts/lib/chart/line";
import "echarts/lib/chart/pie";
import "echarts/lib/chart/scatter";
import "echarts/lib/component/aria";
import "echarts/lib/component/dataset";
import "echarts/lib/component/grid";
import "echarts/lib/component/legend";
import "echarts/lib/component/markArea";
import "echarts/lib/component/markLine";
import "echarts/lib/component/markPoint";
import "echarts/lib/component/tooltip";

use([LabelLayout, SVGRenderer]);
registerLocale("ES", es);

export { init };
