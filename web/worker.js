/*
 * Runs the program of the jobs. A message brings the compiled module, or word that it
 * could not be had; others wait until Go has set self.onmessage
 * and called rumboWorkerReady(). When the program ends, which it never should, the
 * page gets { rumboEnded: true }; { rumboMissing: true } if there was none to run.
 */
"use strict";
importScripts("wasm_exec.js" + self.location.search);

const early = [];
self.onmessage = (event) => {
  const { rumboModule: module, rumboFailed: failed } = event.data || {};
  if (module) start(module);
  else if (failed) end({ rumboMissing: true });
  else early.push(event);
};

self.rumboWorkerReady = () => {
  for (const event of early.splice(0)) self.onmessage(event);
};

async function start(module) {
  const go = new Go();
  try {
    await go.run(await WebAssembly.instantiate(module, go.importObject));
  } finally {
    end({ rumboEnded: true });
  }
}

function end(why) {
  self.postMessage(why); // nobody may wait for answers any more
  self.close();
}
