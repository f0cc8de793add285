// ---- The places of the sliders, and how two of them differ -----------------------------------
// A place is a list of stops, one for each slider. `futures` has a digit for each future: twice the
// number of how its money ends (0 pays for itself, 1 open, 2 closed with unpaid bills, 3 gave up),
// and 1 more where it reaches the impact target; "-" is a future that could not be simulated.

const EVENTS = {
  sustainable: (digit) => digit < 2,
  closed: (digit) => digit > 3,
  delivers: (digit) => digit % 2 === 1,
};
const Z = 1.959963984540054;
const ROWS = { sustainable: 0, closed: 1, delivers: 2, both: 3 }; // places in a record's lists

const keyOf = (place) => place.join(",");
const samePlace = (one, other) => keyOf(one) === keyOf(other);

// A venture with its places by key, and the largest values of its charts.
function prepared(venture, at) {
  const places = new Map(venture.places.map((record) => [keyOf(record.at), record]));
  return {
    number: at,
    data: venture,
    places: places,
    plan: venture.sliders.map((slider) => slider.plan),
    paired: venture.places.every((record) => record.futures.length > 0),
    limits: limitsOf(venture.places),
    names: venture.sliders.map((slider) => slider.name),
  };
}

function limitsOf(records) {
  const found = { cash: [0, 0], people: 0, money: 0, across: [100, 100], upwards: [0, 0] };
  const widen = (ends, values) => {
    for (const value of values) {
      if (value === null) continue;
      if (value < ends[0]) ends[0] = value;
      if (value > ends[1]) ends[1] = value;
    }
  };
  for (const record of records) {
    record.cash.forEach((curve) => widen(found.cash, curve));
    found.people = Math.max(found.people, ...summed(record.people));
    found.money = Math.max(found.money, ...summed(record.income), ...record.cost.map(Number));
    widen(found.across, record.across);
    widen(found.upwards, record.upwards);
  }
  return found;
}

// The sums of curves, point by point.
function summed(curves) {
  if (!curves.length) return [0];
  return curves[0].map((_, at) => curves.reduce((total, curve) => total + (curve[at] || 0), 0));
}

// The place after a slider is moved. A slider that is not combined moves while all others stand at
// the plan.
function movedTo(model, place, at, stop) {
  const lone = !model.data.sliders[at].combined;
  return model.data.sliders.map((slider, other) => {
    if (other === at) return stop;
    return lone || !slider.combined ? slider.plan : place[other];
  });
}

// The difference of one chance between two places, future by future, with its 95% interval
// (Bonett and Price 2012, as in simulator/results/paired.py).
function paired(before, after, happens) {
  let n = 0, was = 0, is = 0, gained = 0, lost = 0;
  for (let at = 0; at < before.length; at++) {
    if (before[at] === "-" || after[at] === "-") continue;
    const old = happens(Number(before[at])), now = happens(Number(after[at]));
    n += 1;
    if (old) was += 1;
    if (now) is += 1;
    if (now && !old) gained += 1;
    if (old && !now) lost += 1;
  }
  const more = (1 + gained) / (n + 2), less = (1 + lost) / (n + 2);
  const half = Z * Math.sqrt((more + less - (more - less) * (more - less)) / (n + 2));
  const low = n ? Math.max(more - less - half, -1) : NaN;
  const high = n ? Math.min(more - less + half, 1) : NaN;
  const difference = (gained - lost) / n;
  const clear = low > 0 || high < 0;
  return {
    n: n, before: was / n, after: is / n, difference: difference, low: low, high: high,
    unchanged: n > 0 && gained + lost === 0, way: clear ? Math.sign(difference) : 0,
  };
}

// How the chances differ between two places, and the sentences that say so.
function differenceOf(model, one, other) {
  const before = model.places.get(keyOf(one)).futures;
  const after = model.places.get(keyOf(other)).futures;
  const found = {};
  for (const name of Object.keys(EVENTS)) found[name] = paired(before, after, EVENTS[name]);
  const goals = found.closed.way ? ["closed", "sustainable", "delivers"] : ["sustainable", "delivers"];
  found.sentences = goals.map((goal) =>
    changeInWords(goal, found[goal], percent(found[goal].before), percent(found[goal].after)));
  return found;
}

function changeInWords(goal, found, before, after) {
  const texts = WORDS.changes[goal];
  const way = found.way > 0 ? "more" : found.way < 0 ? "less" : "unclear";
  const size = Math.abs(found.difference);
  const ends = found.way < 0 ? [-found.high, -found.low] : [found.low, found.high];
  const shown = apart(before, after, found);
  return fill(found.unchanged && texts.same ? texts.same : texts[way], {
    before: underLimit(shown[0], found.before, found.n),
    after: underLimit(shown[1], found.after, found.n),
    points: fill(rounded(100 * size, 1) === 1 ? WORDS.point : WORDS.points, { n: inPoints(size) }),
    low: endInPoints(ends[0]),
    high: endInPoints(ends[1]),
  });
}

// Which way the money and the impact go from a baseline: "less", "unclear", "more" or "same".
const WAY_NAMES = { "-1": "less", 0: "unclear", 1: "more", 2: "same" };
const NEAR = 0.05; // both ends of a change that is "same" are at most so far from 0

function waysOf(model, baseline, place) {
  if (samePlace(baseline, model.plan)) {
    const ways = model.places.get(keyOf(place)).ways;
    return { money: WAY_NAMES[ways[ROWS.sustainable]], impact: WAY_NAMES[ways[ROWS.delivers]] };
  }
  const found = differenceOf(model, baseline, place);
  return { money: wayOf(found.sustainable), impact: wayOf(found.delivers) };
}

function wayOf(found) {
  const near = -NEAR <= found.low && found.high <= NEAR;
  return WAY_NAMES[found.way || (near || found.unchanged ? 2 : 0)];
}

// Where the sliders stand, in words.
function placeInWords(model, place) {
  const moved = model.data.sliders
    .map((slider, at) => (place[at] === slider.plan ? "" : model.names[at] + " " + slider.stops[place[at]]))
    .filter(Boolean);
  return moved.join("; ") || WORDS.plan;
}
