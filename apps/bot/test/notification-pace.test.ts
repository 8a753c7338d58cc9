import { expect, test } from 'vitest';
import { createSendingPace } from '#src/notifications/pace.ts';

const running = new AbortController().signal;

test('B10 at most thirty a second to different people, and one a second to the same', async () => {
  const pace = createSendingPace({ perSecond: 100, chatMs: 60 });
  const startedAt = performance.now();
  for (let chatId = 1; chatId <= 11; chatId += 1) await pace.turn(chatId, running);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(98);
  const again = performance.now();
  await pace.turn(12, running);
  await pace.turn(12, running);
  expect(performance.now() - again).toBeGreaterThanOrEqual(59);
});

test('B10 a pause holds for everybody, is never shortened, and ends with the process', async () => {
  const pace = createSendingPace();
  pace.pauseFor(0.2);
  pace.pauseFor(0.01);
  const startedAt = performance.now();
  await pace.open(running);
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(198);
  pace.pauseFor(3_600);
  const stop = new AbortController();
  const turn = pace.turn(1, stop.signal);
  stop.abort();
  await expect(turn).rejects.toThrow();
});
