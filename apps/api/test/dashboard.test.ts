// @vitest-environment node
import { readFileSync } from 'node:fs';
import { createPrisma } from '@hookah/db/client';
import { expect, test } from 'vitest';
import { createMetrics } from '#src/metrics/metrics.ts';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

const ours = async (): Promise<string[]> => {
  const prisma = createPrisma({ connectionString: 'postgresql://nobody@127.0.0.1:1/none' });
  const text = await createMetrics(prisma).text();
  await prisma.$disconnect();
  return [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name);
};

test('every metric of ours stands in the operations page', async () => {
  const page = read('docs/operations.md');
  const missing = (await ours()).filter((name) => !/^(nodejs|process)_/.test(name) && !page.includes(name));
  expect(missing).toEqual([]);
});

test('the dashboard asks for metrics that there are', async () => {
  const scraping = read('docs/scraping.md');
  const names = await ours();
  const asked = [...read('ops/grafana/hookah-wishlist.json').matchAll(/"expr": "(.*)"/g)].flatMap(
    ([, expression = '']) => expression.match(/\b[a-z]+_[a-z0-9_]+\b(?!\()/g) ?? [],
  );
  const known = (name: string) =>
    name.startsWith('__') ||
    names.includes(name.replace(/_(?:count|bucket|sum)$/, '')) ||
    scraping.includes(name);
  expect(asked.length).toBeGreaterThan(15);
  expect([...new Set(asked)].filter((name) => !known(name))).toEqual([]);
});
