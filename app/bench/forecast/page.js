/*
 * The page of the forecast bench. run("rumbo") and run("augurs") forecast all series
 * of series.json in a Worker each and give { ms, answers }: the time from asking to
 * having the answers. The first run of a new page is the first of its Worker, which
 * is started, but has computed nothing.
 */
"use strict";

const questions = fetch("series.json").then((r) => r.json());

// ask posts a message and waits for what take makes of an answer; undefined waits on.
function ask(worker, message, take) {
  return new Promise((resolve, reject) => {
    worker.onerror = (e) => reject(new Error(e.message));
    worker.onmessage = (e) => {
      try {
        const answer = take(e.data);
        if (answer !== undefined) resolve(answer);
      } catch (err) {
        reject(err);
      }
    };
    worker.postMessage(message);
  });
}

// call speaks as package app/worker does: kind, number of the call, name, input.
async function call(worker, list) {
  const text = new TextEncoder();
  const name = text.encode("bench/forecast");
  const message = new Uint8Array(["c".charCodeAt(0), 1, name.length, ...name, ...text.encode(JSON.stringify(list))]);
  return ask(worker, message, (data) => {
    if (!(data instanceof Uint8Array)) throw new Error("the program ended");
    const kind = String.fromCharCode(data[0]);
    if (kind === "p") return undefined; // progress
    const rest = new TextDecoder().decode(data.subarray(2));
    if (kind !== "r") throw new Error(kind + " " + rest);
    return JSON.parse(rest);
  });
}

const contestants = {
  async rumbo() {
    const worker = new Worker("worker.js");
    worker.postMessage({ rumboModule: await WebAssembly.compileStreaming(fetch("forecast.wasm", { cache: "no-store" })) });
    return (list) => call(worker, list);
  },
  async augurs() {
    const worker = new Worker("augurs.js", { type: "module" });
    return (list) => ask(worker, list, (data) => {
      if (data.error) throw new Error(data.error);
      return data;
    });
  },
};

const started = {};

async function run(name) {
  const list = await questions;
  started[name] ||= contestants[name]();
  const forecast = await started[name];
  await forecast([]); // it is there and answers
  const began = performance.now();
  const answers = await forecast(list);
  return { ms: performance.now() - began, answers };
}
