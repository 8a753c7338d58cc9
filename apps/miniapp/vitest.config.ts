import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // A loaded machine may take its time; what is polled for comes at once on an idle one.
  test: {
    expect: { poll: { timeout: 10_000 } },
    // What needs no screen says so in its first line.
    environment: './test/dom-environment.ts',
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['@hookah/db/testing-setup'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
