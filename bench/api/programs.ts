import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleTarget } from '@hookah/ops/bundle';
import { TARGETS, type Target } from '@hookah/ops/bundle/targets';

/** All as a container would have them: bundled, so that no start looks for modules on a disk. */
const PROGRAMS = {
  api: TARGETS.api,
  yardstick: { entry: 'bench/api/yardstick.ts', file: 'main.js', beside: [], external: [] },
  bot: TARGETS.bot,
  intake: { entry: 'bench/bot/intake.ts', file: 'main.js', beside: [], external: [] },
  telegraf: { entry: 'bench/bot/yardstick.ts', file: 'main.js', beside: [], external: [] },
} as const satisfies Record<string, Target>;

export type Program = keyof typeof PROGRAMS;

const made = new Map<Program, Promise<string>>();

/** The file to start, bundled once a run and gone with it. */
export const programFile = (program: Program): Promise<string> => {
  const known = made.get(program) ?? make(program);
  made.set(program, known);
  return known;
};

const make = async (program: Program): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), `hookah-bench-${program}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await bundleTarget(PROGRAMS[program], folder);
  return join(folder, PROGRAMS[program].file);
};
