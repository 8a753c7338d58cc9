import { defineConfig } from 'vitest/config';
import { common } from '../vitest.shared.ts';

export default defineConfig({
  // One system at a time, and each by itself: they share the port of the site whose pictures they show.
  test: {
    ...common,
    globalSetup: ['./filled-setup.ts'],
    isolate: true,
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
