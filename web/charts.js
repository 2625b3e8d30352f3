/*
 * Draws charts: takes an ECharts option as JSON (made by go-echarts in Go) and
 * keeps the drawing in step with the size, the theme and the paper.
 *
 *   rumboCharts.render(el, optionJSON, lang)  Promise; draws or redraws in el ("es" | "en"); the last call wins
 *   rumboCharts.dispose(el)                   frees what render holds; call it when el goes away
 *   rumboCharts.resize(el)                    only needed when a size changes without layout noticing
 *   rumboCharts.svg(el)                       the drawing as SVG text, "" when there is none
 *
 * el must have a height from CSS. A click on a mark dispatches on el the event
 * "rumbo:chart" (bubbling) with detail {part, name, seriesName, seriesIndex, dataIndex, value}.
 *
 * JSON cannot carry functions or colours of a theme, so these strings mean more:
 *
 *   "@name" for any formatter or valueFormatter: the format of that name in
 *           option.rumbo.formats, for axis labels, tooltips and labels of marks
 *   "@interval", "@span" for renderItem of a custom series: whiskers from
 *           value[1] to value[2] at value[0]; a bar from value[0] to value[1] in row value[2]
 *   "--name" anywhere: the value of that CSS variable, asked again when the theme changes
 *
 *   option.rumbo = {
 *     locale:      "es-CL"                 BCP 47; default: the language
 *     description: "..."                   what a screen reader says instead of the drawing
 *     formats: { name: {
 *       hidden:   "•••"                    instead of every figure
 *       kind:     "number" | "money" | "percent" | "date" | "month" | "text"   default "number"
 *       currency: "CLP"                    for money, ISO 4217
 *       scale:    100                      the value is divided by it, such as minor units; default 1
 *       decimals: 0                        fixed; default: 0 to 2, or those of the currency
 *       compact:  [{by, word}]             1,2 M: the magnitudes, smallest first, with what follows the number
 *       sign:     true                     + in front of gains
 *       suffix:   " d"                     appended
 *       empty:    "–"                      for no value; default "–"
 *     }}
 *   }
 *   percent takes shares (0.25 is 25 %); date and month take milliseconds since
 *   1970 or "2026-03-01", without time zone; text is left as it is.
 */
(() => {
  "use strict";

  const here = new URL("./", document.currentScript.src);
  const version = new URL(document.currentScript.src).search;
  const charts = new Map(); // element → {instance, option, lang, sized, wanted}
  const rare = /"type":"(?:boxplot|custom|graph|heatmap|radar|sankey|treemap)"|"(?:visualMap|dataZoom|radar)":/;
  const loading = {};

  function load(name) {
    loading[name] ??= import(new URL(name + version, here)).catch((err) => {
      delete loading[name];
      throw err;
    });
    return loading[name];
  }

  // ---- numbers and dates ----

  function formatter(spec, locale) {
    const empty = spec.empty ?? "–";
    const scale = spec.scale || 1;
    const write = writer(spec, locale);
    return (value) => {
      if (value === null || value === undefined || value === "" || value === "-") return empty;
      if (spec.hidden) return spec.hidden;
      if (spec.kind === "text") return String(value) + (spec.suffix || "");
      if (spec.kind === "date" || spec.kind === "month") return write(new Date(value));
      const number = Number(value) / scale;
      return Number.isFinite(number) ? write(number) + (spec.suffix || "") : empty;
    };
  }

  function writer(spec, locale) {
    if (spec.kind === "date" || spec.kind === "month") {
      const parts = spec.kind === "date" ? { day: "numeric", month: "short", year: "numeric" } : { month: "short", year: "numeric" };
      const format = new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" });
      return (date) => (Number.isNaN(date.getTime()) ? "–" : format.format(date));
    }
    if (spec.compact) return shortener(spec.compact, locale);
    const options = {};
    if (spec.kind === "money" && spec.currency) Object.assign(options, { style: "currency", currency: spec.currency, currencyDisplay: "narrowSymbol" });
    if (spec.kind === "percent") options.style = "percent";
    if (spec.decimals !== undefined) Object.assign(options, { minimumFractionDigits: spec.decimals, maximumFractionDigits: spec.decimals });
    else if (spec.kind !== "money") options.maximumFractionDigits = spec.kind === "percent" ? 1 : 2;
    if (spec.sign) options.signDisplay = "exceptZero";
    const format = new Intl.NumberFormat(locale, options);
    return (number) => format.format(number);
  }

  // About three digits with a magnitude, as the page writes them: what rounds up to the
  // next magnitude moves on.
  function shortener(magnitudes, locale) {
    const formats = [0, 1].map((digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }));
    const digits = (size) => (size < 99.95 ? 1 : 0);
    return (number) => {
      const size = Math.abs(number);
      let at = { by: 1, word: "" };
      for (const next of magnitudes) {
        if (Number((size / at.by).toFixed(digits(size / at.by))) * at.by < next.by) break;
        at = next;
      }
      return formats[digits(size / at.by)].format(number / at.by) + at.word;
    };
  }

  // A label of a mark is given the whole mark: its last number is what it shows.
  function shown(params) {
    if (params === null || typeof params !== "object") return params;
    const value = params.value;
    return Array.isArray(value) ? value[value.length - 1] : value;
  }

  // ---- custom marks ----

  const marks = {
    interval(params, api) {
      const low = api.coord([api.value(0), api.value(1)]);
      const high = api.coord([api.value(0), api.value(2)]);
      const half = Math.min(6, api.size([1, 0])[0] / 4);
      const line = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: api.visual("color"), lineWidth: 1.5 } });
      return {
        type: "group",
        children: [
          line(low[0], low[1], high[0], high[1]),
          line(low[0] - half, low[1], low[0] + half, low[1]),
          line(high[0] - half, high[1], high[0] + half, high[1]),
        ],
      };
    },
    span(params, api) {
      const from = api.coord([api.value(0), api.value(2)]);
      const to = api.coord([api.value(1), api.value(2)]);
      const height = api.size([0, 1])[1] * 0.6;
      return {
        type: "rect",
        shape: { x: from[0], y: from[1] - height / 2, width: Math.max(2, to[0] - from[0]), height, r: 3 },
        style: { fill: api.visual("color") },
      };
    },
  };

  // ---- from JSON to an option ----

  function prepare(json, lang) {
    const styles = getComputedStyle(document.documentElement);
    const variable = (name) => styles.getPropertyValue(name).trim() || "#888888";
    const option = JSON.parse(json);
    const rumbo = option.rumbo || {};
    delete option.rumbo;
    const formats = {};
    for (const [name, spec] of Object.entries(rumbo.formats || {})) formats[name] = formatter(spec, rumbo.locale || lang);

    const revive = (node) => {
      for (const [key, value] of Object.entries(node)) {
        if (value !== null && typeof value === "object") revive(value);
        else if (typeof value !== "string") continue;
        else if (value.startsWith("--")) node[key] = variable(value);
        else if (value[0] === "@") node[key] = named(key, value.slice(1), formats) ?? value;
      }
    };
    revive(option);
    return furnish(option, rumbo, variable);
  }

  function named(key, name, formats) {
    if (key === "renderItem") return marks[name];
    const format = formats[name];
    if (!format) return undefined;
    if (key === "formatter") return (params) => format(shown(params));
    return key === "valueFormatter" ? format : undefined;
  }

  // What every chart of ours shares: the page's type and colours, no motion,
  // tooltips drawn in the SVG (the policy forbids inline styles), a description.
  function furnish(option, rumbo, variable) {
    const ink = variable("--ink");
    const soft = variable("--chart-axis");
    const line = variable("--chart-grid");
    const axis = (a) => ({
      ...a,
      axisLine: { ...a.axisLine, lineStyle: { color: line, ...a.axisLine?.lineStyle } },
      axisTick: { show: false, ...a.axisTick },
      axisLabel: { color: soft, hideOverlap: true, ...a.axisLabel },
      nameTextStyle: { color: soft, ...a.nameTextStyle },
      splitLine: { ...a.splitLine, lineStyle: { color: line, ...a.splitLine?.lineStyle } },
    });
    const axes = (a) => (a === undefined ? a : Array.isArray(a) ? a.map(axis) : axis(a));
    const out = {
      animation: false,
      color: [1, 2, 3, 4, 5, 6, 7].map((n) => variable("--chart-" + n)),
      ...option,
      textStyle: { fontFamily: variable("--font"), fontSize: 12, color: ink, ...option.textStyle },
      aria: { ...option.aria, enabled: true },
    };
    if (rumbo.description) out.aria.label = { ...out.aria.label, description: rumbo.description };
    if (option.xAxis) out.xAxis = axes(option.xAxis);
    if (option.yAxis) out.yAxis = axes(option.yAxis);
    if (option.legend) out.legend = [option.legend].flat().map((l) => ({ ...l, textStyle: { color: soft, ...l.textStyle } }));
    if (option.tooltip) {
      out.tooltip = {
        confine: true,
        backgroundColor: variable("--surface"),
        borderColor: line,
        ...option.tooltip,
        renderMode: "richText",
        textStyle: { color: ink, fontSize: 12, ...option.tooltip.textStyle },
      };
    }
    return out;
  }

  // ---- drawing ----

  async function render(el, json, lang) {
    let chart = charts.get(el);
    if (!chart) charts.set(el, (chart = { wanted: 0 }));
    const turn = ++chart.wanted;
    const { init } = await load("echarts.js");
    if (rare.test(json)) await load("echarts-more.js");
    if (charts.get(el) !== chart || chart.wanted !== turn) return; // disposed or overtaken meanwhile
    if (chart.instance && chart.lang !== lang) release(chart);
    Object.assign(chart, { json, lang });
    observe(el, chart);
    draw(el, chart, init);
  }

  function draw(el, chart, init) {
    if (!chart.instance) {
      if (!el.clientWidth || !el.clientHeight) {
        chart.later = () => draw(el, chart, init); // has no size yet: the observer comes back
        return;
      }
      chart.later = null;
      chart.instance = init(el, null, { renderer: "svg", locale: lang2locale(chart.lang) });
      chart.instance.on("click", (p) => {
        const detail = {
          part: p.componentType, name: p.name ?? "", seriesName: p.seriesName ?? "", seriesIndex: p.seriesIndex ?? -1,
          dataIndex: p.dataIndex ?? -1, value: p.value ?? null,
        };
        el.dispatchEvent(new CustomEvent("rumbo:chart", { detail, bubbles: true }));
      });
    }
    chart.instance.setOption(roomForCorners(roomForLegend(prepare(chart.json, chart.lang), el.clientWidth), el.clientWidth), { notMerge: true });
  }

  // A legend that needs more than one row, as on a phone, pushes the drawing down instead of lying over it.
  function roomForLegend(option, width) {
    const legend = option.legend?.[0];
    if (!legend?.data || !option.grid || Array.isArray(option.grid)) return option;
    let rows = 1;
    let used = 0;
    for (const name of legend.data) {
      const item = legend.itemWidth + 5 + 6.4 * name.length;
      if (used > 0 && used + item > width - 10) [rows, used] = [rows + 1, 0];
      used += item + legend.itemGap;
    }
    if (rows > 1) option.grid = { ...option.grid, top: Number(option.grid.top) + 22 * (rows - 1) };
    return option;
  }

  // The names of a quadrant picture's corners break into lines where two would not stand beside each other.
  function roomForCorners(option, width) {
    if (width > 560) return option;
    for (const s of option.series ?? []) {
      if (s.type !== "scatter" || !s.markArea) continue;
      for (const [corner] of s.markArea.data) corner.label = { ...corner.label, width: Math.floor(width / 4), overflow: "break" };
    }
    return option;
  }

  function lang2locale(lang) {
    return lang === "es" ? "ES" : "EN";
  }

  function observe(el, chart) {
    if (chart.observer) return;
    chart.observer = new ResizeObserver(() => (chart.later ? chart.later() : resize(el)));
    chart.observer.observe(el);
  }

  function resize(el) {
    const instance = charts.get(el)?.instance;
    if (instance && el.clientWidth && (instance.getWidth() !== el.clientWidth || instance.getHeight() !== el.clientHeight)) instance.resize();
  }

  function release(chart) {
    chart.instance?.dispose();
    chart.instance = null;
  }

  function dispose(el) {
    const chart = charts.get(el);
    if (!chart) return;
    charts.delete(el);
    chart.observer?.disconnect();
    release(chart);
  }

  function svg(el) {
    return charts.get(el)?.instance?.renderToSVGString() || "";
  }

  function redrawAll() {
    for (const chart of charts.values()) chart.instance?.setOption(prepare(chart.json, chart.lang), { notMerge: true });
  }

  new MutationObserver(redrawAll).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redrawAll);

  // On paper the drawing scales with its column: it needs a view box for that.
  // Paper is white whatever the screen is.
  let screenTheme = null;
  addEventListener("afterprint", () => {
    if (screenTheme === null) return;
    if (screenTheme) document.documentElement.dataset.theme = screenTheme;
    else delete document.documentElement.dataset.theme;
    screenTheme = null;
  });
  addEventListener("beforeprint", () => {
    screenTheme = document.documentElement.dataset.theme || "";
    document.documentElement.dataset.theme = "light";
    redrawAll();
    for (const [el, chart] of charts) {
      if (chart.instance) el.querySelector("svg")?.setAttribute("viewBox", `0 0 ${chart.instance.getWidth()} ${chart.instance.getHeight()}`);
    }
  });

  window.rumboCharts = { render, dispose, resize, svg };
})();
