import type { APIResponse, Browser, BrowserContext, Page, Response } from 'playwright-core';

/** `page` opens the address in Chromium; the others ask through the same browser context, cookies and all. */
export type FetchRequest =
  /** `ready`: a selector that a complete document has. */
  | { via: 'page'; path: string; ready: string }
  | { via: 'get'; path: string; redirects?: number }
  | { via: 'post'; path: string; json: unknown };

export type Answer = {
  status: number;
  /** Where the answer came from in the end, after redirects. */
  url: string;
  body: string;
  retryAfter: string | null;
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
  browser: Browser;
  origin: string;
  userAgent: string;
  timeoutMs?: number;
  maxBytes?: number;
  /** A context grows with each page it has shown. */
  pagesPerContext?: number;
};

const READY_MS = 2_000;

export function createFetcher({
  browser,
  origin,
  userAgent,
  timeoutMs = 30_000,
  maxBytes = 5 * 1024 * 1024,
  pagesPerContext = 100,
}: FetcherOptions): Fetcher {
  let context: BrowserContext | null = null;
  let pages = 0;

  async function currentContext(): Promise<BrowserContext> {
    if (context !== null && pages < pagesPerContext) return context;
    await context?.close();
    pages = 0;
    context = await browser.newContext({ userAgent, locale: 'ru-RU', serviceWorkers: 'block' });
    context.setDefaultTimeout(timeoutMs);
    return context;
  }

  async function openPage(path: string, ready: string): Promise<Answer> {
    const page = await (await currentContext()).newPage();
    pages += 1;
    try {
      await keepToDocument(page);
      const isTooLarge = await limitSize(page, maxBytes);
      const response = await page
        .goto(origin + path, { waitUntil: 'domcontentloaded', timeout: timeoutMs })
        .catch((cause) => {
          throw failed(path, isTooLarge() ? 'is too large' : firstLine(cause), cause);
        });
      if (response === null) throw failed(path, 'gave no answer');
      if (response.ok()) await page.waitForSelector(ready, readyOptions).catch(() => undefined);
      return { ...metaOf(response), body: await page.content() };
    } finally {
      await page.close().catch(() => undefined);
    }
  }

  async function ask(request: Exclude<FetchRequest, { via: 'page' }>): Promise<Answer> {
    const { request: http } = await currentContext();
    const { path } = request;
    const options = {
      timeout: timeoutMs,
      maxRedirects: request.via === 'get' ? (request.redirects ?? 0) : 0,
    };
    const asked =
      request.via === 'get'
        ? http.get(origin + path, options)
        : http.post(origin + path, { ...options, data: request.json });
    const response = await asked.catch((cause) => {
      throw failed(path, firstLine(cause), cause);
    });
    try {
      const body = await response.body();
      if (body.length > maxBytes) throw failed(path, 'is too large');
      return { ...metaOf(response), body: body.toString('utf8') };
    } finally {
      // Until then the context keeps the body.
      await response.dispose().catch(() => undefined);
    }
  }

  return {
    fetch: async (request) => (request.via === 'page' ? openPage(request.path, request.ready) : ask(request)),
    close: async () => {
      await context?.close().catch(() => undefined);
      context = null;
    },
  };
}

// "Visible" would wait for ever: on a wide screen the first of the two titles has no box.
const readyOptions = { state: 'attached', timeout: READY_MS } as const;

/** The server's document holds all that we read. Pictures, styles, scripts and other hosts are never asked for. */
async function keepToDocument(page: Page): Promise<void> {
  await page.route('**/*', (route) => {
    const request = route.request();
    const isDocument = request.resourceType() === 'document' && request.frame() === page.mainFrame();
    return isDocument ? route.continue() : route.abort('blockedbyclient');
  });
}

async function limitSize(page: Page, maxBytes: number): Promise<() => boolean> {
  const session = await page.context().newCDPSession(page);
  let received = 0;
  session.on('Network.dataReceived', ({ dataLength }) => {
    received += dataLength;
    if (received > maxBytes) void page.close().catch(() => undefined);
  });
  await session.send('Network.enable');
  return () => received > maxBytes;
}

const metaOf = (response: Response | APIResponse) => ({
  status: response.status(),
  url: response.url(),
  retryAfter: response.headers()['retry-after'] ?? null,
});

const failed = (path: string, what: string, cause?: unknown) => new FetchFailed(`${path} ${what}`, { cause });

const firstLine = (cause: unknown): string =>
  cause instanceof Error ? (cause.message.split('\n')[0] ?? cause.name) : String(cause);
