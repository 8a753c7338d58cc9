import { defineConfig } from 'vitest/config';
import { common } from '../../vitest.shared.ts';

export default defineConfig({ test: common });
