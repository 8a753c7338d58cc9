// Opens the app without a network. The page always comes from the server when it can be had (Telegram's WebViews keep old
// ones anyway, and that is enough trouble); what is kept here is for when it can't. Never asks for the address as it was
// called and never keeps it: it may carry what is nobody's business.
const KEPT = 'kept';
const PAGE = '/';
/** Names that stay the same from release to release. */
const SHELL = [PAGE, '/icon.svg'];
/** The list of this release's files, by the build. */
const RELEASE = '/release.json';
/** On a network that is there and yet isn't, the kept page is better than a white one. */
const PATIENCE_MS = 3_000;

const ask = (path) => fetch(path, { cache: path.startsWith('/assets/') ? 'default' : 'no-store' });

const keep = async (path, response) => {
  if (response.ok) await (await caches.open(KEPT)).put(path, response.clone());
};

/** On a full disk nothing is kept, and what was asked for is there all the same. */
const askAndKeep = async (path) => {
  const response = await ask(path);
  await keep(path, response).catch(() => undefined);
  return response;
};

const fromNetworkFirst = async (path) => {
  const fresh = askAndKeep(path);
  const kept = await caches.match(path);
  if (kept === undefined) return fresh;
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), PATIENCE_MS));
  const answer = await Promise.race([fresh, late]).catch(() => kept);
  return answer.ok ? answer : kept;
};

const fromKeptFirst = async (path) => (await caches.match(path)) ?? askAndKeep(path);

/** Keeps all of this release, also the screens that were not opened yet, and nothing of the ones before. */
const keepRelease = async () => {
  const response = await fetch(RELEASE, { cache: 'no-store' });
  if (!response.ok) return;
  const assets = await response.json();
  const cache = await caches.open(KEPT);
  const kept = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  const wanted = new Set([...SHELL, ...assets]);
  const missing = [...wanted].filter((path) => !kept.has(path));
  await Promise.all(missing.map(async (path) => keep(path, await ask(path))));
  await Promise.all([...kept].filter((path) => !wanted.has(path)).map((path) => cache.delete(path)));
};

addEventListener('install', (event) => {
  skipWaiting();
  event.waitUntil(keepRelease());
});
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', (event) => {
  if (event.data === 'keep-release') event.waitUntil(keepRelease().catch(() => undefined));
});
addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fromNetworkFirst(PAGE));
  else if (SHELL.includes(url.pathname)) event.respondWith(fromNetworkFirst(url.pathname));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(fromKeptFirst(url.pathname));
});
