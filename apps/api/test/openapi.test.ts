import { readFile } from 'node:fs/promises';
import { ROUTE_EXAMPLES } from '@hookah/shared/examples/routes';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { expect, test } from 'vitest';
import { OPENAPI_FILE, openapiText } from '#src/openapi.ts';

type Content = Record<string, { schema: TSchema; example?: unknown }>;
type Operation = {
  summary?: string;
  tags?: string[];
  security?: unknown[];
  parameters?: { name: string; in: string; schema: TSchema; example?: unknown }[];
  requestBody?: { content: Content };
  responses: Record<string, { content: Content }>;
};

const document = openapiText();

const operations = async () => {
  const { paths } = JSON.parse(await document) as { paths: Record<string, Record<string, Operation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
};

test('docs/openapi.json says what the routes say: write it by "pnpm --filter @hookah/api openapi"', async () => {
  expect(await readFile(OPENAPI_FILE, 'utf8')).toBe(await document);
});

test('every documented route says what it is for and how it answers', async () => {
  const routes = await operations();
  expect(routes.length).toBeGreaterThanOrEqual(27);
  for (const { route, operation } of routes) {
    expect(operation.summary, route).toBeTruthy();
    expect(operation.tags, route).toHaveLength(1);
    expect(Object.keys(operation.responses), route).toEqual(['200', '4XX', '5XX']);
  }
});

test('every route shows a request and an answer, and each example fits its own schema', async () => {
  const routes = await operations();
  expect(Object.keys(ROUTE_EXAMPLES)).toHaveLength(routes.length);
  for (const { route, operation } of routes) {
    const { requestBody, responses, parameters = [] } = operation;
    const shown = [
      ...Object.entries(requestBody?.content ?? {}),
      ...Object.entries(responses['200']?.content ?? {}),
    ];
    expect(shown.length, route).toBeGreaterThan(0);
    for (const [type, { schema, example }] of shown) {
      expect(example, `${route} ${type}`).toBeDefined();
      const errors = Compile(schema).Errors(example);
      expect({ route, type, errors }).toEqual({ route, type, errors: [] });
    }
    for (const { name, schema, example } of parameters.filter((one) => one.example !== undefined)) {
      expect({ route, name, fits: Compile(schema).Check(example) }).toEqual({ route, name, fits: true });
    }
  }
});

test('every write of somebody known shows that it takes an Idempotency-Key, but those that need none', async () => {
  const keyed = (await operations()).filter(({ operation }) =>
    operation.parameters?.some((one) => one.in === 'header' && one.name === 'Idempotency-Key'),
  );
  const without = (await operations()).filter((one) => !keyed.some(({ route }) => route === one.route));
  expect(keyed.length).toBeGreaterThan(15);
  expect(keyed.filter(({ route }) => route.startsWith('GET '))).toEqual([]);
  expect(without.map(({ route }) => route).filter((route) => !route.startsWith('GET '))).toEqual([
    'POST /api/v1/auth/validate',
    'POST /api/v1/auth/refresh',
    'POST /api/v1/auth/logout',
    'POST /api/v1/auth/logout-everywhere',
    'DELETE /api/v1/users/me',
    'POST /api/v1/prepared-messages',
  ]);
});

test('a refusal is shown as it looks', async () => {
  const { components } = JSON.parse(await document);
  const { Failure } = components.schemas;
  expect(Failure.examples).toHaveLength(1);
  expect(Compile(Failure as TSchema).Check(Failure.examples[0])).toBe(true);
});
