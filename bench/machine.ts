import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { BenchDatabase } from './database.ts';

/** What a number depends on beside our code. */
export type Machine = {
  date: string;
  cores: number;
  cpu: string;
  memoryGiB: number;
  node: string;
  postgres: string;
  /** Processes that wanted a core in the minute before: over half the cores, and others were at work too. */
  loadAtStart: number;
};

export async function machineFacts(database: BenchDatabase): Promise<Machine> {
  return {
    date: new Date().toISOString(),
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: await database.version(),
    loadAtStart: Math.round((loadavg()[0] ?? 0) * 100) / 100,
  };
}

export const wasBusy = ({ cores, loadAtStart }: Machine): boolean => loadAtStart > cores / 2;
