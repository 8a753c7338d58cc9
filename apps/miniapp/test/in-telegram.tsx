import { startTestApi, type TestApi, type TestPerson } from '@hookah/api/testing';
import type { ApiClient } from '@hookah/shared/api-client';
import { cleanup, configure, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { prepareApp } from '#src/app-for.tsx';
import { learn } from '#src/texts/texts.ts';

// A loaded machine may take its time; what is waited for comes at once on an idle one.
configure({ asyncUtilTimeout: 10_000 });

/** The real API for the tests of a file, and a new screen for each. */
export const useApi = (): (() => TestApi) => {
  let api: TestApi | undefined;
  beforeAll(async () => {
    api = await startTestApi();
    // As main.tsx has it learnt before the app is drawn.
    await learn('en');
  });
  afterEach(cleanup);
  afterAll(() => api?.close());
  return () => {
    if (api === undefined) throw new Error('The API runs from beforeAll on');
    return api;
  };
};

type Opening = { person: TestPerson; startParam?: string; initData?: string };

/** Opens the app as Telegram would, by its launch. */
export const open = (
  api: TestApi,
  { person, startParam, initData = api.initData(person) }: Opening,
): ReturnType<typeof userEvent.setup> => {
  const launch = {
    place: 'telegram',
    initData,
    version: '8.0',
    platform: 'android',
    language: person.language_code === 'en' ? 'en' : 'ru',
    startParam: startParam ?? null,
    theme: {},
  } as const;
  render(prepareApp(launch, { apiUrl: api.baseUrl, botUsername: 'hookah_bot' }).app);
  return userEvent.setup();
};

/** A tobacco of the invented catalogue whose name no other of its brand has. */
export const tobaccoNamed = (api: TestApi, name: string): { id: number; name: string } => {
  const tobacco = api.seed.tobaccos.find((other) => other.name === name);
  if (tobacco === undefined) throw new Error(`The catalogue has no ${name}`);
  return tobacco;
};

/** What the list holds now, as the API says it. */
export const listOf = async (client: ApiClient): Promise<string[]> =>
  (await client.wishlist.list({ limit: 100 })).items.map(
    (item) => `${item.tobacco?.name ?? item.customName} ${item.state}`,
  );

export const button = (name: string | RegExp): Promise<HTMLElement> => screen.findByRole('button', { name });
