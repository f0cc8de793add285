// ---- The page ---------------------------------------------------------------------------------
// `now` is where the sliders stand; `seen` is the place whose results are shown. They differ while a
// prediction is asked for. Every text comes from DATA and is put in as text, never as markup.

const WAYS = ["less", "same", "more"]; // as the code numbers them
const REST = 150; // milliseconds without a move, until what is read, spoken or slow follows

const models = DATA.ventures.map(prepared);
const untouched = () => models.map((model) => ({
  now: model.plan, seen: model.plan, baseline: model.plan, along: 0,
  visited: new Set([keyOf(model.plan)]), // places that were seen
  made: new Map(), // what was expected, by place: {money, impact, baseline}
}));
let states = untouched();
let chosen = 0; // the venture on view
let sliders = [];
let drawnCharts = [];
let parts = []; // what need not be drawn at once: {figure, show}
let drawing = 0, resting = 0;

const model = () => models[chosen];
const state = () => states[chosen];
const recordAt = (place) => model().places.get(keyOf(place));
const looking = () => byId("look").checked;
const waiting = () => !samePlace(state().now, state().seen);
const madeHere = () => state().made.get(keyOf(state().seen)) || null;

// ---- Moves ------------------------------------------------------------------------------------

function move(at, stop) {
  const here = state(), place = movedTo(model(), here.now, at, stop);
  if (!model().places.has(keyOf(place))) return;
  const others = place.some((one, other) => other !== at && one !== here.now[other]);
  here.now = place;
  here.next = at;
  if (looking() || here.visited.has(keyOf(place))) showNow();
  byId("predict-said").textContent = "";
  if (others) say(WORDS.one_at_a_time);
  redraw();
}

// The results of the place where the sliders stand.
function showNow() {
  const here = state();
  here.seen = here.now;
  if (here.next !== undefined) here.along = here.next;
  here.visited.add(keyOf(here.seen));
}

function seeWhatHappens() {
  const expected = { money: answered("money"), impact: answered("impact") };
  const missing = expected.money < 0 ? "money" : expected.impact < 0 ? "impact" : "";
  if (missing) {
    byId("predict-said").textContent = WORDS.answer_both;
    byId("ask-" + missing).querySelector("input").focus();
    return;
  }
  const here = state();
  here.made.set(keyOf(here.now), { money: expected.money, impact: expected.impact, baseline: here.baseline });
  showNow();
  forgetAnswers();
  draw(true);
  byId("h-answer").focus();
}

function answered(about) {
  const found = byId("ask-" + about).querySelector("input:checked");
  return found ? Number(found.value) : -1;
}

function forgetAnswers() {
  document.querySelectorAll("#predict input").forEach((input) => { input.checked = false; });
  byId("predict-said").textContent = "";
}

function pin(place) {
  state().baseline = place;
  forgetAnswers();
  draw(true);
}

// For another pair at the same computer: asks first if a name, a prediction or a pin would be lost.
function beginAnew() {
  const lost = byId("name").value || states.some((one, at) => one.made.size || !samePlace(one.baseline, models[at].plan));
  if (lost && !confirm(WORDS.anew_asks)) return;
  states = untouched();
  byId("name").value = byId("copied").textContent = "";
  byId("look").checked = false;
  choose(0);
  byId("title").focus();
}

// ---- What is made once ------------------------------------------------------------------------

function start() {
  document.querySelectorAll("[data-word]").forEach((node) => rich(node, WORDS[node.dataset.word]));
  document.body.appendChild(patterns());
  models.forEach((one) => byId("venture").appendChild(element("option", { value: one.number, text: one.data.title })));
  byId("choice").hidden = models.length < 2;
  ["money", "impact"].forEach(makeQuestion);
  DATA.glossary.forEach((entry) => byId("glossary").appendChild(element("div", {}, [
    element("dt", { text: entry[0] }), rich(element("dd"), entry[1]),
  ])));
  byId("bar-key").appendChild(element("span", { class: "base-key" }));
  byId("bar-key").appendChild(document.createTextNode(WORDS.baseline));
  byId("bar-key").appendChild(element("span", { class: "range-key" }));
  byId("bar-key").appendChild(document.createTextNode(WORDS.range));
  byId("h-answer").setAttribute("tabindex", "-1");
  listen();
  byId("page").hidden = false;
  choose(0);
}

function makeQuestion(about) {
  ["more", "same", "less"].forEach((way) => {
    const input = element("input", { type: "radio", name: about, value: WAYS.indexOf(way) });
    byId("ask-" + about).appendChild(element("label", {}, [input, document.createTextNode(" " + WORDS[way])]));
  });
}

function listen() {
  const when = (id, what, then) => byId(id).addEventListener(what, then);
  when("venture", "change", (event) => choose(Number(event.target.value)));
  when("see", "click", seeWhatHappens);
  when("reset", "click", () => { state().now = model().plan; state().next = undefined; showNow(); draw(true); });
  when("look", "change", () => { if (looking()) showNow(); draw(true); });
  when("pin", "click", () => pin(state().seen));
  when("unpin", "click", () => pin(model().plan));
  when("name", "input", writeLine);
  when("copy", "click", copyLine);
  when("anew", "click", beginAnew);
  when("differences", "toggle", fillDifferences);
}

// Another venture on view: its words, its sliders and its charts.
function choose(at) {
  chosen = at;
  const venture = model().data;
  byId("venture").value = String(at);
  byId("title").textContent = venture.title;
  rich(byId("about"), venture.about);
  byId("of-futures").textContent = venture.futures ? fill(WORDS.of_futures, { n: marked(String(venture.futures)) }) : "";
  const paths = venture.idle.map((path) => "`" + path + "`").join(", ");
  rich(byId("idle"), paths && fill(WORDS.nothing_moved, { paths: paths }));
  list(byId("notice"), venture.notice);
  list(byId("try"), venture.try);
  byId("notice-part").hidden = !venture.notice.length;
  byId("try-part").hidden = !venture.try.length;
  byId("claims-part").hidden = !venture.claims.length;
  byId("pinning").hidden = !model().paired;
  byId("no-pin").hidden = model().paired;
  forgetAnswers();
  sliders = venture.sliders.map(makeSlider);
  emptied(byId("sliders"));
  sliders.forEach((slider) => byId("sliders").appendChild(slider.whole));
  bars = makeChances();
  makeParts();
  draw(true);
}

function makeSlider(slider, at) {
  const id = "slider-" + at, last = slider.stops.length - 1;
  const output = element("output", { for: id });
  const input = element("input", { id: id, type: "range", min: 0, max: last, step: 1, "aria-describedby": id + "-help" });
  input.addEventListener("input", () => move(at, Number(input.value)));
  const help = element("p", { class: "help", id: id + "-help" }, [
    document.createTextNode(slider.help + " "), element("code", { text: slider.path }),
  ]);
  if (!slider.combined) help.appendChild(element("span", { text: " " + WORDS.one_at_a_time }));
  const stops = slider.stops.map((text) => element("span", {}, [document.createTextNode(text.replace(/\u00a0/g, " ")), element("i")]));
  // the middle of the thumb stands above the middle of each label
  input.style.width = "calc(" + (100 * last) / (last + 1) + "% + 16px)";
  input.style.marginLeft = "calc(" + 50 / (last + 1) + "% - 8px)";
  const label = element("label", { for: id }, [element("span", { text: slider.label }), output]);
  const whole = element("div", { class: "slider" }, [label, help, input, element("div", { class: "stops", "aria-hidden": "true" }, stops)]);
  return { whole: whole, input: input, output: output, stops: stops };
}

let bars = [];

// The lines of the answer: each chance in words, with its range and a bar.
function makeChances() {
  const holder = emptied(byId("chances"));
  const order = [ROWS.sustainable, ROWS.delivers, ROWS.both, ROWS.closed];
  return order.map((row) => {
    const share = element("b"), range = element("span");
    const parts = ["share", "range", "base"].map((name) => element("div", { class: name }));
    const words = element("p", {}, [element("span", { text: held(model().data.rows[row]) }), share]);
    words.firstChild.className = "of";
    holder.appendChild(element("div", { class: row === ROWS.sustainable || row === ROWS.delivers ? "chance big" : "chance" }, [
      words, element("div", { class: "bar", "aria-hidden": "true" }, parts),
    ]));
    share.appendChild(document.createTextNode(""));
    share.appendChild(range);
    return { row: row, text: share.firstChild, range: range, parts: parts };
  });
}

// ---- What is drawn again ----------------------------------------------------------------------

// Many moves between two pictures of the screen are drawn once.
function redraw() {
  if (!drawing) drawing = requestAnimationFrame(() => draw(false));
}

// `all`: what is not on the screen too.
function draw(all) {
  if (drawing) cancelAnimationFrame(drawing);
  drawing = 0;
  const here = state(), record = recordAt(here.seen);
  drawSliders(here);
  document.body.classList.toggle("waiting", waiting());
  byId("predict").hidden = !waiting();
  byId("old").hidden = !waiting();
  byId("old").textContent = fill(WORDS.old_answer, { see: WORDS.see });
  byId("pin").disabled = waiting() || samePlace(here.seen, here.baseline);
  byId("unpin").disabled = waiting() || samePlace(here.baseline, model().plan);
  if (!waiting()) drawResults(here, record, all);
  clearTimeout(resting);
  resting = setTimeout(rest, REST);
}

function drawSliders(here) {
  sliders.forEach((slider, at) => {
    const stop = here.now[at], own = model().data.sliders[at];
    const text = own.stops[stop] + (stop === own.plan ? " (" + WORDS.plan + ")" : "");
    if (!changes(slider.whole, stop + text + here.baseline[at] + samePlace(here.baseline, model().plan))) return;
    slider.input.value = String(stop);
    slider.input.setAttribute("aria-valuetext", text);
    slider.output.textContent = own.stops[stop];
    slider.stops.forEach((node, one) => {
      node.className = one === stop ? "on" : "";
      const pinned = one === here.baseline[at] && !samePlace(here.baseline, model().plan);
      node.lastChild.textContent = one === own.plan ? WORDS.plan : pinned ? WORDS.pinned : "";
      node.lastChild.hidden = !node.lastChild.textContent;
    });
  });
}

function drawResults(here, record, all) {
  put(byId("place"), placeInWords(model(), here.seen));
  const base = recordAt(here.baseline);
  for (const bar of bars) {
    const [share, low, high] = record.bars[bar.row];
    put(bar.text, record.chances[bar.row][0] + " ");
    put(bar.range, "(" + record.chances[bar.row][1] + ")");
    bar.parts[0].style.width = share + "%";
    bar.parts[1].style.left = low + "%";
    bar.parts[1].style.width = high - low + "%";
    bar.parts[2].style.left = base.bars[bar.row][0] + "%";
  }
  byId("left-out").hidden = !record.note;
  put(byId("left-out"), record.note);
  drawExpected(here);
  const seen = (place) => looking() || here.visited.has(keyOf(place));
  const view = { model: model(), record: record, base: base, place: here.seen, along: here.along, seen: seen };
  parts.forEach((part) => { part.stale = () => part.show(view); });
  drawStale((part) => all || part.onScreen);
}

// A part that is not on the screen is drawn when it comes there, or when the sliders rest. Sentences
// are drawn only then: nobody reads them while a slider moves.
function drawStale(which) {
  parts.filter((part) => part.stale && which(part)).forEach((part) => {
    part.stale();
    part.stale = null;
  });
}

const watcher = new IntersectionObserver((entries) => {
  entries.forEach((entry) => parts.filter((part) => part.figure === entry.target).forEach((part) => {
    part.onScreen = entry.isIntersecting;
  }));
  drawStale((part) => part.onScreen);
});

function makeParts() {
  watcher.disconnect();
  const claims = { figure: byId("claims"), show: (view) => list(byId("claims"), view.record.claims) };
  const heads = [WORDS.measure, WORDS.median, WORDS.nine_in_ten];
  const figures = { figure: byId("figures"), show: (view) => fillTable(byId("figures"), heads, view.record.figures) };
  drawnCharts = allCharts(model());
  emptied(byId("charts"));
  drawnCharts.forEach((chart) => byId("charts").appendChild(chart.figure));
  const compared = { show: () => drawCompared(state(), recordAt(state().seen)) };
  parts = drawnCharts.concat(compared, claims, figures);
  parts.filter((part) => part.figure).forEach((part) => watcher.observe(part.figure));
}

// What was expected of this place, and what happens.
function drawExpected(here) {
  const made = madeHere(), holder = emptied(byId("expected"));
  if (!made || !samePlace(made.baseline, here.baseline)) return;
  const found = waysOf(model(), here.baseline, here.seen);
  const seen = new Set();
  ["money", "impact"].forEach((about) => {
    const is = found[about], said = WAYS[made[about]], hit = is === said;
    seen.add(is);
    const values = { expected: WORDS[said], found: is === "unclear" ? WORDS.no_clear : WORDS[is] };
    const text = (hit ? "\u2713 " : is === "unclear" ? "? " : "\u2717 ") + fill(WORDS["expected_" + about], values);
    holder.appendChild(element("p", { class: hit ? "hit" : is === "unclear" ? "open" : "miss", text: text }));
  });
  const explain = (text, values) => holder.appendChild(element("p", { class: "small", text: fill(text, values) }));
  if (seen.has("unclear")) explain(WORDS.may_be_chance, { unclear: WORDS.no_clear });
  if (seen.has("same")) explain(WORDS.hardly_differs, { same: WORDS.same });
}

// How the place differs from the baseline: the program's own text against the plan, else from the
// digits of both.
function drawCompared(here, record) {
  const plan = samePlace(here.baseline, model().plan), same = samePlace(here.seen, here.baseline);
  put(byId("baseline"), fill(WORDS.baseline_at, { place: placeInWords(model(), here.baseline) }));
  const said = same ? [WORDS.is_baseline] : plan ? [record.answer] : differenceOf(model(), here.baseline, here.seen).sentences;
  list(byId("sentences"), said, "p");
  byId("only-chances").hidden = plan;
  const reasons = plan && !same ? record.because : [];
  byId("because").hidden = !reasons.length;
  list(byId("reasons"), reasons);
  byId("means").hidden = byId("differences").hidden = !plan || same || !record.rows.length;
  if (byId("differences").open) fillDifferences();
}

function fillDifferences() {
  const heads = [WORDS.over_all, WORDS.baseline, WORDS.here, WORDS.difference];
  fillTable(byId("rows"), heads, recordAt(state().seen).rows);
}

// What is spoken, and what takes long: once the sliders rest.
function rest() {
  if (waiting()) {
    say(byId("old").textContent);
    return;
  }
  const here = state(), chances = recordAt(here.seen).chances;
  say(placeInWords(model(), here.seen) + ". " + Object.keys(EVENTS).filter((name) => name in ROWS)
    .map((name) => model().data.rows[ROWS[name]] + ": " + chances[ROWS[name]].join(", ") + ".").join(" "));
  drawStale(() => true);
  drawnCharts.forEach((chart) => chart.settle());
  drawQr(currentCode());
  writeLine();
}

function say(text) {
  put(byId("said"), text);
}

// ---- Hand in ----------------------------------------------------------------------------------

function currentCode() {
  const made = madeHere();
  return codeOf(model(), state().seen, made ? made.baseline : state().baseline, made);
}

// A line of the class list: name, code.
function writeLine() {
  const name = byId("name").value.trim(), line = (name ? name + ", " : "") + currentCode();
  if (byId("line").value === line) return;
  byId("line").value = line;
  byId("copied").textContent = "";
}

function drawQr(code) {
  const holder = byId("qr");
  if (holder.dataset.code === code) return;
  holder.dataset.code = code;
  const made = qrOf(code);
  emptied(holder).appendChild(svg("svg", {
    viewBox: "0 0 " + made.size + " " + made.size, role: "img", "aria-label": fill(WORDS.qr, { code: code }),
    "shape-rendering": "crispEdges",
  }, [svg("rect", { width: made.size, height: made.size, fill: "#ffffff" }), svg("path", { d: made.path, fill: "#000000" })]));
}

function copyLine() {
  writeLine();
  const text = byId("line").value;
  const copied = () => { byId("copied").textContent = WORDS.copied; };
  if (navigator.clipboard && navigator.clipboard.writeText) {
    navigator.clipboard.writeText(text).then(copied, copyByHand);
  } else copyByHand();
}

// Where the browser does not let a page copy: the text is selected for the person.
function copyByHand() {
  byId("line").focus();
  byId("line").select();
  byId("copied").textContent = WORDS.copy_by_hand;
}

// ---- For a person at the browser's console, and for tests -------------------------------------

window.sesim = {
  data: DATA,
  place: () => state().seen.slice(),
  show: (venture, place) => {
    if (!models[venture].places.has(keyOf(place))) return false;
    if (venture !== chosen) choose(venture);
    state().now = place.slice();
    state().next = undefined;
    showNow();
    draw(true);
    return true;
  },
  chances: (venture, place) => models[venture].places.get(keyOf(place)).chances,
  difference: (venture, one, other) => differenceOf(models[venture], one, other),
  code: currentCode,
};

start();
