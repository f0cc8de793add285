// ---- The page's data, and how it writes numbers ----------------------------------------------
// Numbers and sentences look as the program writes them (simulator/words/numbers.py, and wording.py
// and chances.py of simulator/reports/comparison).

const DATA = JSON.parse(document.getElementById("data").textContent);
const WORDS = DATA.words;

// A text with its values in the places of their names.
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

// So many decimals. A number just between two is rounded to the even one, as Python does.
function fixed(value, digits) {
  const size = Math.abs(value);
  const ten = Math.pow(10, digits);
  let text = size.toFixed(digits);
  if ((size * Math.pow(2, digits + 1)) % 2 === 1) {
    const low = Math.floor(size * ten);
    text = ((low + (low % 2)) / ten).toFixed(digits);
  }
  return (value < 0 ? "-" : "") + text;
}

function rounded(value, digits) {
  return Number(fixed(value, digits));
}

// The marks of the language in a number such as 12400.5.
function marked(text) {
  const parts = text.split(".");
  const whole = parts[0].replace(/\B(?=(\d{3})+$)/g, WORDS.thousands);
  return parts.length > 1 ? whole + WORDS.decimal + parts[1] : whole;
}

function exact(value, digits) {
  return marked(fixed(value, digits));
}

// Three figures below ten, whole numbers above.
function number(value) {
  if (value === null || !isFinite(value)) return WORDS.unknown;
  const size = Math.abs(value);
  if (size < 5e-3) return "0";
  let text = fixed(size, 0);
  if (size < 0.95) text = fixed(size, 2).replace(/0+$/, "").replace(/\.$/, "");
  else if (size < 9.95) text = fixed(size, 1).replace(/\.0$/, "");
  return (value < 0 ? "-" : "") + marked(text);
}

function percent(share) {
  if (!isFinite(share)) return WORDS.unknown;
  if (share > 0 && share < 0.005) return "<1%";
  if (share >= 0.995 && share < 1) return ">99%";
  return Math.floor(100 * share + (0.5 + 1e-9)) + "%";
}

// A difference of two shares, and an end of its range, in percentage points.
const ONE_POINT = 0.0095;

function endInPoints(share) {
  if (!isFinite(share)) return WORDS.unknown;
  return Math.abs(share) < ONE_POINT ? number(100 * share) : exact(100 * share, 0);
}

function inPoints(share) {
  if (!isFinite(share) || Math.abs(share) < ONE_POINT) return endInPoints(share);
  const points = rounded(100 * share, 1);
  return exact(points, points === Math.trunc(points) ? 0 : 1);
}

// A chance; where it is 0, the most that it may be (3 in n: the rule of three).
function underLimit(text, share, n) {
  if (share !== 0 || n <= 3) return text;
  const figures = n <= 30 ? 1 : n <= 1500 ? 10 : 100;
  const limit = Math.ceil(rounded((300 * figures) / n, 6)) / figures;
  return fill(WORDS.under, { seen: text, share: number(limit) + "%" });
}

// Two shares that are the same are written in the same way, and two that are not differ.
function apart(before, after, found) {
  if (found.before === found.after) return [before, before];
  const between = [found.before, found.after].every((share) => share > 0 && share < 1);
  if (before !== after || !between) return [before, after];
  return [found.before, found.after].map((share) => exact(100 * share, 1) + "%");
}

function countOf(one, many, n) {
  return fill(n === 1 ? one : many, { n: marked(String(n)) });
}
