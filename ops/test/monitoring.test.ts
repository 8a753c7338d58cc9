import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { pathOf } from '#src/compose/compose-file.ts';

type Rules = { groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[] };

const text = (file: string) => readFileSync(pathOf(file), 'utf8');
const alerts = (parse(text('ops/prometheus/alerts.yml')) as Rules).groups.flatMap(({ rules }) => rules);
const sources = globSync('{apps/{api,scraper}/src,ops/backup}/**/*.ts', { cwd: pathOf('.') })
  .map(text)
  .join('\n');

const NAMES = /\b(?:api|bot|backup|catalog|scraper)_[a-z_]+\b/g;

describe('the alerts', () => {
  it.each(alerts.map(({ alert, expr }) => [alert, expr]))(
    '%s asks for metrics that exist',
    (_alert, expr) => {
      const names = [...expr.matchAll(NAMES)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
      expect(names.filter((name) => !sources.includes(name))).toEqual([]);
      expect(expr).toMatch(/api|bot_|backup_|catalog_/);
    },
  );

  it('of backups sounds before two days go without one', () => {
    expect(alerts.find(({ alert }) => alert === 'BackupOld')?.expr).toContain('> 26 * 3600');
  });

  it('each stand in the document that says what to do', () => {
    const told = text('docs/operations.md');
    expect(alerts.filter(({ alert }) => !told.includes(`\`${alert}\``)).map(({ alert }) => alert)).toEqual(
      [],
    );
  });
});
