// The one gate: `npm test`, `pnpm check` and CI all run this. It ends with a line that counts every test.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChromiumMissing } from '@hookah/chromium';
import { ensureLightChromium } from './chromium.ts';
import { ensureDrillTools } from './drill-tools.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

const run = (
  title: string,
  file: string,
  parameters: string[],
  environment: Record<string, string> = {},
): boolean => {
  const startedAt = Date.now();
  say(`\n— ${title}`);
  const { status, error } = spawnSync(file, parameters, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...environment },
  });
  const passed = status === 0;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(`${passed ? '✓' : '✗'} ${title}: ${passed ? 'passed' : (error?.message ?? 'failed')} (${seconds} s)`);
  return passed;
};

type Counts = { passed: number; failed: number; skipped: number };

/** Vitest counts the tests; a file that didn't load, or an error outside of a test, is one failure more. */
const countsOf = (reportPath: string, passed: boolean): Counts => {
  try {
    const report = JSON.parse(readFileSync(reportPath, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      numPendingTests: number;
    };
    const failed = passed ? report.numFailedTests : Math.max(1, report.numFailedTests);
    return { passed: report.numPassedTests, failed, skipped: report.numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const chromium = (): string => {
  try {
    return ensureLightChromium(process.env.CHROMIUM_PATH, say);
  } catch (error) {
    if (!(error instanceof ChromiumMissing)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(3);
  }
};

const chromiumPath = chromium();
ensureDrillTools(say);
const reports = mkdtempSync(join(tmpdir(), 'hookah-check-'));
const report = join(reports, 'vitest.json');

const gates = [
  run('Format and lint (Biome)', 'biome', ['check', '--error-on-warnings']),
  run('Types (tsc in each package)', 'turbo', ['run', 'typecheck', '--output-logs=errors-only']),
  run('Nothing unused (knip)', 'knip', []),
];
const tested = run(
  'Tests (Vitest)',
  'vitest',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  {
    CHROMIUM_PATH: chromiumPath,
  },
);

const counts = countsOf(report, tested);
rmSync(reports, { recursive: true, force: true });
const failed = counts.failed + gates.filter((passed) => !passed).length;
say('');
say(`${counts.passed} passed, ${failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
