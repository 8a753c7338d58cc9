import { createHmac } from 'node:crypto';

export type InitDataFields = Readonly<Record<string, string>>;

/** Init data as Telegram would hand it to a Mini App of this bot. */
export const signInitData = (fields: InitDataFields, botToken: string): string => {
  const checked = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('\n');
  const key = createHmac('sha256', 'WebAppData').update(botToken).digest();
  const hash = createHmac('sha256', key).update(checked).digest('hex');
  return new URLSearchParams({ ...fields, hash }).toString();
};

export type TestPerson = { id: number; first_name?: string; username?: string; language_code?: string };

export const initDataOf = (
  person: TestPerson,
  { botToken, at = new Date() }: { botToken: string; at?: Date },
): string =>
  signInitData(
    {
      query_id: 'AAHdF6IQAAAAAN0XohDhrOrc',
      user: JSON.stringify({ first_name: 'Анна', language_code: 'ru', ...person }),
      auth_date: String(Math.floor(at.getTime() / 1000)),
      signature: 'c2lnbmF0dXJlIG9mIGEgdGhpcmQgcGFydHk',
    },
    botToken,
  );
