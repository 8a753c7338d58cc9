import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { withDatabase } from '../../vitest.shared.ts';

export default defineConfig({
  plugins: [react()],
  test: {
    ...withDatabase,
    globalSetup: [...withDatabase.globalSetup, './test/build-setup.ts'],
    // What needs no screen says so in its first line.
    environment: './test/dom-environment.ts',
    include: ['test/**/*.test.{ts,tsx}'],
  },
});
