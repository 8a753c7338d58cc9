import { defineConfig } from 'vitest/config';

export default defineConfig({
  // One system at a time: two would fight for two cores, and each waits for what people see.
  test: { include: ['test/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 240_000 },
});
