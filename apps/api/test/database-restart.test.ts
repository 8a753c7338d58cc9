import { startRestartableDatabase } from '@hookah/db/testing-restarts';
import { createApiClient } from '@hookah/shared/api-client';
import { ApiError } from '@hookah/shared/api-error';
import { expect, test } from 'vitest';
import { startTestApi } from '#src/testing/start-test-api.ts';

test('A9 a database restarted under load: no read fails, a write happens once or is clearly refused', async () => {
  const database = await startRestartableDatabase();
  const api = await startTestApi({ database });
  // More patient than by default: on a busy machine a restart takes its time.
  const client = createApiClient({
    baseUrl: api.baseUrl,
    headers: () => ({ 'x-api-key': api.botKey, 'x-telegram-user-id': '1' }),
    retries: 7,
  });
  const impatient = api.client.bot(1);
  let isOver = false;
  let reads = 0;
  const read = async () => {
    while (!isOver) {
      await client.wishlist.list({ limit: 5 });
      reads += 1;
    }
  };
  const added: string[] = [];
  const refused: string[] = [];
  const write = async (writer: number) => {
    for (let index = 0; !isOver; index += 1) {
      const customName = `${writer}-${index}`;
      try {
        await impatient.wishlist.add({ customName }, { idempotencyKey: customName });
        added.push(customName);
      } catch (error) {
        expect(error).toBeInstanceOf(ApiError);
        expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', status: 503, retryAfter: 1 });
        refused.push(customName);
      }
    }
  };
  const load = Promise.all([read(), read(), read(), read(), write(1), write(2), write(3)]);
  await expect.poll(() => added.length, { interval: 20, timeout: 10_000 }).toBeGreaterThan(5);
  await database.restart();
  const [readsBefore, addedBefore] = [reads, added.length];
  await expect
    .poll(() => Math.min(reads - readsBefore, added.length - addedBefore), { interval: 50, timeout: 20_000 })
    .toBeGreaterThan(5);
  isOver = true;
  await load;

  // What was refused is done when it is sent again; nothing is there twice.
  for (const customName of refused) await client.wishlist.add({ customName }, { idempotencyKey: customName });
  const kept = await api.prisma.wishlistItem.findMany({ select: { customName: true } });
  expect(kept.map(({ customName }) => customName).sort()).toEqual([...added, ...refused].sort());
  await api.close();
}, 60_000);
