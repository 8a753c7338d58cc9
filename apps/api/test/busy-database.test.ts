import { setTimeout as wait } from 'node:timers/promises';
import { createPrisma } from '@hookah/db/client';
import { expect, test } from 'vitest';
import { createPatience } from '#src/database-patience.ts';
import { startTestApi } from '#src/testing/start-test-api.ts';

/** Longer than a silent database is waited for, and than the pool lets anybody wait for a connection. */
const BUSY_MS = 3_000;

test('A8 20 adds that wait long for one list are all done, and nobody else waits with them', async () => {
  const api = await startTestApi();
  const other = createPrisma({ connectionString: api.connectionString, poolSize: 1 });
  const { wishlist } = api.client.bot(1);
  await wishlist.add({ customName: 'first' });
  await api.client.bot(2).users.me();
  let isOver = false;
  const busy = other.$transaction(async (client) => {
    await client.$queryRaw`SELECT 1 FROM wishlists FOR UPDATE`;
    await wait(BUSY_MS);
    isOver = true;
  });
  await wait(200);
  const adding = Promise.all(
    Array.from({ length: 20 }, () => wishlist.add({ tobaccoId: api.seed.tobaccos[0]?.id ?? 0 })),
  );
  await wait(200);
  expect(await api.client.bot(2).wishlist.list()).toMatchObject({ items: [] });
  expect((await api.client.bot(2).tobaccos.list({ search: 'кола' })).items).not.toEqual([]);
  expect(await api.client.with().health.ready()).toMatchObject({ database: 'up' });
  expect(isOver).toBe(false);
  // Six of the twenty have a connection.
  expect(await api.metrics.text()).toMatch(/^api_transactions_waiting 14$/m);
  const answers = await adding;
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
  await busy;
  await other.$disconnect();
  await api.close();
});

test('a database that answers others is there, though the question whether it is got no answer in time', async () => {
  const patience = createPatience(async () => {
    await wait(400);
    return false;
  });
  const others = setInterval(() => patience.heard(), 50);
  await expect(
    patience.wait(
      () => wait(2_500, 'late'),
      () => false,
    ),
  ).resolves.toBe('late');
  clearInterval(others);
  await expect(
    patience.wait(
      () => wait(2_500),
      () => false,
    ),
  ).rejects.toThrow('gone silent');
});
