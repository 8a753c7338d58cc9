import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    expect: { poll: { timeout: 20_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['@hookah/db/testing-setup'],
    // The drill reads and compares whole databases; on a loaded machine that takes its time.
    testTimeout: process.env.TEST_LONG === '1' ? 900_000 : 120_000,
    hookTimeout: 300_000,
  },
});
