import { defineConfig } from 'vitest/config';
import { withDatabase } from '../vitest.shared.ts';

export default defineConfig({
  test: {
    ...withDatabase,
    expect: { poll: { timeout: 20_000 } },
    // The drill reads and compares whole databases; on a loaded machine that takes its time.
    testTimeout: process.env.TEST_LONG === '1' ? 900_000 : 120_000,
    hookTimeout: 300_000,
  },
});
