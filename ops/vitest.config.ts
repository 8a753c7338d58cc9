import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    expect: { poll: { timeout: 20_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['@hookah/db/testing-setup'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
