import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { currentRequestId, withRequestId } from '#src/logger.ts';
import { captured } from './capture.ts';

test('a line is JSON with the time in UTC, the level, the service, the message and the fields given', () => {
  const { log, records } = captured();
  log.info({ brand: 'Сарма', count: 94 }, 'brand saved');
  expect(records()).toEqual([
    {
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      level: 'info',
      service: 'test',
      msg: 'brand saved',
      brand: 'Сарма',
      count: 94,
    },
  ]);
});

test('a process without a terminal writes JSON to stdout and nothing to stderr', () => {
  const script = `
    import { createLogger } from ${JSON.stringify(new URL('../src/logger.ts', import.meta.url).href)};
    createLogger({ service: 'api', level: 'info' }).warn('hello');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toMatchObject({ level: 'warn', service: 'api', msg: 'hello' });
  expect(stderr).toBe('');
});

test('what is below the level is not written, and the level can change while running', () => {
  const { log, records } = captured({ level: 'warn' });
  log.info('quiet');
  log.warn('loud');
  log.level = 'debug';
  log.debug('now too');
  log.level = 'silent';
  log.fatal('never');
  expect(records().map(({ msg }) => msg)).toEqual(['loud', 'now too']);
});

test('a child adds its fields to each line and may have a level of its own', () => {
  const { log, records } = captured();
  const child = log.child({ run: 7 }).child({ brand: 'sarma' }, { level: 'error' });
  child.info('no');
  child.error('yes');
  expect(records()).toMatchObject([{ msg: 'yes', run: 7, brand: 'sarma' }]);
});

test('a field cannot pass itself off as ours', () => {
  const { log, records } = captured();
  log.info({ level: 'fatal', time: 'never', service: 'other', msg: 'fake' }, 'real');
  expect(records()).toMatchObject([
    { level: 'info', service: 'test', msg: 'real', level_: 'fatal', msg_: 'fake' },
  ]);
});

test('an error is written with its stack, its own fields and the whole chain of its causes', () => {
  const { log, records } = captured();
  const root = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
  log.error(
    new Error('cannot save', { cause: new TypeError('query failed', { cause: root }) }),
    'brand lost',
  );
  expect(records()).toMatchObject([
    {
      msg: 'brand lost',
      err: {
        name: 'Error',
        message: 'cannot save',
        stack: expect.stringContaining('logger.test.ts'),
        cause: { name: 'TypeError', cause: { message: 'connection refused', code: 'ECONNREFUSED' } },
      },
    },
  ]);
});

test('an error without words of ours is headed by its own message, and all of an AggregateError are kept', () => {
  const { log, records } = captured();
  log.error(new AggregateError([new Error('one'), new Error('two')], 'both failed'));
  expect(records()).toMatchObject([
    { msg: 'both failed', err: { errors: [{ message: 'one' }, { message: 'two' }] } },
  ]);
});

test('no value makes it throw or write two lines', () => {
  const cycle: Record<string, unknown> = { big: 10n };
  cycle.itself = cycle;
  const hostile = [
    cycle,
    new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    ),
    new Proxy(
      {},
      {
        has() {
          throw new Error('no');
        },
      },
    ),
    {
      get broken() {
        throw new Error('no');
      },
      toString: null,
    },
    {
      toJSON() {
        throw new Error('no');
      },
    },
    Object.defineProperty(new Error('x'), 'stack', {
      get() {
        throw new Error('no');
      },
    }),
    Object.create(null),
    Symbol('s'),
    new Date(Number.NaN),
    Buffer.from('bytes'),
    JSON.parse('{"__proto__":{"polluted":true}}'),
    new Map([[{}, new Set([1n])]]),
    () => 1,
    '\u2028\n\r',
    undefined,
    null,
  ];
  for (const value of hostile) {
    const { log, lines } = captured();
    log.info(value, 'said');
    log.info({ value }, 'said');
    log.child({ value }).info('said');
    log.child(Object(value)).info('said');
    expect(lines()).toHaveLength(4);
  }
  fc.assert(
    fc.property(
      fc.anything({
        withBigInt: true,
        withDate: true,
        withMap: true,
        withSet: true,
        withNullPrototype: true,
      }),
      (value) => {
        const { log, records } = captured();
        log.info(value);
        log.info({ value }, 'said');
        expect(records()).toHaveLength(2);
      },
    ),
    { numRuns: 300 },
  );
  expect(Object.prototype).not.toHaveProperty('polluted');
});

test('what is written stays small, however large the value', () => {
  const { log, text } = captured();
  const deep = Array.from({ length: 1_000 }).reduce<object>((inner) => ({ inner }), {});
  log.info({ deep, long: 'x'.repeat(5_000_000), many: Array.from({ length: 100_000 }, (_, i) => i) }, 'big');
  expect(text().length).toBeLessThan(40_000);
});

test('one request id reaches every line of the request, across awaits and apart from other requests', async () => {
  const { log, records } = captured();
  const work = (id: string) =>
    withRequestId(id, async () => {
      await nextTurn();
      log.info({ id }, 'working');
      return currentRequestId();
    });
  expect(await Promise.all([work('a'), work('b')])).toEqual(['a', 'b']);
  log.info('outside');
  const [first, second, outside] = records();
  for (const record of [first, second]) expect(record?.requestId).toBe(record?.id);
  expect(outside).not.toHaveProperty('requestId');
});

test('with a folder given, everything goes to one file and errors alone to another', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'logger-'));
  try {
    const { log } = captured({ file: { dir } });
    log.info('fine');
    log.error('bad');
    log.fatal('worse');
    await log.close();
    const messages = async (name: string) =>
      (await readFile(join(dir, name), 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).msg);
    expect(await messages('test.log')).toEqual(['fine', 'bad', 'worse']);
    expect(await messages('test.error.log')).toEqual(['bad', 'worse']);
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('for a terminal, a line reads well and a foreign text cannot steer the terminal or fake a line', () => {
  const { log, lines } = captured({ pretty: true });
  log.warn({ name: '\u001b[2Jtrick', brand: 'Сарма' }, 'added\n12:00:00 INFO all is well');
  const [line, ...more] = lines();
  expect(more).toEqual([]);
  expect(line).toContain('WARN');
  expect(line).toContain('brand=Сарма');
  expect(line).not.toContain('\u001b[2J');
});

test('for a terminal, the stacks of an error and its cause stand below the line', () => {
  const { log, text } = captured({ pretty: true });
  log.error(new Error('outer', { cause: new Error('inner') }), 'failed');
  expect(text()).toMatch(
    /failed.*err=outer.*\n {4}Error: outer\n {8}at [\s\S]*\n {4}caused by Error: inner\n {8}at /,
  );
});
