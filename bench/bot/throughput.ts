import { WEBHOOK_PATH } from '@hookah/bot/delivery/webhook';
import { BOT_KEY, BOT_TOKEN, startApiProcess, startProcess } from '#src/api/processes.ts';
import { grouped, median } from '#src/numbers.ts';
import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { type Delivered, flood, SECRET } from './deliveries.ts';

const ROUNDS = 5;
const LEAST = 0.5;

type Turn = { ours: Delivered; yardstick: Delivered };

/** P7: updates that our webhook checks, stores once and acknowledges, in turns with those Telegraf's own acknowledges. */
export async function measureThroughput({ server, say, isFull }: PartDeps): Promise<Finding> {
  const database = await server.create('bot_throughput');
  const api = await startApiProcess(database.connectionString);
  const ours = await startProcess('intake', {
    API_URL: `${api.url}/api/v1`,
    BOT_API_KEY: BOT_KEY,
    WEBHOOK_SECRET: SECRET,
    NODE_ENV: 'production',
  });
  const yardstick = await startProcess('telegraf', {
    BOT_TOKEN,
    WEBHOOK_PATH,
    WEBHOOK_SECRET: SECRET,
    NODE_ENV: 'production',
  });
  const stored = async () =>
    (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM bot_updates'))[0]?.n;
  const fill = (url: string) => flood(url, isFull ? 10 : 4, 'дымок груша');
  const turns: Turn[] = [];
  try {
    for (let round = -1; round < ROUNDS; round += 1) {
      const before = (await stored()) ?? 0;
      const turn = { yardstick: await fill(yardstick.url), ours: await fill(ours.url) };
      const kept = ((await stored()) ?? 0) - before;
      // The last of a round may have been stored when nobody was left to hear of it.
      if (kept < turn.ours.accepted)
        throw new Error(`Of ${turn.ours.accepted} acknowledged ${kept} are stored`);
      if (round >= 0) turns.push(turn);
      say(`  round ${round + 1}: ${grouped(turn.ours.perSecond)} ÷ ${grouped(turn.yardstick.perSecond)}`);
    }
  } finally {
    await ours.stop();
    await yardstick.stop();
    await api.stop();
  }
  const of = (side: keyof Turn) => median(turns.map((turn) => turn[side].perSecond));
  const ratio = median(turns.map((turn) => turn.ours.perSecond / turn.yardstick.perSecond));
  return {
    measures: [
      {
        what: 'updates a second, checked, stored once and acknowledged ÷ acknowledged by bare Telegraf (P7)',
        measured: `${ratio.toFixed(2)} (${grouped(of('ours'))} ÷ ${grouped(of('yardstick'))})`,
        target: `≥ ${LEAST.toFixed(1)}`,
        isMet: ratio >= LEAST,
      },
    ],
    numbers: { turns },
  };
}
