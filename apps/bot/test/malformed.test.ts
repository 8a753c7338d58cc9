import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningBot } from '#src/app.ts';
import type { BotConfig } from '#src/config.ts';
import { WEBHOOK_PATH } from '#src/delivery/webhook.ts';
import { freePort } from './gate.ts';
import { ask, startWorld, type World } from './world.ts';

let world: World;
let bot: RunningBot | undefined;
beforeAll(async () => {
  world = await startWorld();
});
afterEach(async () => {
  await bot?.close();
  bot = undefined;
});
afterAll(() => world.close());

const SECRET = 'webhook_secret_webhook_secret_webhook';
const deliveries: Record<BotConfig['delivery']['mode'], () => Promise<BotConfig['delivery']>> = {
  polling: async () => ({ mode: 'polling' }),
  webhook: async () => {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}${WEBHOOK_PATH}`;
    return { mode: 'webhook', url, secret: SECRET, host: '127.0.0.1', port };
  },
};

const MALFORMED: Record<string, unknown>[] = [
  { message: null },
  { message: 1 },
  { message: {} },
  { message: { chat: null } },
  { message: { chat: { id: 'seven' }, text: 'кола' } },
  { callback_query: null },
  { callback_query: {} },
  { callback_query: { message: {}, from: 7 } },
  { my_chat_member: 1 },
  { my_chat_member: { chat: {} } },
];

/** Stored as what they are: nobody's, or somebody's with half of it missing. */
const ODD: Record<string, unknown>[] = [
  {},
  { poll: { id: '1' } },
  { message: { chat: { id: 77_001, type: 'private' } } },
  { message: { chat: { id: 77_002, type: 'private' }, from: null, text: 7 } },
];

describe.each(['polling', 'webhook'] as const)('by %s', (mode) => {
  test('an update that can’t be read is acknowledged with one line in the log, and the next is answered', async () => {
    bot = await world.bot({ delivery: await deliveries[mode]() });
    const ids = MALFORMED.map((content) => world.desk.sendUpdate(content));
    const odd = ODD.map((content) => world.desk.sendUpdate(content));
    await ask(world.person(), '/help', 'Просто напишите');
    await expect.poll(() => world.desk.updates().pending).toEqual([]);
    for (const id of ids) {
      expect(world.logged.filter((line) => line.includes(`"updateId":${id}}`))).toEqual([
        expect.stringContaining('can’t be read'),
      ]);
    }
    for (const id of odd) {
      await expect.poll(() => world.api.prisma.botUpdate.count({ where: { updateId: id } })).toBe(1);
    }
  });

  test('an update that the API will never take is acknowledged, and an error in the log names it', async () => {
    bot = await world.bot({ delivery: await deliveries[mode]() });
    const text = 'x'.repeat(1024 * 1024 - 110);
    const id = world.desk.sendUpdate({ message: { chat: { id: 77_003, type: 'private' }, text } });
    await ask(world.person(), '/help', 'Просто напишите');
    const lines = () => world.logged.filter((line) => line.includes(`"updateId":${id},`));
    await expect.poll(lines).toEqual([expect.stringContaining('refused and is dropped')]);
    expect(lines()[0]).not.toContain('xxx');
  });
});
