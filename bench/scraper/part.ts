import type { BenchServer } from '#src/database.ts';

export type PartDeps = { server: BenchServer; say: (line: string) => void };
