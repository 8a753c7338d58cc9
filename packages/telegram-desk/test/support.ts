import { afterEach } from 'vitest';
import { startTelegramDesk, type TelegramDesk, type TelegramDeskOptions } from '#src/server.ts';

export const TOKEN = '4242:desk-test-token';
export const ANNA = {
  id: 501,
  firstName: 'Анна',
  lastName: 'Смирнова',
  username: 'anna',
  languageCode: 'ru',
};
export const BEN = { id: 502, firstName: 'Ben', languageCode: 'en' };

const cleanups: (() => unknown)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function cleanUp(cleanup: () => unknown): void {
  cleanups.push(cleanup);
}

export async function startDesk(options: Partial<TelegramDeskOptions> = {}): Promise<TelegramDesk> {
  const desk = await startTelegramDesk({ botToken: TOKEN, people: [ANNA, BEN], ...options });
  cleanUp(() => desk.close());
  return desk;
}

/** One call of the Bot API by hand, JSON in and out. */
export async function call(
  desk: TelegramDesk,
  method: string,
  params: object = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(`${desk.url}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  return (await response.json()) as Record<string, unknown>;
}
