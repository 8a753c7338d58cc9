import { setTimeout as sleep } from 'node:timers/promises';
import { MOST_CONNECTIONS } from '@hookah/bot/delivery/intake';
import { WEBHOOK_PATH } from '@hookah/bot/delivery/webhook';
import autocannon from 'autocannon';
import { quantile } from '#src/numbers.ts';

export const SECRET = 'bench_webhook_secret_0123456789_0123456789';
const PEOPLE = 5_000;

const HEADERS = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET };

export type Delivered = { accepted: number; perSecond: number };
export type Acknowledged = { accepted: number; p50: number; p99: number; most: number };

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
 * Delivers updates as fast as they are taken, on as many connections as our bot asks Telegram for.
 * @throws when anything but 200 is answered
 */
export async function flood(url: string, seconds: number, text: string): Promise<Delivered> {
  const { non2xx, errors, requests, duration } = await autocannon({
    url,
    connections: MOST_CONNECTIONS,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: WEBHOOK_PATH,
        headers: HEADERS,
        setupRequest: (request) => ({ ...request, body: JSON.stringify(nextUpdate(text)) }),
      },
    ],
  });
  if (non2xx > 0 || errors > 0) {
    throw new Error(`${non2xx} refusals and ${errors} errors among ${requests.total}`);
  }
  return { accepted: requests.total, perSecond: requests.total / duration };
}

/**
 * Delivers updates as people write: so many a second on average, at random moments, whether or not the ones before were
 * acknowledged. An acknowledgement counts from the moment its update was due.
 * @throws when anything but 200 is answered
 */
export async function trickle(
  url: string,
  much: { seconds: number; perSecond: number; text: string },
): Promise<Acknowledged> {
  const { seconds, perSecond, text } = much;
  const began = performance.now();
  const deliveries: Promise<number>[] = [];
  for (
    let due = began;
    due < began + seconds * 1000;
    due += (-Math.log(1 - Math.random()) * 1000) / perSecond
  ) {
    await sleep(Math.max(0, due - performance.now()));
    deliveries.push(acknowledged(url, text, due));
  }
  const tookMs = await Promise.all(deliveries);
  return {
    accepted: tookMs.length,
    p50: quantile(tookMs, 0.5),
    p99: quantile(tookMs, 0.99),
    most: Math.max(...tookMs),
  };
}

async function acknowledged(url: string, text: string, due: number): Promise<number> {
  const response = await fetch(url + WEBHOOK_PATH, {
    method: 'POST',
    headers: HEADERS,
    body: JSON.stringify(nextUpdate(text)),
  });
  if (response.status !== 200) throw new Error(`An update was answered with ${response.status}`);
  await response.arrayBuffer();
  return performance.now() - due;
}
