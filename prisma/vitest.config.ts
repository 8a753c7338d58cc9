import { defineConfig } from 'vitest/config';

export default defineConfig({
  // A loaded machine may take its time; what is polled for comes at once on an idle one.
  test: {
    expect: { poll: { timeout: 10_000 } },
    include: ['test/**/*.test.ts'],
    globalSetup: ['@hookah/db/testing-setup'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
