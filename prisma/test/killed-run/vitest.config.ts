import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['*.suite.ts'], globalSetup: ['@hookah/db/testing-setup'], testTimeout: 60_000 },
});
