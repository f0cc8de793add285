// ---- The charts -------------------------------------------------------------------------------
// Each is made once for a venture, with axes that are the same at all places, and then `show`n again
// and again: only the outlines of its layers change. `show` takes what is on view:
// {model, record, base (the baseline's record), place, along (a slider), seen (whether to mark a place)}.

function allCharts(model) {
  return [chancesChart(model), cashChart(model), peopleChart(model), moneyChart(model), futuresChart(model)];
}

// A figure that says why there is no chart.
function leftOut(title) {
  const figure = element("figure", {}, [
    element("figcaption", { text: title }), element("p", { class: "small", text: WORDS.left_out }),
  ]);
  return { figure: figure, show: () => {}, settle: () => {} };
}

// What every chart does when it is shown, and when the sliders rest.
function finished(chart, show, says, table) {
  let view = null;
  chart.table = () => table(view);
  chart.show = (now) => {
    view = now;
    show(now);
    if (chart.details.open) chart.tell();
  };
  chart.settle = () => chart.describe(says(view));
  return chart;
}

// -- 1. both chances along one slider

const GOAL_ROWS = [ROWS.sustainable, ROWS.delivers];
const GOAL_LOOKS = [
  { form: circle, fill: COLOURS.dark, stroke: COLOURS.dark, "stroke-width": 1.5, dash: "6 4", shift: -3 },
  { form: square, fill: "#ffffff", stroke: COLOURS.middle, "stroke-width": 2, dash: "2 4", shift: 3 },
];

function chancesChart(model) {
  const chart = newChart("");
  let along = -1, parts = null;
  GOAL_ROWS.forEach((row, at) => {
    const look = GOAL_LOOKS[at];
    legendEntry(chart, model.data.rows[row], markLook(look), markKey(look.form) + "M1 6.5h7M18 6.5h7");
  });
  const show = (view) => {
    if (view.along !== along) parts = chancesAxes(chart, model, along = view.along);
    const stops = stopsOf(view);
    parts.forEach((part, at) => drawChances(part, stops, GOAL_ROWS[at], GOAL_LOOKS[at]));
    const here = parts.x[view.place[along]];
    outline(parts.here, "M" + here + " " + chart.box.top + "V" + chart.box.bottom);
    parts.hereText.setAttribute("x", here);
    chart.note(WORDS.line_is_a_guess + (stops.every((stop) => stop.shown) ? "" : " " + WORDS.seen_only));
  };
  const says = (view) => fill(WORDS.at_stop, {
    stop: model.data.sliders[along].stops[view.place[along]],
    parts: GOAL_ROWS.map((row) => model.data.rows[row] + " " + view.record.chances[row].join(", ")).join("; "),
  });
  const table = (view) => ({
    heads: [WORDS.stop].concat(...GOAL_ROWS.map((row) => [model.data.rows[row], WORDS.range])),
    rows: stopsOf(view).filter((stop) => stop.shown).map((stop) =>
      [stop.text].concat(...GOAL_ROWS.map((row) => stop.record.chances[row]))),
  });
  return finished(chart, show, says, table);
}

function markLook(look) {
  return { fill: look.fill, stroke: look.stroke, "stroke-width": look["stroke-width"] };
}

// The stops of the slider, with the others as they are.
function stopsOf(view) {
  return view.model.data.sliders[view.along].stops.map((text, stop) => {
    const place = movedTo(view.model, view.place, view.along, stop);
    return { text: text, record: view.model.places.get(keyOf(place)), shown: view.seen(place) };
  });
}

// The stops that have room for a label: the plan, both ends, and others between them.
function labelled(x, plan, room) {
  const shown = [];
  [plan, 0, x.length - 1].concat(x.map((_, at) => at)).forEach((at) => {
    if (shown.every((other) => Math.abs(x[other] - x[at]) >= room)) shown.push(at);
  });
  return shown;
}

function chancesAxes(chart, model, along) {
  while (chart.drawing.children.length > 2) chart.drawing.removeChild(chart.drawing.lastChild);
  chart.rename(fill(WORDS.chart_chances, { label: model.names[along] }));
  const slider = model.data.sliders[along], texts = slider.stops, box = chart.box;
  const wide = (box.right - box.left) / texts.length;
  const lines = texts.map((text) => inLines(text, wide));
  box.bottom = SIZE.height - 11 - 13 * Math.max(...lines.map((words) => words.length));
  const y = uprightAxis(chart, WORDS.share_axis, 0, 100, (tick) => tick + "%");
  const least = slider.values[0], whole = slider.values[texts.length - 1] - least || 1;
  const x = slider.values.map((value) =>
    Math.round(box.left + wide / 2 + (box.right - box.left - wide) * (value - least) / whole));
  lyingAxis(chart, slider.help, x, texts.map(() => ""));
  labelled(x, slider.plan, 0.8 * wide).forEach((at) => lines[at].forEach((text, row) =>
    textAt(chart, x[at], box.bottom + 15 + 13 * row, text, "middle")));
  const here = layer(chart, { stroke: COLOURS.ink, "stroke-width": 1 });
  const parts = GOAL_LOOKS.map((look) => ({
    guess: layer(chart, { fill: "none", stroke: look.stroke, "stroke-width": 1.3, "stroke-dasharray": look.dash }),
    ranges: layer(chart, { fill: "none", stroke: look.stroke, "stroke-width": 1.3 }),
    marks: layer(chart, markLook(look)),
    x: x, y: y,
  }));
  parts.x = x;
  parts.here = here;
  parts.hereText = textAt(chart, 0, box.top - 3, WORDS.here, "middle");
  return parts;
}

// A text in up to three lines that fit between two stops.
function inLines(text, wide) {
  const room = Math.floor(wide / 5.6), lines = [];
  for (const word of text.split(/[ \u00a0]/)) {
    const last = lines.length - 1;
    if (last >= 0 && (lines[last].length + 1 + word.length <= room || last === 2)) lines[last] += " " + word;
    else lines.push(word);
  }
  return lines;
}

function drawChances(part, stops, row, look) {
  let guess = "", ranges = "", marks = "", before = false;
  stops.forEach((stop, at) => {
    if (stop.shown) {
      const x = part.x[at] + look.shift, [share, low, high] = stop.record.bars[row].map(part.y);
      guess += (before ? "L" : "M") + x + " " + share;
      ranges += "M" + (x - 3) + " " + low + "h6M" + (x - 3) + " " + high + "h6M" + x + " " + low + "V" + high;
      marks += look.form(x, share, 4);
    }
    before = stop.shown;
  });
  outline(part.guess, guess);
  outline(part.ranges, ranges);
  outline(part.marks, marks);
}

// -- 2. cash by month

function cashChart(model) {
  const chart = newChart(WORDS.chart_cash, DATA.shareable ? "" : WORDS.of_open);
  const money = model.data.money, ends = model.limits.cash;
  const y = uprightAxis(chart, fill(WORDS.cash_axis, { unit: money.unit }), ends[0] / money.size, ends[1] / money.size, number);
  const at = (value) => y(value / money.size);
  const xs = monthsAxis(chart, model.data);
  const halves = model.data.places.some((record) => record.cash[1].some((value) => value !== null));
  const wide = layer(chart, FAN[0]), half = layer(chart, FAN[1]);
  const zero = layer(chart, LINES.zero), base = layer(chart, LINES.base), median = layer(chart, LINES.median);
  outline(zero, "M" + chart.box.left + " " + at(0) + "H" + chart.box.right);
  chart.drawing.appendChild(base);
  legendEntry(chart, DATA.shareable ? WORDS.median_of_all : WORDS.median_of_open, LINES.median, LINE_KEY);
  if (halves) legendEntry(chart, WORDS.half, FAN[1]);
  legendEntry(chart, WORDS.nine_in_ten, FAN[0]);
  legendEntry(chart, WORDS.median_of_baseline, LINES.base, LINE_KEY);
  const show = (view) => {
    const cash = view.record.cash;
    outline(wide, areaOutline(xs, cash[0], cash[4], at));
    outline(half, areaOutline(xs, cash[1], cash[3], at));
    outline(median, curveOutline(xs, cash[2], at));
    outline(base, curveOutline(xs, view.base.cash[2], at));
  };
  const shares = [5, 25, 50, 75, 95].filter((share) => halves || (share !== 25 && share !== 75));
  const names = shares.map((share) => (share === 50 ? WORDS.median : share + "%"));
  const row = (view, month) => shares.map((share) => {
    const value = view.record.cash[[5, 25, 50, 75, 95].indexOf(share)][month];
    return value === null ? "" : number(value / money.size);
  });
  const says = (view) => {
    const last = xs.length - 1, month = model.data.shown[last];
    if (view.record.cash[2][last] === null) return fill(WORDS.all_closed, { n: month });
    return inMonth(month, names, row(view, last), money.unit);
  };
  return finished(chart, show, says, (view) => byMonth(model, names, (month) => row(view, month)));
}

function inMonth(month, names, texts, unit) {
  const parts = names.map((name, at) => name + " " + texts[at]).join("; ");
  return fill(WORDS.in_month, { n: month, parts: parts, unit: unit });
}

function byMonth(model, names, row) {
  return {
    heads: [WORDS.month].concat(names),
    rows: model.data.shown.map((month, at) => [String(month)].concat(row(at))),
  };
}

// -- 3. people, and 4. money: layers on top of each other

function stackedLayers(chart, names) {
  return names.map((name, at) => {
    legendEntry(chart, name, areaLook(at));
    return layer(chart, areaLook(at));
  });
}

function drawStack(layers, xs, curves, y) {
  let floor = xs.map(() => 0);
  layers.forEach((one, at) => {
    const top = curves[at].map((value, month) => (value === null ? null : floor[month] + value));
    outline(one, areaOutline(xs, floor, top, y));
    floor = top.map((value, month) => (value === null ? floor[month] : value));
  });
}

function peopleChart(model) {
  if (model.data.places.some((record) => !record.people.length)) return leftOut(WORDS.chart_people);
  const chart = newChart(WORDS.chart_people);
  const y = uprightAxis(chart, WORDS.people_axis, 0, model.limits.people, number);
  const xs = monthsAxis(chart, model.data);
  const layers = stackedLayers(chart, WORDS.states);
  const show = (view) => drawStack(layers, xs, view.record.people, y);
  const row = (view, month) => view.record.people.map((curve) => (curve[month] === null ? "" : number(curve[month])));
  const last = xs.length - 1;
  const says = (view) => inMonth(model.data.shown[last], WORDS.states, row(view, last), WORDS.people_axis);
  return finished(chart, show, says, (view) => byMonth(model, WORDS.states, (month) => row(view, month)));
}

function moneyChart(model) {
  const unit = model.data.money.smallUnit, size = model.data.money.small;
  const used = WORDS.income.map((_, kind) => kind).filter((kind) =>
    model.data.places.some((record) => record.income[kind].some((value) => value)));
  const chart = newChart(WORDS.chart_money, WORDS.closed_counts);
  const y = uprightAxis(chart, fill(WORDS.money_axis, { unit: unit }), 0, model.limits.money / size, number);
  const at = (value) => y(value / size);
  const xs = monthsAxis(chart, model.data);
  const layers = used.map((kind) => layer(chart, areaLook(kind)));
  const halo = layer(chart, { fill: "none", stroke: "#ffffff", "stroke-width": 5 });
  const cost = layer(chart, LINES.cost);
  legendEntry(chart, WORDS.costs, LINES.cost, LINE_KEY);
  used.forEach((kind) => legendEntry(chart, WORDS.income[kind], areaLook(kind)));
  const show = (view) => {
    drawStack(layers, xs, used.map((kind) => view.record.income[kind]), at);
    const path = curveOutline(xs, view.record.cost, at);
    outline(halo, path);
    outline(cost, path);
  };
  const names = used.map((kind) => WORDS.income[kind]).concat(WORDS.costs);
  const row = (view, month) => used.map((kind) => view.record.income[kind][month]).concat(view.record.cost[month])
    .map((value) => (value === null ? "" : number(value / size)));
  const last = xs.length - 1;
  const says = (view) => inMonth(model.data.shown[last], names, row(view, last), unit);
  return finished(chart, show, says, (view) => byMonth(model, names, (month) => row(view, month)));
}

// -- 5. each future as a mark

// In the order left below, right below, left above, right above: by money, then by impact. They stand
// above and below the drawing, so that they cover no mark.
const CORNERS = ["no_goal", "money_only", "impact_only", "both_goals"];
const ARROWS = ["\u2199 ", "\u2198 ", "\u2196 ", "\u2197 "];

function futuresChart(model) {
  if (model.data.places.some((record) => !record.across.length)) return leftOut(WORDS.chart_futures);
  const chart = newChart(WORDS.chart_futures), box = chart.box, target = model.data.target;
  const up = [Math.min(model.limits.upwards[0], target), Math.max(model.limits.upwards[1], target)];
  const room = 0.06 * Math.max(up[1] - up[0], 1);
  const y = uprightAxis(chart, WORDS.net_impact + ": " + model.data.outcome, up[0] - room, up[1] + room, number);
  const across = model.limits.across, side = 0.06 * (across[1] - across[0]);
  const x = scale(across[0] - side, across[1] + side, box.left, box.right);
  const shown = ticks(across[0], across[1], 6);
  lyingAxis(chart, WORDS.own_cover, shown.map(x), shown.map((tick) => tick + "%"));
  outline(layer(chart, LINES.target),
    "M" + x(100) + " " + box.top + "V" + box.bottom + "M" + box.left + " " + y(target) + "H" + box.right);
  const layers = MARKS.map((look) => layer(chart, withoutForm(look)));
  const corners = CORNERS.map(() => element("span"));
  const pair = (from) => element("div", { class: "corners" }, corners.slice(from, from + 2));
  chart.figure.insertBefore(pair(2), chart.drawing);
  chart.figure.insertBefore(pair(0), chart.drawing.nextSibling);
  const entries = MARKS.map((look, at) => legendEntry(chart, WORDS.ends[at], withoutForm(look), markKey(look.form)));
  legendEntry(chart, WORDS.target_lines, LINES.target, LINE_KEY);
  const show = (view) => {
    const digits = digitsOf(view.record), outlines = ["", "", "", ""], counts = countsOf(digits);
    digits.forEach((digit, at) => {
      const money = digit >> 1;
      outlines[money] += MARKS[money].form(x(view.record.across[at]), y(view.record.upwards[at]), 3);
    });
    layers.forEach((one, at) => outline(one, outlines[at]));
    corners.forEach((node, at) => put(node, ARROWS[at] + cornerText(at, counts.corners[at])));
    entries.forEach((rename, at) => rename(stateText(at, counts.ends[at])));
  };
  const says = (view) => countsOf(digitsOf(view.record)).corners.map((n, at) => cornerText(at, n)).reverse().join("; ");
  const table = (view) => {
    const digits = digitsOf(view.record), numbers = numbersOf(view.record);
    return {
      heads: [WORDS.future_number, WORDS.own_cover, WORDS.net_impact, WORDS.how_it_ends],
      rows: digits.map((digit, at) => [String(numbers[at]), view.record.across[at] + "%",
        number(view.record.upwards[at]), WORDS.ends[digit >> 1]]),
    };
  };
  return finished(chart, show, says, table);
}

// The digits of the futures that were simulated, and the numbers of these futures.
function digitsOf(record) {
  return record.futures.replace(/-/g, "").split("").map(Number);
}

function numbersOf(record) {
  return Array.from(record.futures, (digit, at) => (digit === "-" ? -1 : at)).filter((at) => at >= 0);
}

function countsOf(digits) {
  const found = { ends: [0, 0, 0, 0], corners: [0, 0, 0, 0] };
  for (const digit of digits) {
    found.ends[digit >> 1] += 1;
    found.corners[(EVENTS.sustainable(digit) ? 1 : 0) + (EVENTS.delivers(digit) ? 2 : 0)] += 1;
  }
  return found;
}

function cornerText(at, n) {
  return WORDS[CORNERS[at]] + " " + countOf(WORDS.future, WORDS.futures, n).replace(" ", "\u00a0");
}

function stateText(at, n) {
  return fill(WORDS.state, { state: WORDS.ends[at], futures: countOf(WORDS.future, WORDS.futures, n) });
}
