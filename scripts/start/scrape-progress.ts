const COUNTERS = ['brandsDone', 'brandsTotal', 'tobaccos', 'requests'] as const;

/** The scraper's `{ type: 'progress', … }` in words; undefined for any other message. */
export const progressLine = (message: unknown): string | undefined => {
  if (typeof message !== 'object' || message === null || !('type' in message) || message.type !== 'progress')
    return undefined;
  const [done, total, tobaccos, requests] = COUNTERS.map((name) =>
    Number((message as Record<string, unknown>)[name] ?? 0),
  );
  return `${done} of ${total} brands, ${tobaccos} tobaccos (${requests} requests)`;
};
