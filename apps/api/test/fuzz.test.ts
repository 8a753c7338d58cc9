import { randomUUID } from 'node:crypto';
import { Failure } from '@hookah/shared/envelope';
import { startTelegramDesk, type TelegramDesk } from '@hookah/telegram-desk';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openapiText } from '#src/openapi.ts';
import { startTestApi, TEST_BOT_TOKEN, type TestApi } from '#src/testing/start-test-api.ts';

const IS_LONG = process.env.TEST_LONG === '1';
const RUNS = IS_LONG ? 100_000 : 5000;

let api: TestApi;
let desk: TelegramDesk;
const logged: unknown[] = [];
/** What there is: a link, and items of the three people. */
const real: string[] = [];
beforeAll(async () => {
  desk = await startTelegramDesk({
    botToken: TEST_BOT_TOKEN,
    people: [1, 2, 3].map((id) => ({ id, firstName: 'P' })),
  });
  api = await startTestApi({
    config: { telegramApiRoot: desk.url },
    logger: { debug() {}, info() {}, warn() {}, error: (detail) => void logged.push(detail) },
  });
  for (const id of [1, 2, 3]) {
    const { wishlist } = api.client.bot(id);
    real.push((await wishlist.share()).token);
    for (const name of ['a', 'b', 'c']) real.push((await wishlist.add({ customName: name })).item.id);
  }
});
afterAll(async () => {
  await api.close();
  await desk.close();
});

type Operation = {
  parameters?: { name: string; in: string; schema: TSchema }[];
  requestBody?: { content: Record<string, { schema: TSchema }> };
  responses: Record<string, { content: Record<string, { schema: TSchema }> }>;
};

const hostile = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\uD800',
    '%',
    '_',
    "'",
    '"',
    '\\',
    '$1',
    '%00',
    '../..',
    '<script>',
    'null',
    'NaN',
    '-1',
    '0',
    '1e400',
    '9223372036854775808',
    '2147483648',
    '{{7*7}}',
    "'; DROP TABLE users; --",
    '\u202E',
    'İ',
    'ﬁ',
    '😀'.repeat(30),
    'ё',
  ),
  fc.string({ unit: 'binary', maxLength: 120 }),
  fc.integer().map(String),
  fc.double().map(String),
);

const anything = fc.oneof(
  { weight: 3, arbitrary: hostile },
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(hostile, { maxLength: 3 }),
  fc.dictionary(hostile, hostile, { maxKeys: 3 }),
);

/** Mostly what the schema asks for, now and then something else. */
const guided = (schema: TSchema): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 6, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });

const fitting = (schema: TSchema): fc.Arbitrary<unknown> => {
  const {
    anyOf,
    enum: words,
    const: only,
    type,
    properties,
    items,
    required = [],
    minimum,
    maximum,
    format,
  } = schema as Record<string, unknown> & { required?: string[] };
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map(guided));
  if (Array.isArray(words)) return fc.constantFrom(...words);
  if (only !== undefined) return fc.constant(only);
  switch (type) {
    case 'object': {
      const fields = Object.entries((properties ?? {}) as Record<string, TSchema>);
      if (fields.length === 0) return fc.dictionary(hostile, anything, { maxKeys: 3 });
      return fc.record(Object.fromEntries(fields.map(([name, field]) => [name, guided(field)])), {
        requiredKeys: required,
      });
    }
    case 'array':
      return fc.array(guided(items as TSchema), { maxLength: 3 });
    case 'integer':
      return fc.oneof(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: Number(minimum ?? -100), max: Math.min(Number(maximum ?? 100), 2 ** 31 - 1) }),
      );
    case 'null':
      return fc.constant(null);
    default:
      return format === 'uuid' ? fc.constant(randomUUID()) : hostile;
  }
};

const segment = () =>
  fc.oneof(
    hostile.filter((text) => text !== ''),
    fc.integer({ min: 1, max: 60 }).map(String),
    fc.constantFrom('dymok', randomUUID(), ...real),
  );

/** One parameter as text; one of a list stands for the list. */
const parameter = ({ name, schema }: { name: string; schema: TSchema }) =>
  fc.tuple(
    fc.constant(name),
    fc.oneof(
      { weight: 1, arbitrary: hostile },
      {
        weight: 2,
        arbitrary: fitting((Reflect.get(schema, 'items') as TSchema | undefined) ?? schema).map((value) =>
          typeof value === 'object' ? JSON.stringify(value) : String(value),
        ),
      },
    ),
  );

test(
  `A12 no request makes it fail, and every answer has its documented shape (${RUNS} requests)`,
  async () => {
    const { paths } = JSON.parse(await openapiText()) as { paths: Record<string, Record<string, Operation>> };
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        path,
        method: method.toUpperCase() as 'GET',
        operation,
        query: (operation.parameters ?? []).filter((one) => one.in === 'query'),
        body: operation.requestBody?.content['application/json']?.schema,
        success: Compile(operation.responses['200']?.content['application/json']?.schema ?? {}),
      })),
    );
    const failure = Compile(Failure);
    const request = fc.constantFrom(...operations).chain((target) =>
      fc.record({
        target: fc.constant(target),
        segments: fc.array(segment(), { minLength: 2, maxLength: 2 }),
        query: fc.array(
          fc.oneof(
            { weight: 1, arbitrary: fc.tuple(fc.constant('cursor'), hostile) },
            ...target.query.map((one) => ({ weight: 2, arbitrary: parameter(one) })),
          ),
          { maxLength: 2 },
        ),
        body: target.body === undefined ? fc.constant(undefined) : guided(target.body),
        person: fc.constantFrom('1', '2', '3'),
        key: fc.option(fc.stringMatching(/^[a-c]$/), { freq: 4 }),
      }),
    );
    const statuses = new Map<number, number>();
    for (const { target, segments, query, body, person, key } of fc.sample(request, RUNS)) {
      const values = [...segments];
      const path = target.path.replace(/\{\w+\}/g, () =>
        encodeURIComponent((values.pop() ?? '').toWellFormed()),
      );
      const search = new URLSearchParams(
        query.map(([name, value]): [string, string] => [name, value]),
      ).toString();
      const answer = await api.app.inject({
        method: target.method,
        url: search === '' ? path : `${path}?${search}`,
        headers: {
          'x-api-key': api.botKey,
          'x-telegram-user-id': person,
          ...(key === null ? {} : { 'idempotency-key': key }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const what = { method: target.method, path, search, body, answer: answer.body };
      expect(answer.statusCode, JSON.stringify(what)).toBeLessThan(500);
      statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1);
      // A file that is not JSON has no shape to check.
      if (!answer.headers['content-type']?.toString().startsWith('application/json')) continue;
      const shape = answer.statusCode === 200 ? target.success : failure;
      expect(shape.Check(answer.json()), JSON.stringify(what).slice(0, 2000)).toBe(true);
    }
    expect(logged).toEqual([]);
    // A fuzzer that is always refused at the door tries nothing.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(RUNS / 10);
  },
  IS_LONG ? 1_800_000 : 120_000,
);
