// Redraws the curves of a page: other quantities and axes, and the values under the pointer or a cursor moved by keys.
(() => {
  "use strict";
  const curves = JSON.parse(document.getElementById("curves").textContent).curves;
  const figure = document.getElementById("chart");
  const NAMESPACE = "http://www.w3.org/2000/svg";
  const QUANTITIES = {
    loss: { title: "loss 1/(2n) Σ (ŷ − y)²", columns: ["train", "test"], log: true },
    gradient: { title: "gradient norm ‖g‖", columns: ["gradient"], log: true },
    scale: { title: "scale S = a₂·…·a_L", columns: ["scale"], log: false },
  };
  const AXES = { iterations: "iteration", passes: "passes over the data", seconds: "seconds" };
  const WIDTHS = { test: 0.9 };
  const MARGIN = { left: 68, right: 12, top: 12, bottom: 46 };
  const state = { quantity: "loss", x: "iterations", logX: false, logY: true, at: null };

  const has = column => curves.some(curve => curve[column].length > 0);
  const element = (name, attributes = {}, text = "") => {
    const made = document.createElementNS(NAMESPACE, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    made.textContent = text;
    return made;
  };
  const node = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const number = value => {
    if (value === null || value === undefined) return "–";
    const size = Math.abs(value);
    return Number.isInteger(value) && size < 1e7 ? String(value)
      : size !== 0 && (size < 1e-3 || size >= 1e7) ? value.toExponential(4) : value.toPrecision(5);
  };

  // Controls

  const select = (label, options, value, changed) => {
    const list = node("select", { onchange: () => changed(list.value) });
    Object.entries(options).forEach(([key, text]) => list.append(node("option", { value: key }, text)));
    list.value = value;
    return { list, label: node("label", {}, label, list) };
  };
  const SCALES = { linear: "linear", log: "logarithmic" };
  const quantities = { loss: "loss", gradient: "gradient norm", scale: "scale S" };
  Object.keys(quantities).forEach(key => QUANTITIES[key].columns.some(has) || delete quantities[key]);
  const axes = { iterations: "iterations", passes: "passes", seconds: "seconds" };
  Object.keys(axes).forEach(key => has(key) || delete axes[key]);
  const yScale = select("y-axis", SCALES, "log", value => { state.logY = value === "log"; draw(); });
  const xScale = select("x-axis", SCALES, "linear", value => { state.logX = value === "log"; draw(); });
  const quantity = select("show", quantities, "loss", value => {
    state.quantity = value;
    state.logY = QUANTITIES[value].log;
    yScale.list.value = state.logY ? "log" : "linear";
    draw();
  });
  const along = select("against", axes, "iterations", value => { state.x = value; state.at = null; draw(); });
  const controls = node("div", { className: "controls" });
  controls.append(quantity.label, yScale.label, along.label, xScale.label);

  const plot = node("div", { className: "plot", tabIndex: 0 });
  plot.setAttribute("role", "slider");
  plot.setAttribute("aria-label", "curves; left and right move a cursor along them");
  const legend = node("table", { className: "legend" });
  const frame = node("div", { className: "wide" }, legend);
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", "legend");
  figure.replaceChildren(controls, plot, frame);

  // Axes

  const superscript = power => String(power).replace(/[-0-9]/g, digit => digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]);
  const linearTicks = (low, high) => {
    const rough = (high - low) / 6;
    const unit = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(factor => factor * unit).find(each => each >= rough * 0.999);
    const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    const marks = [];
    for (let k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
      marks.push([k * step, digits > 4 ? (k * step).toExponential(1) : (k * step).toFixed(digits)]);
    }
    return marks;
  };
  const logTicks = (low, high) => {
    const first = Math.ceil(Math.log10(low) - 1e-9);
    const last = Math.floor(Math.log10(high) + 1e-9);
    if (last - first >= 2) {
      const step = [1, 2, 3, 5, 10, 20, 50, 100].find(each => (last - first) / each < 8) || last - first;
      const marks = [];
      for (let k = Math.ceil(first / step) * step; k <= last; k += step) marks.push([10 ** k, "10" + superscript(k)]);
      return marks;
    }
    const marks = [];
    for (let k = first - 1; k <= last; k++) {
      [1, 2, 5].map(digit => digit * 10 ** k).filter(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
        .forEach(value => marks.push([value, String(Number(value.toPrecision(1)))]));
    }
    return marks.length > 2 ? marks : linearTicks(low, high);
  };
  const axis = (values, log, free) => {
    let low = Infinity;
    let high = -Infinity;
    values.forEach(value => { low = Math.min(low, value); high = Math.max(high, value); });
    let [from, to] = log ? [Math.log10(low), Math.log10(high)] : [low, high];
    if (to - from <= 1e-9 * Math.max(1, Math.abs(from))) {
      const half = log ? 0.5 : Math.max(1, Math.abs(from)) / 2;
      [from, to] = [from - half, to + half];
    } else {
      [from, to] = [from - free * (to - from), to + free * (to - from)];
    }
    return {
      share: value => ((log ? Math.log10(value) : value) - from) / (to - from),
      marks: log ? logTicks(10 ** from, 10 ** to) : linearTicks(from, to),
    };
  };

  // Picture

  const shows = (x, y) => x !== null && y !== null && Number.isFinite(x) && Number.isFinite(y)
    && (!state.logX || x > 0) && (!state.logY || y > 0);
  const lines = () => curves.flatMap(curve => QUANTITIES[state.quantity].columns
    .filter(column => curve[column].length > 0)
    .map(column => ({ curve, column, xs: curve[state.x], ys: curve[column] })));
  let drawn = null;

  const draw = () => {
    const width = Math.max(300, Math.min(1160, plot.clientWidth || 960));
    const height = Math.round(Math.max(280, Math.min(560, 0.55 * width)));
    const svg = element("svg", { viewBox: `0 0 ${width} ${height}`, "aria-hidden": "true" });
    const all = lines();
    const xs = [];
    const ys = [];
    all.forEach(line => line.xs.forEach((x, i) => {
      if (shows(x, line.ys[i])) { xs.push(x); ys.push(line.ys[i]); }
    }));
    const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
    drawn = null;
    if (xs.length === 0) {
      svg.append(element("text", { x: width / 2, y: height / 2, "text-anchor": "middle" }, "no positive values to show"));
    } else {
      const x = axis(xs, state.logX, 0);
      const y = axis(ys, state.logY, 0.04);
      drawn = {
        px: value => MARGIN.left + x.share(value) * inner.width,
        py: value => MARGIN.top + (1 - y.share(value)) * inner.height,
        steps: steps(all),
      };
      frameOf(svg, x.marks, y.marks, { width, height, inner });
      all.forEach(line => svg.append(path(line)));
      drawn.cursor = svg.appendChild(element("g"));
    }
    plot.replaceChildren(svg);
    point();
  };

  /** Where the cursor stops: wherever some curve has a point. */
  const steps = all => [...new Set(all.flatMap(line => line.xs.filter((x, i) => shows(x, line.ys[i]))))]
    .sort((one, other) => one - other);

  const frameOf = (svg, xMarks, yMarks, { width, height, inner }) => {
    const bottom = MARGIN.top + inner.height;
    let free = -Infinity;
    xMarks.forEach(([value, label]) => {
      const at = drawn.px(value);
      svg.append(element("path", { d: `M${at} ${MARGIN.top}V${bottom}`, stroke: "rgb(221,221,221)" }));
      const half = 4 * label.length;
      if (at - half > free && at + half <= width + MARGIN.right) {
        svg.append(element("text", { x: at, y: bottom + 18, "text-anchor": "middle" }, label));
        free = at + half + 6;
      }
    });
    yMarks.forEach(([value, label]) => {
      const at = drawn.py(value);
      svg.append(
        element("path", { d: `M${MARGIN.left} ${at}h${inner.width}`, stroke: "rgb(221,221,221)" }),
        element("text", { x: MARGIN.left - 6, y: at + 4, "text-anchor": "end" }, label));
    });
    const middle = MARGIN.top + inner.height / 2;
    svg.append(
      element("rect", { x: MARGIN.left, y: MARGIN.top, width: inner.width, height: inner.height, fill: "none",
        stroke: "rgb(51,51,51)" }),
      element("text", { x: MARGIN.left + inner.width / 2, y: height - 8, "text-anchor": "middle" }, AXES[state.x]),
      element("text", { x: 14, y: middle, "text-anchor": "middle", transform: `rotate(-90 14 ${middle})` },
        QUANTITIES[state.quantity].title));
  };

  const path = line => {
    let open = false;
    const parts = line.xs.map((x, i) => {
      const visible = shows(x, line.ys[i]);
      const part = visible ? `${open ? "L" : "M"}${drawn.px(x).toFixed(1)} ${drawn.py(line.ys[i]).toFixed(1)}` : "";
      open = visible;
      return part;
    });
    return element("path", { d: parts.join(""), fill: "none", stroke: line.curve.color,
      "stroke-width": WIDTHS[line.column] || 1.8, "stroke-linejoin": "round", "stroke-dasharray": line.curve.dash });
  };

  // Cursor

  /** The point of a curve that is nearest along the axis. */
  const nearest = (values, x) => {
    let from = 0;
    let to = values.length - 1;
    while (to - from > 1) {
      const middle = (from + to) >> 1;
      if (values[middle] <= x) from = middle; else to = middle;
    }
    return Math.abs(values[to] - x) < Math.abs(values[from] - x) ? to : from;
  };

  const point = () => {
    const all = lines();
    const columns = QUANTITIES[state.quantity].columns.filter(has);
    const last = state.at === null;
    const places = new Map(curves.map(curve =>
      [curve, last ? curve[state.x].length - 1 : nearest(curve[state.x], state.at)]));
    const titles = { train: "train (thick)", test: "test (thin)" };
    legend.replaceChildren(
      node("caption", {}, last ? "At the end of each run" : `At ${AXES[state.x]} ${number(state.at)}`),
      node("thead", {}, node("tr", {}, ...["run", "iteration", ...columns.map(column =>
        titles[column] || quantities[state.quantity])].map((text, i) =>
        node("th", { scope: "col", className: i ? "number" : "" }, text)))),
      node("tbody", {}, ...curves.map(curve => legendRow(curve, columns, places.get(curve)))));
    slide(places, columns);
    if (!drawn) return;
    drawn.cursor.replaceChildren();
    if (last) return;
    const at = drawn.px(state.at);
    drawn.cursor.append(element("path", { d: `M${at} ${MARGIN.top}V${plot.firstChild.viewBox.baseVal.height
      - MARGIN.bottom}`, stroke: "rgb(51,51,51)", "stroke-dasharray": "2 3" }));
    all.forEach(line => {
      const i = places.get(line.curve);
      if (shows(line.xs[i], line.ys[i])) {
        drawn.cursor.append(element("circle", { cx: drawn.px(line.xs[i]), cy: drawn.py(line.ys[i]), r: 4,
          stroke: line.curve.color, "stroke-width": 2, fill: "white" }));
      }
    });
  };

  const legendRow = (curve, columns, i) => {
    const swatch = element("svg", { viewBox: "0 0 24 6", class: "swatch", "aria-hidden": "true" });
    swatch.append(element("path", { d: "M0 3H24", stroke: curve.color, "stroke-width": 4,
      "stroke-dasharray": curve.dash }));
    return node("tr", {},
      node("th", { scope: "row" }, swatch, curve.label),
      ...[curve.iterations, ...columns.map(column => curve[column])].map(values =>
        node("td", { className: "number" }, number(values[i]))));
  };

  /** Says the values to those who do not see them. */
  const slide = (places, columns) => {
    const steps = drawn ? drawn.steps : [0];
    const place = state.at === null ? steps.length - 1 : nearest(steps, state.at);
    plot.setAttribute("aria-valuemin", 0);
    plot.setAttribute("aria-valuemax", steps.length - 1);
    plot.setAttribute("aria-valuenow", place);
    plot.setAttribute("aria-valuetext", `${AXES[state.x]} ${number(steps[place])}: ` + curves.map(curve =>
      `${curve.label} ${columns.map(column => number(curve[column][places.get(curve)])).join(", ")}`).join("; "));
  };

  plot.addEventListener("pointermove", event => {
    if (!drawn) return;
    const box = plot.firstChild.getBoundingClientRect();
    const right = (event.clientX - box.left) * plot.firstChild.viewBox.baseVal.width / box.width;
    state.at = drawn.steps.reduce((best, each) =>
      Math.abs(drawn.px(each) - right) < Math.abs(drawn.px(best) - right) ? each : best);
    point();
  });
  plot.addEventListener("pointerleave", () => {
    if (document.activeElement !== plot) { state.at = null; point(); }
  });
  plot.addEventListener("blur", () => { state.at = null; point(); });
  plot.addEventListener("keydown", event => {
    if (!drawn) return;
    const end = drawn.steps.length - 1;
    const place = state.at === null ? end : nearest(drawn.steps, state.at);
    const moves = {
      ArrowLeft: place - 1, ArrowRight: place + 1, PageDown: place - 20, PageUp: place + 20, Home: 0, End: end,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    state.at = drawn.steps[Math.max(0, Math.min(end, moves[event.key]))];
    point();
  });
  // In the next frame, and for another width only: drawing changes the height of what is observed.
  let drawnWidth = plot.clientWidth;
  new ResizeObserver(() => requestAnimationFrame(() => {
    if (plot.clientWidth !== drawnWidth) {
      drawnWidth = plot.clientWidth;
      draw();
    }
  })).observe(figure);
  draw();
})();
