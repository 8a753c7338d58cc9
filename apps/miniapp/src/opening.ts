import { createApi, type PersonalApi } from './api.ts';
import { readConfig } from './config.ts';
import { askForFirstPage, type FirstPage } from './data/first-page.ts';
import { createShelves, readAhead, type Shelves } from './data/shelf.ts';

/** What is on its way while React and all that stands on it is still being fetched: the login, the list, and what is kept. */
export type Opening = { initData: string; api: PersonalApi; firstPage: FirstPage; shelves: Shelves };

/** The init data as the address has them; where else they may be, only Telegram's SDK knows, and it takes its time. */
const initDataIn = (fragment: string): string | null =>
  new URLSearchParams(fragment.replace(/^#/, '')).get('tgWebAppData');

const open = (apiUrl: string): Opening | null => {
  const initData = initDataIn(location.hash);
  if (initData === null) return null;
  const api = createApi({ baseUrl: apiUrl, initData });
  const firstPage = askForFirstPage(api);
  const { answers, outbox } = createShelves();
  return { initData, api, firstPage, shelves: { answers: readAhead(answers), outbox: readAhead(outbox) } };
};

export const config = readConfig();
/** null outside Telegram, or when the address does not say. */
export const opening = open(config.apiUrl);
