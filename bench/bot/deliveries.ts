import { MOST_CONNECTIONS } from '@hookah/bot/delivery/intake';
import { WEBHOOK_PATH } from '@hookah/bot/delivery/webhook';
import autocannon from 'autocannon';

export const SECRET = 'bench_webhook_secret_0123456789_0123456789';
const PEOPLE = 5_000;

export type Delivered = { accepted: number; perSecond: number; p50: number; p99: number; most: number };

let lastUpdateId = 1;

/** Somebody writes something, each time another. */
const nextUpdate = (text: string) => {
  lastUpdateId += 1;
  const person = { id: 10_000 + (lastUpdateId % PEOPLE), first_name: 'Анна', username: 'anna' };
  return {
    update_id: lastUpdateId,
    message: {
      message_id: lastUpdateId,
      from: { ...person, is_bot: false, language_code: 'ru' },
      chat: { ...person, type: 'private' },
      date: 1_764_000_000,
      text,
    },
  };
};

/**
 * Delivers updates as Telegram does, on as many connections as our bot asks it for: as fast as they are taken, or so many a second.
 * @throws when anything but 200 is answered
 */
export async function deliver(
  url: string,
  much: { seconds: number; text: string; perSecond?: number },
): Promise<Delivered> {
  const { seconds, text, perSecond } = much;
  const result = await autocannon({
    url,
    connections: MOST_CONNECTIONS,
    duration: seconds,
    ...(perSecond === undefined ? {} : { overallRate: perSecond }),
    requests: [
      {
        method: 'POST',
        path: WEBHOOK_PATH,
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
        setupRequest: (request) => ({ ...request, body: JSON.stringify(nextUpdate(text)) }),
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${result.non2xx} refusals and ${result.errors} errors among ${result.requests.total}`);
  }
  const { latency, requests, duration } = result;
  return {
    accepted: requests.total,
    perSecond: requests.total / duration,
    p50: latency.p50,
    p99: latency.p99,
    most: latency.max,
  };
}
