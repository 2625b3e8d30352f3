// Writes intl.json, the reference values of the tests, from the Intl API of the
// JavaScript engine that runs it: node intl.mjs > intl.json
const tags = ['es-ES', 'es-CL', 'es-MX', 'es-AR', 'es-CO', 'es-PE', 'en-US', 'en-GB'];
const currencies = ['EUR', 'USD', 'CLP', 'MXN', 'ARS', 'COP', 'PEN', 'GBP', 'JPY', 'BRL', 'UYU', 'BOB', 'CHF', 'CNY'];
const numbers = [0, 7, -3, 999, 1000, 1234, 9999, 10000, 12345.678, -1234567.5, 0.005, 1.005, 2.5, 1e15];
const dates = [[2026, 1, 1], [2026, 3, 5], [2024, 2, 29], [2026, 9, 30], [1999, 12, 31], [2027, 8, 14]];
const out = { icu: process.versions.icu, cldr: process.versions.cldr, locales: {} };
for (const tag of tags) {
  const o = { number: [], percent: [], money: [], date: [], near: {}, compact: [] };
  for (const v of numbers) for (const d of [0, 2]) {
    o.number.push([v, d, new Intl.NumberFormat(tag, { minimumFractionDigits: d, maximumFractionDigits: d }).format(v)]);
  }
  for (const v of [0, 0.1234, -0.285, 1, 12.5, 0.0005]) {
    o.percent.push([v, 1, new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(v)]);
  }
  for (const c of currencies) {
    const f = new Intl.NumberFormat(tag, { style: 'currency', currency: c });
    const digits = f.resolvedOptions().maximumFractionDigits;
    for (const v of [0, 1, -1234, 1234567, 98765432]) o.money.push([c, v, digits, f.format(v)]);
  }
  for (const v of [1, 999, 1234567, 12345678, -2500000, 123456789]) {
    const s = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: Math.abs(v) >= 1e8 ? 0 : 1 }).format(v);
    o.compact.push([v, s]);
  }
  for (const [y, m, d] of dates) {
    const at = new Date(Date.UTC(y, m - 1, d));
    const f = (opts) => new Intl.DateTimeFormat(tag, { timeZone: 'UTC', ...opts }).format(at);
    o.date.push([[y, m, d], {
      numeric: f({ day: '2-digit', month: '2-digit', year: 'numeric' }),
      medium: f({ day: 'numeric', month: 'short', year: 'numeric' }),
      long: f({ day: 'numeric', month: 'long', year: 'numeric' }),
      full: f({ dateStyle: 'full' }),
      dayMonth: f({ day: 'numeric', month: 'short' }),
      monthYear: f({ month: 'short', year: 'numeric' }),
      monthYearLong: f({ month: 'long', year: 'numeric' }),
      weekday: f({ weekday: 'short', day: 'numeric', month: 'short' }),
    }]);
  }
  const r = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  for (const n of [-13, -3, -2, -1, 0, 1, 2, 3, 13]) o.near[n] = r.format(n, 'day');
  out.locales[tag] = o;
}
console.log(JSON.stringify(out, null, 1));
