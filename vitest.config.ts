import { defineConfig } from 'vitest/config';

// One run over all suites, so that its last line counts every test there is.
export default defineConfig({
  test: {
    projects: ['packages/*', 'prisma', 'apps/*', 'scripts', 'ops', 'e2e'],
    reporters: ['default'],
  },
});
