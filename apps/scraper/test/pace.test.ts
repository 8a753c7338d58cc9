import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPace, parseRetryAfter } from '#src/pace.ts';
import { readRobots } from '#src/robots.ts';
import { RunStopped } from '#src/stop.ts';

const running = new AbortController().signal;

it('P9 keeps the pause between the starts of two requests', async () => {
  const pace = createPace({ delayMs: 40, signal: running });
  const starts: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    await pace.next();
    starts.push(performance.now());
  }
  // Timers fire up to a millisecond early.
  for (const [index, start] of starts.slice(1).entries()) {
    expect(start - (starts[index] ?? 0)).toBeGreaterThanOrEqual(39);
  }
});

it('P10 never gets faster, whatever happens', () => {
  fc.assert(
    fc.property(
      fc.nat(5_000),
      fc.array(fc.oneof(fc.constant(null), fc.nat(100_000))),
      (delayMs, happenings) => {
        const pace = createPace({ delayMs, signal: running });
        for (const happening of happenings) {
          const before = pace.delayMs();
          if (happening === null) pace.slowDown();
          else pace.atLeast(happening);
          expect(pace.delayMs()).toBeGreaterThanOrEqual(before);
        }
      },
    ),
  );
});

it('a stopped run does not wait for its turn', async () => {
  const stop = new AbortController();
  const pace = createPace({ delayMs: 60_000, signal: stop.signal });
  await pace.next();
  const turn = pace.next();
  stop.abort();
  await expect(turn).rejects.toThrow();
});

it.each([
  ['120', 120_000],
  ['0', 0],
  ['Mon, 04 May 2026 10:01:00 GMT', 60_000],
  ['Mon, 04 May 2026 09:00:00 GMT', 0],
  ['soon', null],
  ['-5', null],
  [null, null],
])('P10 Retry-After %j is %j ms', (value, wait) => {
  // "-5" is a year to Date.parse, long gone.
  expect(parseRetryAfter(value, new Date('2026-05-04T10:00:00Z')) || null).toBe(wait || null);
});

const answer = (status: number, body = '') => ({ status, body, url: '', retryAfter: null, validator: null });
const rules = (status: number, body = '') =>
  readRobots(answer(status, body), 'https://site.example', 'HookahWishlistBot');

it('robots.txt: no file allows, our name goes before the star, and its delay counts', () => {
  expect(rules(404).allows('/tobaccos/brands')).toBe(true);
  expect(rules(200, 'User-agent: *\nDisallow: /api/').allows('/getData?action=brands')).toBe(true);
  expect(rules(200, 'User-agent: *\nDisallow: /get').allows('/getData?action=brands')).toBe(false);
  const ours = rules(
    200,
    'User-agent: *\nDisallow: /\n\nUser-agent: HookahWishlistBot\nCrawl-delay: 3\nDisallow: /api/',
  );
  expect(ours.allows('/tobaccos/brands')).toBe(true);
  expect(ours.crawlDelayMs).toBe(3_000);
  expect(() => readRobots(null, 'https://site.example', 'HookahWishlistBot')).toThrow(RunStopped);
});
