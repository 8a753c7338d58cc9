import { defineConfig } from 'vitest/config';
import { withDatabase } from '../vitest.shared.ts';

const isLong = process.env.TEST_LONG === '1';

export default defineConfig({
  test: {
    ...withDatabase,
    include: [...withDatabase.include, ...(isLong ? ['test/**/*.long.ts'] : [])],
    expect: { poll: { timeout: 20_000 } },
    // The drill reads and compares whole databases; on a loaded machine that takes its time.
    testTimeout: isLong ? 900_000 : 120_000,
    hookTimeout: 300_000,
  },
});
