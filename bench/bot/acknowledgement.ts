import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WEBHOOK_PATH } from '@hookah/bot/delivery/webhook';
import { BOT_KEY, BOT_TOKEN, startApiProcess, startProcess } from '#src/api/processes.ts';
import { grouped } from '#src/numbers.ts';
import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';
import { SECRET, trickle } from './deliveries.ts';

const HANG_MS = 30_000;
const PER_SECOND = 100;
const WARMING_SECONDS = 3;
const MOST_P99 = 50;

/** The whole bot at work, by its own main.ts, while Telegram's API answers nothing for thirty seconds (R3). */
export async function measureAcknowledgement({ server, isFull }: PartDeps): Promise<Finding> {
  const database = await server.create('bot_acknowledgement');
  await seedCatalogue(database.query, 12_000);
  const api = await startApiProcess(database.connectionString);
  const telegram = await startHangingTelegram();
  const port = await freePort();
  const bot = await startProcess('bot', {
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_API_ROOT: telegram.url,
    API_URL: `${api.url}/api/v1`,
    BOT_API_KEY: BOT_KEY,
    BOT_MODE: 'webhook',
    WEBHOOK_URL: `http://127.0.0.1:${port}${WEBHOOK_PATH}`,
    WEBHOOK_SECRET: SECRET,
    WEBHOOK_PORT: String(port),
    LOG_LEVEL: 'error',
    NODE_ENV: 'production',
  });
  try {
    const much = { seconds: isFull ? 120 : 40, perSecond: PER_SECOND, text: 'дымок груша' };
    await trickle(`http://127.0.0.1:${port}`, { ...much, seconds: WARMING_SECONDS });
    const delivered = await trickle(`http://127.0.0.1:${port}`, much);
    const { p50, p99, most, accepted } = delivered;
    return {
      measures: [
        {
          what: `acknowledgement of ${grouped(accepted)} updates, ${PER_SECOND} a second, with each call of Telegram's API hanging for ${HANG_MS / 1000} s: p99 (R3)`,
          measured: `${p99.toFixed(0)} ms (p50 ${p50.toFixed(0)} ms, at most ${most.toFixed(0)} ms)`,
          target: `< ${MOST_P99} ms`,
          isMet: p99 < MOST_P99,
        },
      ],
      numbers: { delivered, hangingCalls: telegram.hanging() },
    };
  } finally {
    await bot.stop();
    telegram.close();
    await api.stop();
  }
}

/** Says who the bot is, and then nothing for a while, whatever is asked. */
async function startHangingTelegram() {
  let hanging = 0;
  const server = createServer((request, response) => {
    request.resume();
    const isGreeting = request.url?.endsWith('/getMe') ?? false;
    const me = { id: 1, is_bot: true, first_name: 'Bench', username: 'bench_bot' };
    const answer = () => response.end(JSON.stringify({ ok: true, result: isGreeting ? me : true }));
    if (isGreeting) return answer();
    hanging += 1;
    setTimeout(answer, HANG_MS).unref();
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    hanging: () => hanging,
    close: () => server.close().closeAllConnections(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
