import type { Topology } from './topology.ts';

/** What one person was told is on their list. */
export type Written = { telegramId: number; acknowledged: string[] };

export type Load = {
  written: () => readonly Written[];
  /** Writes that were answered, and reads, so far. */
  writes: () => number;
  reads: () => number;
  /** Calls that failed although they were repeated. */
  failures: () => readonly unknown[];
  /** The longest that one call took, its repetitions included, in milliseconds; and from now on. */
  slowest: () => number;
  forgetSlowest: () => void;
  stop: () => Promise<void>;
};

const BREATH_MS = 5;

/**
 * People who write to their lists through the balancer, and read the catalogue between: each waits for an answer before
 * the next call, and repeats what was not answered, with the same idempotency key.
 */
export const startLoad = (
  { client }: Pick<Topology, 'client'>,
  { people, tobaccos }: { people: number; tobaccos: number },
): Load => {
  let isOver = false;
  let slowest = 0;
  let reads = 0;
  const failures: unknown[] = [];
  const timed = async <T>(call: Promise<T>): Promise<T | null> => {
    const startedAt = performance.now();
    try {
      return await call;
    } catch (error) {
      failures.push(error);
      return null;
    } finally {
      slowest = Math.max(slowest, performance.now() - startedAt);
    }
  };
  const written = Array.from({ length: people }, (_, index) => ({
    telegramId: 1_000 + index,
    acknowledged: [] as string[],
  }));
  const live = async ({ telegramId, acknowledged }: Written) => {
    const api = client(telegramId);
    for (let turn = 0; !isOver; turn += 1) {
      const customName = `Табак ${telegramId}-${turn}`;
      const answer = await timed(
        api.wishlist.add({ customName }, { idempotencyKey: `${telegramId}-${turn}` }),
      );
      if (answer !== null) acknowledged.push(customName);
      const id = 1 + ((telegramId * 7_919 + turn * 104_729) % tobaccos);
      if ((await timed(api.tobaccos.get(id))) !== null) reads += 1;
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
    }
  };
  const lives = written.map(live);
  return {
    written: () => written,
    writes: () => written.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
    reads: () => reads,
    failures: () => failures,
    slowest: () => slowest,
    forgetSlowest: () => {
      slowest = 0;
    },
    stop: async () => {
      isOver = true;
      await Promise.all(lives);
    },
  };
};

/** What stands on a person's list, as the API tells it. */
export const listOf = async ({ client }: Pick<Topology, 'client'>, telegramId: number): Promise<string[]> => {
  const names: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await client(telegramId).wishlist.list({
      limit: 100,
      ...(cursor === null ? {} : { cursor }),
    });
    names.push(...page.items.flatMap(({ customName }) => customName ?? []));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return names;
};

/** Writes that were acknowledged and are not there, or are there twice. */
export const wrongWrites = async (
  topology: Pick<Topology, 'client'>,
  written: readonly Written[],
): Promise<{ lost: string[]; doubled: string[] }> => {
  const lost: string[] = [];
  const doubled: string[] = [];
  for (const { telegramId, acknowledged } of written) {
    const times = new Map<string, number>();
    for (const name of await listOf(topology, telegramId)) times.set(name, (times.get(name) ?? 0) + 1);
    lost.push(...acknowledged.filter((name) => !times.has(name)));
    doubled.push(...[...times].filter(([, count]) => count > 1).map(([name]) => name));
  }
  return { lost, doubled };
};
