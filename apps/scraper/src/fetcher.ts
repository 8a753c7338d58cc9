import { load } from 'cheerio/slim';
import type { Browser, BrowserContext, Page, Response } from 'playwright-core';
import { askByHttp } from './http-asking.ts';

/** `page` opens the address in Chromium, the others need no browser. */
export type FetchRequest =
  /** `ready`: a selector that a complete document has. */
  | { via: 'page'; path: string; ready: string }
  /** `validator`: of an earlier answer, which is not sent again if it has not changed (304). */
  | { via: 'get'; path: string; accept: string; followsRedirects?: boolean; validator?: string | null }
  | { via: 'post'; path: string; json: unknown };

export type Answer = {
  status: number;
  /** Where the answer came from in the end, after redirects. */
  url: string;
  body: string;
  retryAfter: string | null;
  /** What to ask by whether it has changed: its ETag, or else its Last-Modified. */
  validator: string | null;
};

export class FetchFailed extends Error {
  override name = 'FetchFailed';
}

export type Fetcher = {
  /** @throws FetchFailed when there is no whole answer: network, time limit, size limit. */
  fetch: (request: FetchRequest) => Promise<Answer>;
  close: () => Promise<void>;
};

export type FetcherOptions = {
  /** Awaited when the first page is to be opened. */
  browser: Promise<Browser>;
  origin: string;
  userAgent: string;
  timeoutMs?: number;
  maxBytes?: number;
  /** A context grows with each page it has shown. */
  pagesPerContext?: number;
};

// "Visible" would wait for ever: on a wide screen the first of the two titles has no box.
const READY = { state: 'attached', timeout: 2_000 } as const;

export function createFetcher({
  browser,
  origin,
  userAgent,
  timeoutMs = 30_000,
  maxBytes = 5 * 1024 * 1024,
  pagesPerContext = 100,
}: FetcherOptions): Fetcher {
  let context: BrowserContext | null = null;
  let page: DocumentPage | null = null;
  let pages = 0;

  async function currentContext(): Promise<BrowserContext> {
    if (context !== null && pages < pagesPerContext) return context;
    await context?.close().catch(() => undefined);
    pages = 0;
    page = null;
    context = await (await browser).newContext({
      userAgent,
      locale: 'ru-RU',
      javaScriptEnabled: false,
      serviceWorkers: 'block',
    });
    return context;
  }

  async function openPage(path: string, ready: string): Promise<Answer> {
    const current = await currentContext();
    page ??= await openDocumentPage(current, maxBytes);
    pages += 1;
    try {
      const options = { waitUntil: 'domcontentloaded', timeout: timeoutMs } as const;
      const response = await page.tab.goto(origin + path, options);
      if (response === null) throw new Error('gave no answer');
      return { ...metaOf(response), body: await contentOnceReady(page.tab, response.ok() ? ready : null) };
    } catch (cause) {
      const what = page?.isTooLarge() === true ? 'is too large' : firstLine(cause);
      // A tab after an error may still be on its way somewhere: the next address gets a new context.
      pages = pagesPerContext;
      throw failed(path, what, cause);
    }
  }

  const closing = new AbortController();
  const http = { origin, userAgent, timeoutMs, maxBytes };
  return {
    fetch: (request) =>
      request.via === 'page'
        ? openPage(request.path, request.ready)
        : askByHttp(http, request, closing.signal),
    close: async () => {
      closing.abort();
      await context?.close().catch(() => undefined);
      context = null;
    },
  };
}

/** The document, with what it is read for if that comes late. Most are complete at once, and waiting costs more than reading. */
async function contentOnceReady(tab: Page, ready: string | null): Promise<string> {
  const body = await tab.content();
  if (ready === null || load(body)(ready).length > 0) return body;
  await tab.waitForSelector(ready, READY).catch(() => undefined);
  return tab.content();
}

type DocumentPage = { tab: Page; isTooLarge: () => boolean };

/**
 * A tab that loads documents alone, since the server's document holds all that we read: pictures, styles, scripts and
 * other hosts are never asked for. It closes itself under a document that does not end.
 */
async function openDocumentPage(context: BrowserContext, maxBytes: number): Promise<DocumentPage> {
  const tab = await context.newPage();
  await tab.route('**/*', (route) => {
    const request = route.request();
    const isDocument = request.resourceType() === 'document' && request.frame() === tab.mainFrame();
    return isDocument ? route.continue() : route.abort('blockedbyclient');
  });
  const session = await context.newCDPSession(tab);
  let received = 0;
  session.on('Network.requestWillBeSent', ({ type }) => {
    if (type === 'Document') received = 0;
  });
  session.on('Network.dataReceived', ({ dataLength }) => {
    received += dataLength;
    if (received > maxBytes) void tab.close().catch(() => undefined);
  });
  await session.send('Network.enable');
  return { tab, isTooLarge: () => received > maxBytes };
}

const metaOf = (response: Response): Omit<Answer, 'body'> => ({
  status: response.status(),
  url: response.url(),
  retryAfter: response.headers()['retry-after'] ?? null,
  validator: null,
});

const failed = (path: string, what: string, cause?: unknown) => new FetchFailed(`${path} ${what}`, { cause });

const firstLine = (cause: unknown): string =>
  cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.name) : String(cause);
