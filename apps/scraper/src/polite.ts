import { type Answer, type Fetcher, FetchFailed, type FetchRequest } from './fetcher.ts';
import { type Pace, parseRetryAfter } from './pace.ts';
import { type Robots, readRobots } from './robots.ts';
import { RunStopped } from './stop.ts';

/** What came of asking: a page, or why there is none. `absent`: the site says there is no such thing. */
export type Visit =
  | { kind: 'answer'; answer: Answer }
  /** The page is what it was when the validator was given. */
  | { kind: 'unchanged' }
  | { kind: 'absent'; why: string }
  | { kind: 'failed'; why: string };

export type PoliteFetcher = {
  /**
   * One request at a time, at the pace, as robots.txt allows, again after an error that may pass.
   * @throws RunStopped when the site does not want us or is not there.
   */
  visit: (request: FetchRequest) => Promise<Visit>;
  requests: () => number;
  retries: () => number;
};

export type PoliteOptions = {
  fetcher: Fetcher;
  pace: Pace;
  origin: string;
  /** Our name in robots.txt. */
  agent: string;
  /** Before the second attempt; doubled before each further one. */
  backoffMs: number;
  /** Requests that may still be made; more are not. */
  budget: number;
  /** Told of each answer, and of none (null). */
  onAnswer: (request: FetchRequest, status: number | null) => void;
  signal: AbortSignal;
  log: { warn: (message: string) => void };
};

const ATTEMPTS = 3;
const FORBIDDEN_LIMIT = 3;
const FAILED_LIMIT = 5;
const RATE_LIMITED_LIMIT = 4;
/** A site that wants us away for longer is asked again tomorrow. */
const LONGEST_WAIT_MS = 15 * 60_000;

export function createPoliteFetcher(options: PoliteOptions): PoliteFetcher {
  const { fetcher, pace, origin, agent, backoffMs, budget, onAnswer, signal, log } = options;
  let robots: Robots | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let requests = 0;
  let retries = 0;
  let forbidden = 0;
  let failed = 0;
  let limited = 0;

  async function ask(request: FetchRequest): Promise<Answer | FetchFailed> {
    await pace.next().catch(() => signal.throwIfAborted());
    if (requests >= budget) {
      throw new RunStopped('budget_spent', "The day's requests are spent; the next run goes on.");
    }
    requests += 1;
    const asked = fetcher.fetch(request).catch((error: unknown) => {
      if (error instanceof FetchFailed) return error;
      throw error;
    });
    // What is under way when the run is stopped is not waited for.
    const answer = await orAborted(asked, signal);
    onAnswer(request, answer instanceof FetchFailed ? null : answer.status);
    return answer;
  }

  async function visit(request: FetchRequest): Promise<Visit> {
    robots ??= await askRobots();
    if (!robots.allows(request.path)) return { kind: 'failed', why: 'robots_disallow' };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = settle(await ask(request), request.path, attempt);
      if (outcome !== 'again') return outcome;
      if (attempt === ATTEMPTS) return giveUp(request.path);
      retries += 1;
    }
  }

  async function askRobots(): Promise<Robots> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask({
        via: 'get',
        path: '/robots.txt',
        accept: 'text/plain',
        followsRedirects: true,
      });
      const isTold = !(answer instanceof FetchFailed) && answer.status < 500 && answer.status !== 429;
      if (!isTold && attempt < ATTEMPTS) {
        backOff(attempt, 0);
        continue;
      }
      const rules = readRobots(isTold ? answer : null, origin, agent);
      pace.atLeast(rules.crawlDelayMs);
      return rules;
    }
  }

  /** Longer with each attempt, and slower for the rest of the run. */
  function backOff(attempt: number, toldMs: number): void {
    if (attempt === 1) pace.slowDown();
    pace.pauseFor(Math.max(toldMs, pace.delayMs(), backoffMs * 2 ** (attempt - 1)));
  }

  function settle(answer: Answer | FetchFailed, path: string, attempt: number): Visit | 'again' {
    if (answer instanceof FetchFailed) {
      log.warn(`No answer: ${answer.message}`);
      backOff(attempt, 0);
      return 'again';
    }
    const { status } = answer;
    if (status !== 403) forbidden = 0;
    if (status !== 429) limited = 0;
    if (status === 429 || status >= 500) return waitAsTold(answer, path, attempt);
    failed = 0;
    if (status === 403) return refused(path);
    if (status === 304) return { kind: 'unchanged' };
    if (status >= 300 && status < 400) return { kind: 'absent', why: 'redirected' };
    if (status === 404 || status === 410) return { kind: 'absent', why: `http_${status}` };
    if (status >= 400) return { kind: 'failed', why: `http_${status}` };
    if (new URL(answer.url).origin !== origin) return { kind: 'failed', why: 'foreign_redirect' };
    return { kind: 'answer', answer };
  }

  function waitAsTold({ status, retryAfter }: Answer, path: string, attempt: number): 'again' {
    const wait = parseRetryAfter(retryAfter, new Date()) ?? 0;
    if (status === 429) limited += 1;
    if (limited >= RATE_LIMITED_LIMIT || wait > LONGEST_WAIT_MS) {
      const reason = status === 429 ? 'rate_limited' : 'site_unavailable';
      throw new RunStopped(reason, `The site asks for a longer pause (${status} at ${path}).`);
    }
    log.warn(`${path} answered ${status}${wait > 0 ? `, waiting ${Math.ceil(wait / 1_000)} s` : ''}`);
    backOff(attempt, wait);
    return 'again';
  }

  function refused(path: string): Visit {
    forbidden += 1;
    pace.slowDown();
    if (forbidden < FORBIDDEN_LIMIT) return { kind: 'failed', why: 'http_403' };
    throw new RunStopped('forbidden', `The site refuses us (403 at ${path}).`);
  }

  function giveUp(path: string): Visit {
    failed += 1;
    if (failed < FAILED_LIMIT) return { kind: 'failed', why: 'unavailable' };
    throw new RunStopped('site_unavailable', `The site does not answer (last asked for ${path}).`);
  }

  return {
    visit: (request) => {
      const turn = queue.then(() => visit(request));
      queue = turn.catch(() => undefined);
      return turn;
    },
    requests: () => requests,
    retries: () => retries,
  };
}

/** Not Promise.race: a promise that lasts as long as the run would keep every answer it was raced with. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
