/*
 * Starts the app: fetches and runs the WebAssembly program, shows progress,
 * registers the service worker. It is the only script that runs before Go.
 *
 * What Go (package app/browser) may use, all under window.rumbo:
 *
 *   rumbo.version             string: hash of everything in this build
 *   rumbo.ready()             the first page can be used: sets <html data-ready="1">
 *   rumbo.taste(name, value)  keeps "lang" ("es", "es-CL", "en" ...) or "theme" ("light" | "dark" |
 *                             "auto") for the next start and applies it to <html lang>
 *                             and <html data-theme> now; without value: the one in use
 *   rumbo.newWorker()         a Worker running the jobs' own program, which is fetched and
 *                             compiled once; the next Worker starts in ~40 ms.
 *                             Messages may be posted at once: they wait until
 *                             Go in the worker has called rumboWorkerReady()
 *   rumbo.updateWaiting       boolean: a newer version is installed and waits
 *   rumbo.applyUpdate()       switch to it; this page reloads when it has taken over
 *   rumbo.checkUpdate()       ask the host for a newer version now
 *   rumbo.offlineReady        boolean: everything needed offline is stored
 *   rumbo.canInstall          boolean: the browser would install the app now
 *   rumbo.install()           Promise<boolean>: ask the user to install it
 *   rumbo.takeFiles()         File[]: files that the system opened with Rumbo, once
 *
 * Events on window (no detail, read the fields above):
 *   rumbo:update     a newer version waits
 *   rumbo:updated    another tab switched to a newer version; a reload is advised
 *   rumbo:offline    offlineReady became true
 *   rumbo:install    canInstall changed
 *   rumbo:files      takeFiles() has something
 */
import { absolute } from "./absolute.js";

(() => {
  "use strict";

  const script = document.currentScript;
  const root = document.documentElement;
  const base = new URL("./", script.src);
  const texts = {
    es: {
      loading: "Preparando Rumbo…",
      starting: "Abriendo…",
      megabytes: (done, all) => `Descargando: ${done} de ${all} MB`,
      unsupported: "Este navegador no puede ejecutar Rumbo (falta WebAssembly). Actualícelo, o use una versión reciente de Chrome, Edge, Firefox o Safari.",
      failed: "No se pudo descargar Rumbo. Revise la conexión e inténtelo de nuevo.",
      stopped: "Rumbo se detuvo por un error",
      safe: "Lo que aparecía como guardado está a salvo en este dispositivo. Recargue para continuar.",
      retry: "Reintentar",
      reload: "Recargar",
    },
    en: {
      loading: "Getting Rumbo ready…",
      starting: "Opening…",
      megabytes: (done, all) => `Downloading: ${done} of ${all} MB`,
      unsupported: "This browser cannot run Rumbo (WebAssembly is missing). Please update it, or use a recent Chrome, Edge, Firefox or Safari.",
      failed: "Rumbo could not be downloaded. Check the connection and try again.",
      stopped: "Rumbo stopped because of an error",
      safe: "Everything shown as saved is safe on this device. Reload to go on.",
      retry: "Try again",
      reload: "Reload",
    },
  };

  // ---- taste: language and theme, before the first paint ----

  function stored(name) {
    try {
      return localStorage.getItem("rumbo." + name);
    } catch {
      return null; // storage refused: the defaults serve
    }
  }

  const preferred = (navigator.languages || [navigator.language])
    .map((l) => String(l).slice(0, 2).toLowerCase())
    .find((l) => l in texts);
  const taste = { lang: stored("lang") || preferred || "es", theme: stored("theme") || "auto" };
  const words = () => texts[taste.lang.slice(0, 2).toLowerCase()] || texts.en;

  function applyTaste() {
    root.lang = taste.lang;
    if (taste.theme === "light" || taste.theme === "dark") root.dataset.theme = taste.theme;
    else delete root.dataset.theme;
  }

  function setTaste(name, value) {
    if (value === undefined) return taste[name];
    taste[name] = value;
    try {
      localStorage.setItem("rumbo." + name, value);
    } catch {
      // not kept for the next start, applied all the same
    }
    applyTaste();
    return value;
  }

  applyTaste();
  const say = words();

  // ---- the API ----

  const rumbo = {
    version: script.dataset.version,
    updateWaiting: false,
    offlineReady: false,
    canInstall: false,
    taste: setTaste,
    ready,
    newWorker,
    applyUpdate,
    checkUpdate,
    install,
    takeFiles,
  };
  window.rumbo = rumbo;

  function tell(name) {
    window.dispatchEvent(new Event("rumbo:" + name));
  }

  function ready() {
    if (root.dataset.ready) return;
    root.dataset.ready = "1";
    performance.mark("rumbo-ready");
    setTimeout(keepOffline, 500); // storing everything is work: not while the first page is drawn
  }

  // ---- messages of the skeleton ----

  const domReady = new Promise((resolve) => {
    if (document.readyState !== "loading") resolve();
    else document.addEventListener("DOMContentLoaded", resolve, { once: true });
  });

  async function show(text, percent, retry) {
    await domReady;
    const line = document.getElementById("boot-text");
    if (!line) return;
    line.textContent = text;
    const bar = document.getElementById("boot-progress");
    bar.hidden = percent === null;
    document.getElementById("boot").classList.toggle("boot-failed", percent === null);
    if (percent >= 0) bar.value = percent;
    const button = document.getElementById("boot-retry");
    button.textContent = say.retry;
    button.hidden = !retry;
    button.onclick = () => location.reload();
  }

  async function showStopped() {
    await domReady;
    const box = document.createElement("div");
    box.className = "boot-stop";
    box.setAttribute("role", "alert");
    const { stopped, safe, reload } = words();
    for (const [tag, text] of [["h1", stopped], ["p", safe], ["button", reload]]) {
      const el = document.createElement(tag);
      el.textContent = text;
      if (tag === "button") el.onclick = () => location.reload();
      box.append(el);
    }
    document.body.append(box);
    root.dataset.stopped = "1";
  }

  // ---- WebAssembly ----

  // A program is shipped packed, so that a host without compression sends it small as well. It is
  // ready for the compiler when it comes from the service worker, and the browser may keep what was compiled. A host that
  // says how it is packed leaves the unpacking to the browser; otherwise it is unpacked here.
  async function fetchProgram(url, onProgress) {
    const response = await fetch(url);
    if (!response.ok) throw new Error("HTTP " + response.status);
    if (response.headers.get("Content-Type") === "application/wasm") return response;
    const reader = response.body.getReader();
    let packed = false;
    let received = 0;
    let said = 0;
    const read = async () => {
      const { done, value } = await reader.read();
      if (done) return null;
      if (!received) packed = value[0] === 0x28; // what Zstandard begins with; WebAssembly begins with 0
      received += value.byteLength;
      const now = performance.now();
      if (onProgress && now - said > 100) {
        said = now;
        onProgress(received, packed);
      }
      return value;
    };
    let rest = (await read()) || new Uint8Array();
    const stream = new ReadableStream({
      async pull(controller) {
        const chunk = rest || (await read());
        rest = null;
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    });
    const unzstd = packed && (await import(new URL("unzstd.js?v=" + rumbo.version, base)));
    const steps = packed ? stream.pipeThrough(unzstd.unpacking()) : stream;
    return new Response(steps.pipeThrough(absolute()), { headers: { "Content-Type": "application/wasm" } });
  }

  // progress says how much has come, in megabytes of what is sent.
  function progress(received, packed) {
    const sent = Number(script.dataset.packed);
    const done = packed ? received : (received * sent) / Number(script.dataset.plain);
    if (done >= sent) {
      show(say.starting, 100);
      return;
    }
    const mb = (n) => new Intl.NumberFormat(taste.lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(n / 1e6);
    show(say.megabytes(mb(done), mb(sent)), (100 * done) / sent);
  }

  async function startProgram() {
    if (typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) {
      show(say.unsupported, null);
      return;
    }
    show(say.loading);
    let module;
    try {
      module = await WebAssembly.compileStreaming(fetchProgram(new URL(script.dataset.wasm, base), progress));
      performance.mark("rumbo-compiled");
    } catch (err) {
      console.warn("rumbo:", err);
      show(say.failed, null, true);
      return;
    }
    await domReady; // wasm_exec.js is deferred, so it has run by now
    const go = new Go();
    const instance = await WebAssembly.instantiate(module, go.importObject);
    performance.mark("rumbo-running");
    setTimeout(keepOffline, 15000); // also when the app never gets ready: the update may be the remedy
    try {
      await go.run(instance); // ends only when the program does, which it should not
    } catch (err) {
      console.error("rumbo:", err);
    }
    showStopped();
  }

  let jobs = null; // promise of the jobs' compiled program

  function newWorker() {
    const worker = new Worker(new URL("worker.js?v=" + rumbo.version, base), { name: "rumbo" });
    jobs ??= fetchProgram(new URL(script.dataset.jobs, base)).then((program) => WebAssembly.compileStreaming(program));
    jobs.then(
      (module) => worker.postMessage({ rumboModule: module }),
      (err) => {
        console.warn("rumbo:", err);
        jobs = null; // the next call tries again
        worker.postMessage({ rumboFailed: true });
      },
    );
    return worker;
  }

  // ---- service worker: offline and updates ----

  let registration;
  let reloading = false;

  // From the first moment: another tab may switch to a newer version any time.
  let controlled = !!navigator.serviceWorker?.controller;
  navigator.serviceWorker?.addEventListener("controllerchange", () => {
    if (reloading) location.reload();
    else if (controlled) tell("updated");
    controlled = true;
  });

  let keeping = false;

  async function keepOffline() {
    if (keeping || !("serviceWorker" in navigator)) return;
    keeping = true;
    try {
      registration = await navigator.serviceWorker.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });
    } catch (err) {
      console.warn("rumbo: works only online:", err);
      return;
    }
    noticeWaiting();
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", noticeWaiting);
    });
    navigator.serviceWorker.ready.then(() => {
      rumbo.offlineReady = true;
      root.dataset.offline = "1";
      tell("offline");
    });
    let checked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - checked < 3600e3) return;
      checked = Date.now();
      checkUpdate();
    });
  }

  function noticeWaiting() {
    if (!registration?.waiting || !registration.active || rumbo.updateWaiting) return;
    rumbo.updateWaiting = true;
    root.dataset.update = "waiting";
    tell("update");
  }

  function applyUpdate() {
    if (!registration?.waiting) return false;
    reloading = true;
    registration.waiting.postMessage("skipWaiting");
    return true;
  }

  async function checkUpdate() {
    try {
      await registration?.update();
      noticeWaiting();
    } catch {
      // offline: nothing to learn
    }
  }

  // ---- installing and opening files ----

  let installPrompt = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installPrompt = event;
    rumbo.canInstall = true;
    tell("install");
  });
  window.addEventListener("appinstalled", () => {
    installPrompt = null;
    rumbo.canInstall = false;
    tell("install");
  });

  async function install() {
    if (!installPrompt) return false;
    const prompt = installPrompt;
    installPrompt = null;
    rumbo.canInstall = false;
    prompt.prompt();
    const choice = await prompt.userChoice;
    tell("install");
    return choice.outcome === "accepted";
  }

  let files = [];
  function takeFiles() {
    const taken = files;
    files = [];
    return taken;
  }
  window.launchQueue?.setConsumer(async (params) => {
    if (!params.files?.length) return;
    files.push(...(await Promise.all(params.files.map((handle) => handle.getFile()))));
    tell("files");
  });

  startProgram();
})();
