import { expect, test } from 'vitest';
import { startTestApi } from '#src/testing/start-test-api.ts';

test('P1 A3 what is kept of the catalogue is read without asking the database, by a sign-in that ended at most a second ago', async () => {
  let queries = 0;
  const api = await startTestApi({
    onStatement: () => {
      queries += 1;
    },
  });
  const anybody = api.client.with();
  const { accessToken, refreshToken } = await anybody.auth.validate({ initData: api.initData({ id: 1 }) });
  const person = api.client.with({ authorization: `Bearer ${accessToken}` });
  const id = api.seed.tobaccos[0]?.id ?? 0;
  const queriesOf = async (read: () => Promise<unknown>) => {
    queries = 0;
    await read();
    return queries;
  };
  await expect.poll(() => queriesOf(() => person.tobaccos.get(id)), { interval: 5, timeout: 5000 }).toBe(0);

  await person.tobaccos.get(id);
  await anybody.auth.logout({ refreshToken });
  const ended = { status: 401, code: 'SESSION_REVOKED' };
  await expect(person.wishlist.list()).rejects.toMatchObject(ended);
  const statusOf = () =>
    person.tobaccos.get(id).then(
      () => 200,
      (error: { status: number }) => error.status,
    );
  await expect.poll(statusOf, { interval: 20, timeout: 1500 }).toBe(401);
  await api.close();
});
