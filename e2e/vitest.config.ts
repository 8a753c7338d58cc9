import { defineConfig } from 'vitest/config';
import { common } from '../vitest.shared.ts';

export default defineConfig({
  // Each by itself, and two systems at most: each waits for what people see.
  test: {
    ...common,
    globalSetup: ['./filled-setup.ts'],
    isolate: true,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 240_000,
  },
});
