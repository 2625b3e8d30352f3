/*
 * The page of the bench of indicators. rumbo.open() and duckdb.open() have the same rows ready and say what it
 * took; then .ask(cells) answers all questions and gives [{name, ms, cells}].
 */
import * as lib from "@duckdb/duckdb-wasm";

const plan = fetch("plan.json").then((r) => r.json());
const bytes = async (name) => new Uint8Array(await (await fetch(name, { cache: "no-store" })).arrayBuffer());

// ---- ours, in the app's Worker ----

let worker;

// call speaks as package app/worker does: kind, number of the call, name, input.
function call(name, input) {
  const text = new TextEncoder().encode(name);
  const message = new Uint8Array(3 + text.length + input.length);
  message.set(["c".charCodeAt(0), 1, text.length]);
  message.set(text, 3);
  message.set(input, 3 + text.length);
  return new Promise((resolve, reject) => {
    worker.onerror = (e) => reject(new Error(e.message));
    worker.onmessage = ({ data }) => {
      if (!(data instanceof Uint8Array)) return reject(new Error("the program ended"));
      const kind = String.fromCharCode(data[0]);
      if (kind === "p") return; // progress
      const rest = new TextDecoder().decode(data.subarray(2));
      if (kind === "r") resolve(JSON.parse(rest));
      else reject(new Error(kind + " " + rest));
    };
    worker.postMessage(message, [message.buffer]);
  });
}

const rumbo = {
  async open() {
    worker = new Worker("worker.js");
    worker.postMessage({ rumboModule: await WebAssembly.compileStreaming(fetch("numbers.wasm")) });
    const state = await bytes("state.bin");
    const began = performance.now();
    return { ...(await call("bench/open", state)), ms: performance.now() - began };
  },
  ask: (cells) => call("bench/ask", new TextEncoder().encode(cells ? "cells" : "")),
};

// ---- DuckDB, in its own ----

let db, connection;

const duckdb = {
  async open() {
    const { setup, columns } = await plan;
    db = new lib.AsyncDuckDB(new lib.VoidLogger(), new Worker("duckdb/duckdb-browser-eh.worker.js"));
    await db.instantiate(new URL("duckdb/duckdb-eh.wasm", location.href).href);
    connection = await db.connect();
    for (const name of Object.keys(columns)) await db.registerFileBuffer(name + ".csv", await bytes(name + ".csv"));
    const began = performance.now();
    for (const [name, types] of Object.entries(columns)) {
      await connection.query(`create table ${name} as select * from read_csv('${name}.csv', header = false, auto_detect = false, delim = ',', quote = '"', escape = '"', columns = ${types})`);
    }
    const derived = performance.now();
    for (const statement of setup.split(";")) if (statement.trim()) await connection.query(statement);
    return { ms: performance.now() - began, derive: performance.now() - derived };
  },
  async ask(cells) {
    const answers = [];
    for (const { name, sql } of (await plan).questions) {
      const began = performance.now();
      let table;
      try {
        table = await connection.query(sql);
      } catch (err) {
        throw new Error(name + ": " + err.message);
      }
      const answer = { name, ms: performance.now() - began };
      if (cells) answer.cells = cellsOf(table);
      answers.push(answer);
    }
    return answers;
  },
};

function cellsOf(table) {
  const [person, month, value] = [0, 1, 2].map((i) => table.getChildAt(i));
  const out = [];
  for (let i = 0; i < table.numRows; i++) {
    const v = value.get(i);
    if (v !== null) out.push({ p: person.get(i) ?? "", m: new Date(Number(month.get(i))).toISOString().slice(0, 7), v: Number(v) });
  }
  return out;
}

Object.assign(window, { rumbo, duckdb });
