/*
 * Service worker. BUILD is put in front of this file when the site is built:
 *   { version, files: [[address, integrity], ...] }   the first address is the page
 *
 * Each version fills its own cache, checked by hash, before it is allowed to
 * take over; it takes over when the user asks, or when no page of the old one
 * is open. Only caches of this app at this address are ever deleted.
 */
/* global BUILD */
import { decompress } from "fzstd";
import { restoring } from "./absolute.js";

const scope = new URL("./", self.location.href);
const prefix = "rumbo:" + scope.pathname + ":";
const cacheName = prefix + BUILD.version;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  if (event.data === "skipWaiting") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  event.respondWith(answer(request));
});

async function fill() {
  const cache = await caches.open(cacheName);
  await Promise.all(
    BUILD.files.map(async ([address, integrity]) => {
      await cache.put(new URL(address, scope), await fetchVerified(new URL(address, scope), integrity));
    }),
  );
}

// Addresses with a hash may come from the HTTP cache (the page has just fetched
// them), the others always from the host. Content that is not of this version
// is asked for once more past every cache, then refused.
async function fetchVerified(url, integrity) {
  const options = { integrity, credentials: "same-origin" };
  let response;
  try {
    response = await fetch(url, { ...options, cache: url.search ? "default" : "reload" });
  } catch {
    response = await fetch(url, { ...options, cache: "reload" });
  }
  if (!response.ok) throw new Error(url.pathname + ": HTTP " + response.status);
  if (url.pathname.endsWith(".zst")) return program(response);
  return url.href === scope.href ? page(response) : response;
}

// The page is kept without its being redirected, which may not serve a page, and in a group of its own: only
// for such a page does the browser keep what it compiled.
function page(response) {
  return new Response(response.body, { headers: { "Content-Type": "text/html; charset=utf-8", "Cross-Origin-Opener-Policy": "same-origin" } });
}

// A program is kept as the compiler wants it, under its own type, and as bytes, not as a stream: so it starts sooner,
// and the browser keeps beside it what it compiled.
async function program(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const packed = bytes[0] === 0x28; // what Zstandard begins with; WebAssembly begins with 0
  return new Response(restoring()(packed ? decompress(bytes) : bytes, true), { headers: { "Content-Type": "application/wasm" } });
}

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  const cache = await caches.open(cacheName);
  const wanted = request.mode === "navigate" ? scope.href : request;
  return (await cache.match(wanted, { ignoreSearch: true, ignoreVary: true })) || fetch(request);
}
