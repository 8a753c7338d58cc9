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

const NAMES = /\b(?:api|bot|backup|catalog|nodejs|outbox|scrape|scraper|wishlists?)_[a-z_0-9]+\b/g;
/** Of prom-client itself. */
const isOfNode = (name: string) => name.startsWith('nodejs_');

describe('the alerts', () => {
  it.each(alerts.map(({ alert, expr }) => [alert, expr]))(
    '%s asks for metrics that exist',
    (_alert, expr) => {
      const names = [...expr.matchAll(NAMES)].map(([name]) => name.replace(/_(bucket|count|sum)$/, ''));
      expect(names.filter((name) => !isOfNode(name) && !sources.includes(name))).toEqual([]);
      expect(names.length + Number(/up\{job=/.test(expr))).toBeGreaterThan(0);
    },
  );

  it('of backups sounds before two days go without one', () => {
    expect(alerts.find(({ alert }) => alert === 'BackupOld')?.expr).toContain('> 26 * 3600');
  });

  it('are there for every metric of which the document says when it is worth one', () => {
    const rows = text('docs/operations.md').matchAll(/^\| ((?:`[a-z_*]+`(?:, )?)+) \|.*\| ([^|]*) \|$/gm);
    const worthy = [...rows].filter(([, , when = '']) => when.trim() !== '');
    const unheard = worthy
      .map(([, names = '']) => names.match(/[a-z]+_[a-z_]*/g) ?? [])
      .filter((names) => !names.some((name) => alerts.some(({ expr }) => expr.includes(name))));
    expect(worthy.length).toBeGreaterThan(10);
    expect(unheard).toEqual([]);
  });

  it('each stand in the document that says what to do', () => {
    const told = text('docs/operations.md');
    expect(alerts.filter(({ alert }) => !told.includes(`\`${alert}\``)).map(({ alert }) => alert)).toEqual(
      [],
    );
  });
});
