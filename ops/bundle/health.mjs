// node health.mjs URL: a container's health check, as the images have no curl. 0: it answered with 2xx within two seconds.
const [url] = process.argv.slice(2);
const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);
