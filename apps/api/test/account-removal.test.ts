import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Every place where this text or number stands, whatever the table: a table that is added is looked into as well. */
const tracesOf = async (needle: string): Promise<string[]> => {
  const tables = await api.prisma.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`;
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await api.prisma.$queryRawUnsafe<object[]>(
      `SELECT 1 FROM "${name}" AS r WHERE strpos(row_to_json(r)::text, $1) > 0 LIMIT 1`,
      needle,
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
};

/** Those with a person's id: by a reference, or as the scope of what is remembered of their writes. */
const tablesOfPeople = async (): Promise<string[]> => {
  const tables = await api.prisma.$queryRaw<{ name: string }[]>`
    SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'users'::regclass
    UNION VALUES ('users'), ('idempotency_keys') ORDER BY 1`;
  return tables.map(({ name }) => name);
};

test('deleting an account leaves no trace of the person in any table, and others keep what is theirs', async () => {
  const telegramId = 777_000_123;
  const person = await api.client.person({ id: telegramId, first_name: 'Исчезающая', username: 'vanishing' });
  const bot = api.client.bot(telegramId);
  const friend = await api.client.person({ id: 777_000_999, first_name: 'Друг' });
  const { id } = await person.users.me();

  const { item } = await person.wishlist.add(
    { customName: 'Исчезающая: самосад' },
    { idempotencyKey: 'add' },
  );
  await person.wishlist.remove((await person.wishlist.add({ customName: 'Исчезающая: 2' })).item.id);
  const { token } = await person.wishlist.share({ title: 'Исчезающая' });
  await friend.shared.claim(token, item.id);
  const { item: theirs } = await friend.wishlist.add({ customName: 'Дружеское' });
  const friendly = await friend.wishlist.share();
  await person.shared.claim(friendly.token, theirs.id);
  await person.follows.followBrand(api.seed.brands[0]?.id ?? 0);
  await person.follows.followLine(api.seed.lines[0]?.id ?? 0);
  await person.users.patchAlerts({ muted: true });
  await person.users.patchMe({ language: 'en' });
  const inbox = api.client.bot().bot;
  await inbox.putUser(telegramId, { firstName: 'Исчезающая' }, { idempotencyKey: 'put' });
  await inbox.putDialog(telegramId, { state: { words: 'Исчезающая' }, ttlSeconds: 60 });
  const from = { id: telegramId, first_name: 'Исчезающая' };
  await inbox.storeUpdates({
    updates: [
      { updateId: 1, chatId: telegramId, update: { message: { from, text: 'Исчезающая' } } },
      { updateId: 2, chatId: -100, update: { message: { from, text: 'Исчезающая в группе' } } },
      { updateId: 3, chatId: null, update: { inline_query: { from, query: 'Исчезающая ищет' } } },
      { updateId: 4, chatId: telegramId, update: { callback_query: { from, data: 'forget' } } },
    ],
  });
  // As the bot claims: under a key, so that a lost answer is given again.
  const claim = (idempotencyKey: string) =>
    inbox.claimUpdates({ limit: 3, leaseSeconds: 60 }, { idempotencyKey });
  const { items } = await claim('claim:1');
  expect(items.map(({ updateId }) => updateId)).toEqual([1, 2, 3]);
  for (const { updateId, leaseToken } of items)
    await inbox.settleUpdate(updateId, { leaseToken, outcome: 'done' });
  await api.prisma.botUpdate.create({
    data: { updateId: 5, chatId: -100, payload: { message: { from } }, state: 'parked' },
  });
  const [asksToBeForgotten] = (await claim('claim:2')).items;
  await api.prisma.$executeRaw`
    INSERT INTO outbox (chat_id, user_id, kind, payload)
    VALUES (${telegramId}::bigint, ${id}::uuid, 'digest', '{}'), (${telegramId}::bigint, NULL, 'digest', '{}')`;

  expect(await tracesOf(id)).toEqual(await tablesOfPeople());
  expect(await tracesOf(String(telegramId))).toEqual(
    expect.arrayContaining(['bot_dialogs', 'bot_updates', 'idempotency_keys', 'outbox', 'users']),
  );

  await person.users.deleteMe();
  // The bot was at work on the very tap that asked for it.
  const leaseToken = asksToBeForgotten?.leaseToken ?? '';
  expect(await inbox.settleUpdate(4, { leaseToken, outcome: 'done' })).toEqual({ state: 'done' });

  for (const needle of [id, String(telegramId), 'Исчезающая', 'vanishing', token, item.id]) {
    expect({ needle, tables: await tracesOf(needle) }).toEqual({ needle, tables: [] });
  }
  await expect(person.users.me()).rejects.toMatchObject({ code: 'SESSION_REVOKED' });
  await expect(friend.shared.get(token)).rejects.toMatchObject({ code: 'SHARE_NOT_FOUND' });
  expect((await friend.shared.get(friendly.token)).items).toMatchObject([{ id: theirs.id, claim: null }]);
  expect((await bot.wishlist.list()).items).toEqual([]);
});

test('what is written while the account goes is refused or goes with it, and nothing fails', async () => {
  const telegramId = 777_000_124;
  const person = await api.client.person({ id: telegramId });
  const friend = await api.client.person({ id: 777_000_998 });
  const { item } = await person.wishlist.add({ customName: 'x' });
  const { token } = await person.wishlist.share();
  const { id } = await person.users.me();
  const [gone, ...others] = await Promise.allSettled([
    person.users.deleteMe(),
    ...Array.from({ length: 5 }, (_, index) => [
      person.wishlist.add({ customName: `y${index}` }, { idempotencyKey: `add-${index}` }),
      person.wishlist.share(),
      person.follows.followBrand(api.seed.brands[0]?.id ?? 0),
      person.follows.unfollowLine(api.seed.lines[0]?.id ?? 0, { idempotencyKey: `unfollow-${index}` }),
      person.users.patchAlerts({ muted: true }),
      person.users.patchMe({ language: 'en' }),
      friend.shared.claim(token, item.id),
      friend.shared.unclaim(token, item.id),
    ]).flat(),
  ]);
  expect(gone?.status).toBe('fulfilled');
  for (const other of others) {
    if (other.status === 'rejected') expect([401, 404]).toContain(other.reason.status);
  }
  expect(await tracesOf(id)).toEqual([]);
});
