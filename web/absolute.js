/*
 * Programs are sent with steps in place of numbers that grow, since steps compress better
 * (app/site/relative.go says which). This is the way back, while the program comes in.
 */

const HEAD = 24; // "Rel1", then five numbers: where the functions are and how many, where the code ends, where the records are and how many
const RETURN = 9; // i64.const in five bytes, i64.store 3 0

// absolute is a stream that takes what was sent and gives the program. What begins otherwise passes as it is.
export function absolute() {
  let restore;
  return new TransformStream({
    start() {
      restore = restoring();
    },
    transform(chunk, controller) {
      const plain = restore(chunk, false);
      if (plain.length) controller.enqueue(plain);
    },
    flush(controller) {
      const plain = restore(new Uint8Array(), true);
      if (plain.length) controller.enqueue(plain);
    },
  });
}

// restoring gives a function that takes the next bytes, and whether they are the last, and gives back
// those that are restored: some wait until it is clear what they belong to.
export function restoring() {
  let rest = new Uint8Array();
  let head = null;
  let at = -HEAD; // where rest begins in the program
  let plain = false;
  let [fn, step] = [0, 0]; // of the last constant
  let [entry, record] = [0, 0];
  let before = 0;

  // Each restores what begins at i in b and returns its size.
  function restorePair(b, i) {
    const view = new DataView(b.buffer, b.byteOffset + i, 8);
    view.setUint32(0, (entry = (entry + view.getUint32(0, true)) >>> 0), true);
    view.setUint32(4, (record = (record + view.getUint32(4, true)) >>> 0), true);
    return 8;
  }

  function restoreFunction(b, i) {
    let size = 1;
    while (b[i + size - 1] >= 0x80) size++;
    let v = 0;
    for (let k = size; k--; ) v = v * 128 + (b[i + k] & 0x7f);
    before = (v + before + 1) % 128 ** size;
    v = before;
    for (let k = 0; k < size; k++) {
      b[i + k] = (v & 0x7f) | (k < size - 1 ? 0x80 : 0);
      v = Math.floor(v / 128);
    }
    return size;
  }

  function restoreReturn(b, i) {
    const steps = (b[i + 1] & 0x7f) | ((b[i + 2] & 0x7f) << 7) | ((b[i + 3] & 3) << 14);
    const functions = ((b[i + 3] & 0x7f) >> 2) | ((b[i + 4] & 0x7f) << 5) | (b[i + 5] << 12);
    step = (steps + (functions ? 0 : step)) & 0xffff;
    fn = (fn + functions) & 0x7ffff;
    b[i + 1] = step | 0x80;
    b[i + 2] = (step >> 7) | 0x80;
    b[i + 3] = (step >> 14) | (fn << 2) | 0x80;
    b[i + 4] = (fn >> 5) | 0x80;
    b[i + 5] = fn >> 12;
    return RETURN;
  }

  // restoreCode restores the constants from i on, as far as they can be told, and returns how far.
  function restoreCode(b, i, end) {
    const last = end - RETURN;
    while (i <= last) {
      if (b[i] !== 0x42) i++;
      else if (b[i + 6] === 0x37 && b[i + 7] === 3 && b[i + 8] === 0 && b[i + 1] & b[i + 2] & b[i + 3] & b[i + 4] & 0x80 && b[i + 5] < 0x80) i += restoreReturn(b, i);
      else i++;
    }
    return i;
  }

  function readHead() {
    if (rest[0] !== 0x52) { // "R"; WebAssembly begins with 0
      plain = true;
      return;
    }
    const view = new DataView(rest.buffer, rest.byteOffset);
    const [functions, count, code, records, pairs] = [4, 8, 12, 16, 20].map((i) => view.getUint32(i, true));
    head = { functions, count, code, records, pairs };
    rest = rest.subarray(HEAD);
    at = 0;
  }

  return (chunk, last) => {
    const all = new Uint8Array(rest.length + chunk.length);
    all.set(rest);
    all.set(chunk, rest.length);
    rest = all;
    if (!head && !plain && (rest.length >= HEAD || last)) readHead();
    if (!head && !plain) return new Uint8Array();
    let done = plain ? rest.length : advance();
    if (last) done = rest.length;
    const out = rest.subarray(0, done);
    rest = rest.subarray(done);
    at += done;
    return out;
  };

  // advance restores as much of rest as can be told and returns how much.
  function advance() {
    let i = 0;
    const upTo = (position) => (i = Math.max(i, Math.min(position - at, rest.length)));
    upTo(head.functions);
    while (head.count && i + 5 <= rest.length) {
      i += restoreFunction(rest, i);
      head.count--;
      head.functions = at + i;
    }
    if (head.count) return i;
    if (at + i < head.code) {
      const end = Math.min(rest.length, head.code - at);
      i = restoreCode(rest, i, end);
      if (at + end < head.code) return i;
      i = end;
    }
    upTo(head.records);
    while (head.pairs && i + 8 <= rest.length) {
      i += restorePair(rest, i);
      head.pairs--;
      head.records = at + i;
    }
    return head.pairs ? i : rest.length;
  }
}
