import { defineConfig } from 'vitest/config';
import { withDatabase } from '../../vitest.shared.ts';

export default defineConfig({ test: { ...withDatabase, testTimeout: 60_000 } });
