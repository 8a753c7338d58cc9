import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { OPENAPI_FILE, openapiText } from '#src/openapi.ts';

test('docs/openapi.json says what the routes say: write it by "pnpm --filter @hookah/api openapi"', async () => {
  expect(await readFile(OPENAPI_FILE, 'utf8')).toBe(await openapiText());
});

test('every documented route says what it is for and how it answers', async () => {
  const { paths } = JSON.parse(await openapiText()) as {
    paths: Record<string, Record<string, { summary?: string; tags?: string[]; responses: object }>>;
  };
  const routes = Object.values(paths).flatMap((path) => Object.values(path));
  expect(routes.length).toBeGreaterThanOrEqual(27);
  for (const route of routes) {
    expect(route.summary).toBeTruthy();
    expect(route.tags).toHaveLength(1);
    expect(Object.keys(route.responses)).toEqual(['200', '4XX', '5XX']);
  }
});
