/*
 * augurs in a Worker, by its method for series with a season: MSTL with the trend by
 * an automatic choice of exponential smoothing, and intervals.
 */
import init, { MSTL } from "./augurs/mstl.js";

const ready = init();

function forecast({ values, period, horizon }) {
  const model = MSTL.ets([period]);
  try {
    model.fit(Float64Array.from(values));
    return { point: Array.from(model.predict(horizon, 0.95).point) };
  } finally {
    model.free();
  }
}

self.onmessage = async (event) => {
  try {
    await ready;
    self.postMessage(event.data.map(forecast));
  } catch (err) {
    self.postMessage({ error: String(err) });
  }
};
