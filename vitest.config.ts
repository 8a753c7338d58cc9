import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// One run over all suites, so that its last line counts every test there is.
export default defineConfig({
  test: {
    projects: ['packages/*', 'prisma', 'apps/*', 'scripts', 'ops', 'e2e'],
    reporters: ['default'],
    // One a core: a test waits for servers and browsers more than it computes. Vitest's own choice leaves a core idle.
    maxWorkers: availableParallelism(),
  },
});
