import { availableParallelism } from 'node:os';
import type { TestUserConfig } from 'vitest/config';

/**
 * What every suite has in common, since a project inherits nothing of the root's configuration. Waits end as soon as what
 * is waited for is there, so their limits are for a machine that is busy with something else.
 */
export const common = {
  include: ['test/**/*.test.ts'],
  expect: { poll: { timeout: 10_000 } },
  // Much of the time goes into waiting: for a database, a browser, a polite pause of the scraper. A file more than there are
  // cores fills it.
  maxWorkers: availableParallelism() + 1,
  // A process for each file would load the same modules again and again: half of the time. What modules of ours keep (files at
  // hand, that something was painted) is as good for the next file.
  isolate: false,
  testTimeout: 20_000,
  hookTimeout: 60_000,
} satisfies TestUserConfig;

/** For suites that need a database: one server for all of a suite's files. */
export const withDatabase = { ...common, globalSetup: ['@hookah/db/testing-setup'] } satisfies TestUserConfig;
