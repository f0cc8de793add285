// ---- Elements, tables, and the parts that all charts have -------------------------------------

const COLOURS = { ink: "#111111", dark: "#1b3a5c", middle: "#3d86a8", light: "#9cc4b2", pale: "#e6dcae" };
const SVG = "http://www.w3.org/2000/svg";

function byId(id) {
  return document.getElementById(id);
}

// An element with attributes; `text` is its text, shown as it is.
function element(tag, attributes, children) {
  return filledIn(document.createElement(tag), attributes, children);
}

function svg(tag, attributes, children) {
  return filledIn(document.createElementNS(SVG, tag), attributes, children);
}

function filledIn(node, attributes, children) {
  for (const name of Object.keys(attributes || {})) {
    if (name === "text") node.textContent = attributes.text;
    else node.setAttribute(name, attributes[name]);
  }
  (children || []).forEach((child) => node.appendChild(child));
  return node;
}

function emptied(node) {
  node.textContent = "";
  return node;
}

// What is drawn again and again is written only where it changed: the browser then has less to do.
const written = new WeakMap();

function changes(node, what) {
  if (written.get(node) === what) return false;
  written.set(node, what);
  return true;
}

// A short text in which no line ends behind a minus or a hyphen.
function held(text) {
  return text.replace(/-(?=\w)/g, "-\u2060");
}

function put(node, text) {
  if (changes(node, text)) node.textContent = text;
}

function outline(node, path) {
  if (changes(node, path)) node.setAttribute("d", path);
}

// A text of the program in a node: what stands between backticks is shown as code.
function rich(node, text) {
  if (!changes(node, text)) return node;
  emptied(node);
  text.split("`").forEach((part, at) => {
    if (part) node.appendChild(at % 2 ? element("code", { text: part }) : document.createTextNode(part));
  });
  return node;
}

// So many children of one kind.
function childrenOf(node, count, make) {
  while (node.children.length > count) node.removeChild(node.lastChild);
  while (node.children.length < count) node.appendChild(make());
  return node.children;
}

function list(node, texts, tag) {
  const items = childrenOf(node, texts.length, () => element(tag || "li"));
  texts.forEach((text, at) => rich(items[at], text));
}

// The head and the rows of a table; the first cell of a row is its head.
function fillTable(table, heads, rows) {
  fillRows(table.querySelector("thead"), [heads], () => element("th", { scope: "col" }));
  fillRows(table.querySelector("tbody"), rows, (row) =>
    (row.children.length ? element("td") : element("th", { scope: "row" })));
}

function fillRows(part, rows, makeCell) {
  const lines = childrenOf(part, rows.length, () => element("tr"));
  rows.forEach((row, at) => {
    const line = lines[at], cells = childrenOf(line, row.length, () => makeCell(line));
    row.forEach((text, cell) => put(cells[cell], held(text)));
  });
}

// -- what areas and marks look like: they differ in lightness, in pattern and in form

const LOOKS = [
  { name: "dark", fill: COLOURS.dark, lines: "" },
  { name: "middle", fill: COLOURS.middle, lines: "M-2 2L2 -2M0 8L8 0M6 10L10 6", stroke: "#ffffff" },
  { name: "light", fill: COLOURS.light, lines: "M2 2h1.6M6 6h1.6", stroke: "#333333" },
  { name: "pale", fill: COLOURS.pale, lines: "M0 0L8 8M8 0L0 8", stroke: "#8a8256" },
];

// The patterns, once for all charts.
function patterns() {
  const made = LOOKS.map((look) => svg("pattern",
    { id: "look-" + look.name, width: 8, height: 8, patternUnits: "userSpaceOnUse" },
    [
      svg("rect", { width: 8, height: 8, fill: look.fill }),
      svg("path", { d: look.lines, stroke: look.stroke || "none", "stroke-width": 1.4, fill: "none" }),
    ]));
  const holder = svg("svg", { width: 0, height: 0, "aria-hidden": "true", focusable: "false" }, [svg("defs", {}, made)]);
  holder.style.position = "absolute";
  return holder;
}

const areaLook = (at) => ({ fill: "url(#look-" + LOOKS[at].name + ")", stroke: "#444444", "stroke-width": 0.6 });
const FAN = [
  { fill: COLOURS.pale, stroke: "#8a8256", "stroke-width": 0.6 },
  { fill: COLOURS.light, stroke: "#5d8474", "stroke-width": 0.6 },
];
const LINES = {
  median: { fill: "none", stroke: COLOURS.dark, "stroke-width": 3 },
  base: { fill: "none", stroke: COLOURS.ink, "stroke-width": 1.3, "stroke-dasharray": "2 3" },
  cost: { fill: "none", stroke: COLOURS.ink, "stroke-width": 2.4, "stroke-dasharray": "7 3" },
  zero: { fill: "none", stroke: "#767676", "stroke-width": 1 },
  target: { fill: "none", stroke: COLOURS.ink, "stroke-width": 1.2, "stroke-dasharray": "5 3" },
};
const MARKS = [
  { form: circle, fill: COLOURS.dark, stroke: "#ffffff", "stroke-width": 0.8 },
  { form: triangle, fill: COLOURS.light, stroke: COLOURS.ink, "stroke-width": 1 },
  { form: cross, fill: "none", stroke: COLOURS.ink, "stroke-width": 1.6 },
  { form: diamond, fill: "#ffffff", stroke: COLOURS.ink, "stroke-width": 1 },
];

function circle(x, y, r) {
  return "M" + (x - r) + " " + y + "a" + r + " " + r + " 0 1 0 " + 2 * r + " 0a" + r + " " + r + " 0 1 0 " + -2 * r + " 0z";
}

function triangle(x, y, r) {
  return "M" + x + " " + (y - r) + "l" + r + " " + 1.8 * r + "h" + -2 * r + "z";
}

function cross(x, y, r) {
  return "M" + (x - r) + " " + (y - r) + "l" + 2 * r + " " + 2 * r + "m0 " + -2 * r + "l" + -2 * r + " " + 2 * r;
}

function diamond(x, y, r) {
  return "M" + x + " " + (y - r) + "l" + r + " " + r + "l" + -r + " " + r + "l" + -r + " " + -r + "z";
}

function square(x, y, r) {
  return "M" + (x - r) + " " + (y - r) + "h" + 2 * r + "v" + 2 * r + "h" + -2 * r + "z";
}

function withoutForm(look) {
  const found = Object.assign({}, look);
  delete found.form;
  return found;
}

// -- a chart: a figure with a title, a drawing, a legend, a note and a table. Names of axes stand around
// the drawing, as texts that may have several lines.

const SIZE = { width: 370, height: 212, left: 46, right: 10, top: 16, bottom: 24 };
let charts = 0;

// `draw` of a chart makes its axes and layers; `table` gives {heads, rows} of what it shows now.
function newChart(title, note) {
  const id = "chart-" + (charts += 1);
  const heading = svg("title", { id: id + "-title", text: title });
  const description = svg("desc", { id: id + "-says" });
  const drawing = svg("svg", {
    viewBox: "0 0 " + SIZE.width + " " + SIZE.height, role: "img",
    "aria-labelledby": id + "-title", "aria-describedby": id + "-says",
  }, [heading, description]);
  const caption = element("figcaption", { text: title });
  const up = element("div", { class: "axis-name" }), across = element("div", { class: "axis-name across" });
  const legend = element("ul", { class: "legend" });
  const small = element("p", { class: "small" });
  const tableCaption = element("caption", { class: "unseen", text: title });
  const table = element("table", {}, [tableCaption, element("thead"), element("tbody")]);
  const details = element("details", {}, [
    element("summary", { text: WORDS.table }), element("div", { class: "scroll" }, [table]),
  ]);
  const figure = element("figure", { id: id }, [caption, up, drawing, across, legend, small, details]);
  const chart = {
    figure: figure, drawing: drawing, legend: legend, details: details, box: boxOf(SIZE),
    nameUp: (text) => put(up, text),
    nameAcross: (text) => put(across, text),
    rename: (text) => [heading, caption, tableCaption].forEach((node) => put(node, text)),
    note: (text) => put(small, text),
    describe: (text) => put(description, text),
    tell: () => { const found = chart.table(); fillTable(table, found.heads, found.rows); },
  };
  put(small, note || "");
  details.addEventListener("toggle", () => { if (details.open) chart.tell(); });
  return chart;
}

function boxOf(size) {
  return { left: size.left, right: size.width - size.right, top: size.top, bottom: size.height - size.bottom };
}

// A layer that is redrawn by its outline alone; the layers come in the order of drawing.
function layer(chart, look) {
  return chart.drawing.appendChild(svg("path", Object.assign({ "stroke-linejoin": "round" }, look)));
}

// An entry of the legend, with a small picture of the layer.
function legendEntry(chart, text, look, path) {
  const drawn = svg("path", Object.assign({}, look, { d: path || "M1 2h24v9h-24z" }));
  const words = document.createTextNode(text);
  chart.legend.appendChild(element("li", {}, [
    svg("svg", { viewBox: "0 0 26 13", "aria-hidden": "true", focusable: "false" }, [drawn]), words,
  ]));
  return (changed) => put(words, changed);
}

const LINE_KEY = "M1 6.5h24";
const markKey = (form) => form(13, 6.5, 4.5);

// A scale from numbers to places in a drawing.
function scale(from, to, start, end) {
  const per = (end - start) / (to - from || 1);
  return (value) => Math.round(10 * (start + (value - from) * per)) / 10;
}

// Round figures between two ends, about so many.
function ticks(low, high, about) {
  const rough = (high - low) / about || 1;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const step = [1, 2, 5, 10].map((one) => one * power).find((one) => one >= rough * 0.999);
  const found = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + step * 1e-9; at++) found.push(at * step);
  return found;
}

function line(chart, x1, y1, x2, y2, look) {
  return chart.drawing.appendChild(svg("path", { d: "M" + x1 + " " + y1 + "L" + x2 + " " + y2, class: look }));
}

function textAt(chart, x, y, text, anchor) {
  return chart.drawing.appendChild(svg("text", { x: x, y: y, "text-anchor": anchor, text: text }));
}

// The upright axis: its name, its figures, and lines across.
function uprightAxis(chart, name, low, high, wording) {
  const box = chart.box, y = scale(low, high, box.bottom, box.top);
  chart.nameUp(name);
  for (const tick of ticks(low, high, 5)) {
    line(chart, box.left, y(tick), box.right, y(tick), tick === 0 && low < 0 ? "zero" : "grid");
    textAt(chart, box.left - 5, y(tick) + 4, wording(tick), "end");
  }
  line(chart, box.left, box.top, box.left, box.bottom, "axis");
  return y;
}

function lyingAxis(chart, name, places, texts) {
  const box = chart.box;
  line(chart, box.left, box.bottom, box.right, box.bottom, "axis");
  places.forEach((x, at) => {
    line(chart, x, box.bottom, x, box.bottom + 4, "axis");
    textAt(chart, x, box.bottom + 16, texts[at], "middle");
  });
  chart.nameAcross(name);
}

// Months along the bottom.
function monthsAxis(chart, venture) {
  const months = venture.months, box = chart.box;
  const x = scale(1, months, box.left, box.right - 4);
  const step = months <= 24 ? 3 : months <= 84 ? 12 : 12 * Math.ceil(months / 72);
  const shown = [1];
  for (let month = step; month <= months; month += step) shown.push(month);
  lyingAxis(chart, fill(WORDS.month_axis, { month: venture.from }), shown.map(x), shown.map(String));
  return venture.shown.map(x);
}

// Parts of curves where all of them have a value, as [first, after the last].
function stretches(curves) {
  const found = [];
  let start = -1;
  for (let at = 0; at <= curves[0].length; at++) {
    const here = at < curves[0].length && curves.every((curve) => curve[at] !== null);
    if (here && start < 0) start = at;
    if (!here && start >= 0) { found.push([start, at]); start = -1; }
  }
  return found;
}

function lineOutline(xs, ys, from, to, first) {
  let path = "";
  for (let at = from; at < to; at++) path += (at === from ? first : "L") + xs[at] + " " + ys(at);
  return path;
}

function curveOutline(xs, curve, y) {
  return stretches([curve]).map((ends) => lineOutline(xs, (at) => y(curve[at]), ends[0], ends[1], "M")).join("");
}

// The area between two curves.
function areaOutline(xs, lower, upper, y) {
  let path = "";
  for (const ends of stretches([lower, upper])) {
    path += lineOutline(xs, (at) => y(upper[at]), ends[0], ends[1], "M");
    for (let at = ends[1] - 1; at >= ends[0]; at--) path += "L" + xs[at] + " " + y(lower[at]);
    path += "z";
  }
  return path;
}
