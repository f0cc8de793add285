// ---- The code that is handed in ---------------------------------------------------------------
// simulator/reports/class_page/code.py says what it holds, and reads it.

const CODE_FORMAT = 1;
const BASE32 = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const NOTHING_EXPECTED = 3;

function bitsOf(value, size) {
  return (value >>> 0).toString(2).padStart(size, "0");
}

function crc32(text) {
  let found = -1;
  for (let at = 0; at < text.length; at++) {
    found ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit++) found = (found >>> 1) ^ (found & 1 ? 0xedb88320 : 0);
  }
  return (found ^ -1) >>> 0;
}

function inBase32(bits) {
  return bits.match(/.{5}/g).map((five) => BASE32[parseInt(five, 2)]).join("");
}

// `expected`: {money, impact}, each 0 (less), 1 (same) or 2 (more); null where nothing was expected.
function codeOf(model, place, baseline, expected) {
  const ways = expected ? [expected.money, expected.impact] : [NOTHING_EXPECTED, NOTHING_EXPECTED];
  let bits = bitsOf(CODE_FORMAT, 4);
  bits += bitsOf(parseInt(DATA.digest.slice(0, 8), 16), 32);
  bits += bitsOf(parseInt(model.data.key, 16), 32);
  bits += bitsOf(model.number, 3) + (expected ? "1" : "0");
  bits += place.concat(baseline).map((stop) => bitsOf(stop, 3)).join("");
  bits += ways.map((way) => bitsOf(way, 2)).join("");
  bits += "0".repeat((5 - (bits.length % 5)) % 5);
  const signs = inBase32(bits);
  const check = inBase32(bitsOf(crc32(signs) & 0xfffff, 20));
  return (signs + check).match(/.{1,5}/g).join("-");
}

// The code as one path of black squares, one unit each, with the margin that cameras need.
function qrOf(code) {
  const margin = 4;
  const made = qrcode(0, "M");
  made.addData(code, "Alphanumeric");
  made.make();
  const count = made.getModuleCount();
  let path = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (made.isDark(row, column)) path += "M" + (column + margin) + " " + (row + margin) + "h1v1h-1z";
    }
  }
  return { size: count + 2 * margin, path: path };
}
