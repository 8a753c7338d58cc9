import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '#src/testing/start-test-api.ts';

let api: TestApi;
let travelled = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(Date.now() + travelled) });
});
afterAll(() => api.close());

let people = 5000;
/** Somebody new, by the bot that introduced them. */
const somebody = async (firstName = 'Анна') => {
  people += 1;
  const person = api.client.bot(people);
  await api.client.bot().bot.putUser(people, { firstName, lastName: 'Тайная', username: 'secret' });
  return person;
};
const tobaccoId = (index = 0) => api.seed.tobaccos[index]?.id ?? 0;
const days = (count: number) => {
  travelled += count * 86_400_000;
};
const NO_SHARE = { status: 404, code: 'SHARE_NOT_FOUND' };

/** A list of three with a link to it. */
const sharedList = async () => {
  const owner = await somebody('Борис');
  const { item: first } = await owner.wishlist.add({ tobaccoId: tobaccoId(0) });
  const { item: own } = await owner.wishlist.add({ customName: 'Самосад' });
  const { item: best } = await owner.wishlist.add({ tobaccoId: tobaccoId(1) });
  await owner.wishlist.patch(best.id, { priority: 2, note: 'секрет', rating: 1, verdict: 'never' });
  const { token } = await owner.wishlist.share();
  return { owner, token, items: [best, own, first] };
};

describe('a link to a list', () => {
  test('shows what its owner wants most first, and nothing of their thoughts or second name', async () => {
    const { token, items } = await sharedList();
    expect(token).toMatch(/^[\w-]{24}$/);
    const list = await api.client.with().shared.get(token);
    expect(list).toMatchObject({
      title: null,
      owner: { firstName: 'Борис' },
      mine: false,
      expiresAt: null,
      nextCursor: null,
    });
    expect(list.items.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect(list.items[0]).toEqual({
      id: items[0]?.id,
      tobacco: items[0]?.tobacco,
      customName: null,
      state: 'wanted',
      priority: 2,
      claim: null,
    });
    expect(JSON.stringify(list)).not.toMatch(/секрет|Тайная|secret|never/);
  });

  test('is leafed through and filtered by state', async () => {
    const { owner, token, items } = await sharedList();
    await owner.wishlist.patch(items[2]?.id ?? '', { state: 'tried' });
    const guest = api.client.with();
    const first = await guest.shared.get(token, { limit: 2 });
    const second = await guest.shared.get(token, { limit: 2, cursor: first.nextCursor ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    expect((await guest.shared.get(token, { state: 'tried' })).items).toHaveLength(1);
  });

  test('is shown again to its owner, with how much was claimed by it', async () => {
    const { owner, token, items } = await sharedList();
    const second = await owner.wishlist.share({ title: '  День рождения ', expiresInDays: 7 });
    expect(second).toMatchObject({ title: 'День рождения', expired: false, claims: 0 });
    const friend = await somebody();
    await friend.shared.claim(token, items[0]?.id ?? '');
    const { items: shares } = await owner.wishlist.shares();
    expect(shares).toMatchObject([second, { token, claims: 1 }]);
  });

  test('works until it expires, and one without an end until it is revoked', async () => {
    const { owner, token } = await sharedList();
    const { id, token: brief } = await owner.wishlist.share({ expiresInDays: 1 });
    await api.client.with().shared.get(brief);
    days(1);
    await expect(api.client.with().shared.get(brief)).rejects.toMatchObject(NO_SHARE);
    expect((await owner.wishlist.shares()).items.find((one) => one.id === id)?.expired).toBe(true);
    await api.client.with().shared.get(token);
    const [, endless] = (await owner.wishlist.shares()).items;
    await owner.wishlist.revokeShare(endless?.id ?? '');
    await expect(api.client.with().shared.get(token)).rejects.toMatchObject(NO_SHARE);
    await expect(owner.wishlist.revokeShare(endless?.id ?? '')).rejects.toMatchObject(NO_SHARE);
  });

  test('revoked, expired or never there answer alike on every route', async () => {
    const { owner, token, items } = await sharedList();
    const [share] = (await owner.wishlist.shares()).items;
    await owner.wishlist.revokeShare(share?.id ?? '');
    const friend = await somebody();
    for (const gone of [token, 'x'.repeat(24)]) {
      const itemId = items[0]?.id ?? '';
      await expect(friend.shared.get(gone)).rejects.toMatchObject(NO_SHARE);
      await expect(friend.shared.overlap(gone)).rejects.toMatchObject(NO_SHARE);
      await expect(friend.shared.claim(gone, itemId)).rejects.toMatchObject(NO_SHARE);
      await expect(friend.shared.unclaim(gone, itemId)).rejects.toMatchObject(NO_SHARE);
    }
  });

  test('A3 of another person is revoked by nobody else, and answers as a missing one', async () => {
    const { owner, token } = await sharedList();
    const [share] = (await owner.wishlist.shares()).items;
    const stranger = await somebody();
    for (const id of [share?.id ?? '', randomUUID()]) {
      await expect(stranger.wishlist.revokeShare(id)).rejects.toMatchObject(NO_SHARE);
    }
    expect((await stranger.wishlist.shares()).items).toEqual([]);
    await api.client.with().shared.get(token);
  });

  test('M14 is one of twenty at most, also when many are asked for at once', async () => {
    const owner = await somebody();
    const asked = await Promise.allSettled(
      Array.from({ length: 25 }, () => owner.wishlist.share({ expiresInDays: 1 })),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
    await expect(owner.wishlist.share()).rejects.toMatchObject({ status: 409, code: 'LIMIT_REACHED' });
    days(1);
    await owner.wishlist.share();
  });

  test('A7 made again with the same Idempotency-Key is the same link', async () => {
    const owner = await somebody();
    const made = await Promise.all(
      Array.from({ length: 10 }, () => owner.wishlist.share({}, { idempotencyKey: 'share' })),
    );
    expect(new Set(made.map(({ token }) => token)).size).toBe(1);
    expect((await owner.wishlist.shares()).items).toHaveLength(1);
  });

  test('is counted against the address that tries links', async () => {
    const strict = await startTestApi({ config: { limits: { perAddress: 5, perUser: 100, bot: 100 } } });
    const statuses = [];
    for (let tried = 0; tried < 6; tried += 1) {
      statuses.push((await fetch(`${strict.baseUrl}/shared/${'x'.repeat(24)}`)).status);
    }
    await strict.close();
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429]);
  });
});

describe('“I will bring it”', () => {
  test('is seen by all, its owner too, and taken back by who said it', async () => {
    const { owner, token, items } = await sharedList();
    const [best] = items;
    const friend = await somebody('Вера');
    const id = best?.id ?? '';
    expect(await friend.shared.claim(token, id)).toEqual({ id, claim: { firstName: 'Вера', mine: true } });
    expect(await friend.shared.claim(token, id)).toEqual({ id, claim: { firstName: 'Вера', mine: true } });
    const claimSeenBy = async (client: Pick<typeof owner, 'shared'>) =>
      (await client.shared.get(token)).items[0]?.claim;
    for (const client of [api.client.with(), owner]) {
      expect(await claimSeenBy(client)).toEqual({ firstName: 'Вера', mine: false });
    }
    expect(await claimSeenBy(friend)).toEqual({ firstName: 'Вера', mine: true });
    expect((await owner.shared.get(token)).mine).toBe(true);

    const other = await somebody('Глеб');
    await expect(other.shared.claim(token, id)).rejects.toMatchObject({ status: 409, code: 'ITEM_CLAIMED' });
    expect(await other.shared.unclaim(token, id)).toEqual({ id, claim: { firstName: 'Вера', mine: false } });
    expect(await friend.shared.unclaim(token, id)).toEqual({ id, claim: null });
    expect(await friend.shared.unclaim(token, id)).toEqual({ id, claim: null });
    expect((await other.shared.claim(token, id)).claim).toEqual({ firstName: 'Глеб', mine: true });
  });

  test('of 20 friends at once is one friend’s, and the others learn it', async () => {
    const { token, items } = await sharedList();
    const friends = await Promise.all(Array.from({ length: 20 }, () => somebody()));
    const answers = await Promise.allSettled(
      friends.map(({ shared }) => shared.claim(token, items[0]?.id ?? '')),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ status: 409, code: 'ITEM_CLAIMED' });
    }
  });

  test('while the link is revoked is refused or goes with it, and nothing fails', async () => {
    const { owner, token, items } = await sharedList();
    const [share] = (await owner.wishlist.shares()).items;
    const friends = await Promise.all(Array.from({ length: 10 }, () => somebody()));
    const [revoked, ...answers] = await Promise.allSettled([
      owner.wishlist.revokeShare(share?.id ?? ''),
      ...friends.map(({ shared }) => shared.claim(token, items[0]?.id ?? '')),
    ]);
    expect(revoked?.status).toBe('fulfilled');
    for (const answer of answers) {
      if (answer.status === 'rejected') expect([404, 409]).toContain(answer.reason.status);
    }
    const { token: another } = await owner.wishlist.share();
    expect((await api.client.with().shared.get(another)).items[0]?.claim).toBeNull();
  });

  test('holds on every working link, and gives way when its own has expired', async () => {
    const { owner, token, items } = await sharedList();
    const { token: brief } = await owner.wishlist.share({ expiresInDays: 1 });
    const [early, late] = [await somebody('Рано'), await somebody('Поздно')];
    const id = items[0]?.id ?? '';
    await early.shared.claim(brief, id);
    await expect(late.shared.claim(token, id)).rejects.toMatchObject({ code: 'ITEM_CLAIMED' });
    days(1);
    expect((await late.shared.get(token)).items[0]?.claim).toBeNull();
    expect((await late.shared.claim(token, id)).claim?.firstName).toBe('Поздно');
  });

  test('is for what is wanted, of this very list, and not for one’s own', async () => {
    const { owner, token, items } = await sharedList();
    const foreign = await sharedList();
    const friend = await somebody();
    const claim = (itemId = '') => friend.shared.claim(token, itemId);
    const noItem = { status: 404, code: 'ITEM_NOT_FOUND' };
    await expect(claim(foreign.items[0]?.id)).rejects.toMatchObject(noItem);
    await expect(claim(randomUUID())).rejects.toMatchObject(noItem);
    await owner.wishlist.remove(items[1]?.id ?? '');
    await expect(claim(items[1]?.id)).rejects.toMatchObject(noItem);
    await owner.wishlist.patch(items[0]?.id ?? '', { state: 'purchased' });
    await expect(claim(items[0]?.id)).rejects.toMatchObject({ status: 409, code: 'CONFLICT' });
    await expect(owner.shared.claim(token, items[2]?.id ?? '')).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('needs somebody who says who they are, and a wrong token is not a guest', async () => {
    const { token, items } = await sharedList();
    const guest = api.client.with();
    for (const refused of [
      guest.shared.claim(token, items[0]?.id ?? ''),
      guest.shared.unclaim(token, items[0]?.id ?? ''),
      guest.shared.overlap(token),
      api.client.with({ authorization: 'Bearer a.b.c' }).shared.get(token),
    ]) {
      await expect(refused).rejects.toMatchObject({ status: 401, code: 'UNAUTHENTICATED' });
    }
  });
});

test('the overlap is what stands on both lists, with both states', async () => {
  const { owner, token } = await sharedList();
  await owner.wishlist.add({ tobaccoId: tobaccoId(7) });
  const friend = await somebody();
  expect(await friend.shared.overlap(token)).toEqual({ items: [], total: 0 });
  const { item } = await friend.wishlist.add({ tobaccoId: tobaccoId(1) });
  await friend.wishlist.patch(item.id, { state: 'tried' });
  await friend.wishlist.add({ tobaccoId: tobaccoId(7) });
  await friend.wishlist.add({ tobaccoId: tobaccoId(9) });
  await friend.wishlist.add({ customName: 'Самосад' });
  const { items, total } = await friend.shared.overlap(token);
  expect(total).toBe(2);
  expect(items).toMatchObject([
    { tobacco: { id: tobaccoId(1) }, theirs: 'wanted', mine: 'tried' },
    { tobacco: { id: tobaccoId(7) }, theirs: 'wanted', mine: 'wanted' },
  ]);
});
