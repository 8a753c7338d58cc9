import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPrisma } from '@hookah/db/client';
import { migrate } from '@hookah/db/migrate';
import { createApiClient } from '@hookah/shared/api-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backUp } from '#src/backup/backup.ts';
import { type Contents, differences, readContents } from '#src/backup/contents.ts';
import { connected } from '#src/backup/postgres.ts';
import { createRepository } from '#src/backup/repository.ts';
import { bundle } from '#src/bundle/bundle.ts';
import { goBack, restoreDatabase } from '#src/restore/restore.ts';
import { type Cluster, startCluster } from './debian-cluster.ts';
import { runProgram } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'hookah-drill-'));
const log = { info() {}, warn() {}, error() {} };
const BOT_KEY = 'drill-bot-key-0123456789-0123456789-0123456789';
const TOBACCOS = process.env.TEST_LONG === '1' ? 200_000 : 5_000;

/** What a test need not wait for: the disk. */
const QUICK = ['fsync=off', 'full_page_writes=off'];

let cluster: Cluster;
const store = {
  repository: join(folder, 'repository'),
  password: 'drill-password-0123456789-0123456789',
  workDir: join(folder, 'work'),
};
const configOf = ({ url, bin }: Cluster) => ({
  ...store,
  databaseUrl: url('hookah'),
  pgBin: bin,
  offsite: null,
});
const repository = createRepository(store);
const contentsOf = (url: string): Promise<Contents> => connected(url, readContents);
const databases = (of: Cluster): Promise<string[]> =>
  connected(of.url('postgres'), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname LIKE 'hookah%' ORDER BY 1",
    );
    return rows.map(({ datname }) => datname);
  });

/** People, lists and a catalogue, as many as are said. */
const load = (url: string): Promise<unknown> =>
  connected(url, (client) =>
    client.query(`
      INSERT INTO brands (htreviews_id, slug, name) SELECT n, 'brand-' || n, 'Бренд ' || n FROM generate_series(1, 50) n;
      INSERT INTO tobaccos (htreviews_id, brand_id, slug_path, name, search_text, rating)
        SELECT n, 1 + n % 50, 'brand/line/' || n, 'Ежевика ' || n, 'ежевика ' || n, (n % 50) / 10.0 FROM generate_series(1, ${TOBACCOS}) n;
      INSERT INTO search_vocabulary (word, frequency)
        SELECT word, count(*) FROM tobaccos t, unnest(tsvector_to_array(t.search_words)) AS word GROUP BY word;
      INSERT INTO users (telegram_id, first_name) SELECT n, 'Аня <' || n || '>' FROM generate_series(1, 200) n;
      INSERT INTO wishlists (user_id, is_default) SELECT id, true FROM users;
      INSERT INTO wishlist_items (wishlist_id, tobacco_id, note)
        SELECT w.id, t.id, 'к чаю' FROM wishlists w CROSS JOIN (SELECT id FROM tobaccos ORDER BY id LIMIT 20) t;`),
  );

beforeAll(async () => {
  cluster = await startCluster(QUICK);
  await connected(cluster.url('postgres'), (client) => client.query('CREATE DATABASE hookah'));
  await migrate({ connectionString: cluster.url('hookah'), log: { ...log, debug() {} } });
  await load(cluster.url('hookah'));
});
afterAll(() => {
  cluster?.destroy();
  rmSync(folder, { recursive: true, force: true });
});

describe('R14 a backup', () => {
  it('is one only after it was restored on trial, and leaves nothing behind but itself', async () => {
    // What a backup leaves that was killed while it restored on trial.
    await connected(cluster.url('postgres'), (client) => client.query('CREATE DATABASE hookah_trial'));
    const { manifest } = await backUp({ config: configOf(cluster), log });
    expect(manifest.contents.tables.tobaccos?.rows).toBe(TOBACCOS);
    expect(await repository.snapshots()).toHaveLength(1);
    expect(await databases(cluster)).toEqual(['hookah']);
  });

  const dumpIn = (work: string) => join(work, 'database.dump');
  const edit = (work: string, change: (manifest: { contents: Contents }) => void) => {
    const file = join(work, 'manifest.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    change(manifest);
    writeFileSync(file, JSON.stringify(manifest));
  };
  it.each<[string, (work: string) => void, RegExp]>([
    ['empty', (work) => truncateSync(dumpIn(work), 0), /0 bytes/],
    ['truncated', (work) => truncateSync(dumpIn(work), 20_000), /20000 bytes/],
    ['missing', (work) => rmSync(dumpIn(work)), /no dump/],
    [
      'altered in a byte',
      (work) => {
        const bytes = readFileSync(dumpIn(work));
        bytes[bytes.length - 500] = Number(bytes.at(-500)) ^ 1;
        writeFileSync(dumpIn(work), bytes);
      },
      /not what was written/,
    ],
    [
      'of another version of PostgreSQL',
      (work) => edit(work, ({ contents }) => Object.assign(contents, { serverVersion: '9.6' })),
      /of PostgreSQL/,
    ],
    [
      'of a database without our tables',
      (work) => edit(work, ({ contents }) => Object.assign(contents, { migrations: [] })),
      /without our tables/,
    ],
    [
      'short of a row',
      (work) => edit(work, ({ contents: { tables } }) => Object.assign(tables.users ?? {}, { rows: 201 })),
      /users: 200 rows instead of 201/,
    ],
  ])('that is %s never counts', async (_what, spoil, why) => {
    await expect(
      backUp({ config: configOf(cluster), log, onDump: async (work) => spoil(work) }),
    ).rejects.toThrow(why);
  });

  it('that did not count leaves the one before, and nothing of itself', async () => {
    expect(await repository.snapshots()).toHaveLength(1);
    expect(await databases(cluster)).toEqual(['hookah']);
  });

  it('of a database that is away is none, and says so', async () => {
    const config = { ...configOf(cluster), databaseUrl: 'postgresql://hookah@127.0.0.1:1/hookah' };
    await expect(backUp({ config, log })).rejects.toThrow('ECONNREFUSED');
  });
});

describe('the copy elsewhere', () => {
  const elsewhere = { repository: join(folder, 'elsewhere'), keyId: 'any', key: 'any' };

  it('has every backup, and is caught up with after it failed', async () => {
    const told: unknown[] = [];
    const away = { ...elsewhere, repository: '/dev/null/nowhere' };
    const failed = await backUp({
      config: { ...configOf(cluster), offsite: away },
      log: { ...log, error: (...line) => told.push(line) },
    });
    expect(failed.isOffsite).toBe(false);
    expect(told).toHaveLength(1);

    const { isOffsite } = await backUp({ config: { ...configOf(cluster), offsite: elsewhere }, log });
    expect(isOffsite).toBe(true);
    const copied = await createRepository({ ...elsewhere, password: store.password }).snapshots();
    expect(copied.at(-1)?.time).toEqual((await repository.snapshots()).at(-1)?.time);
  });
});

describe('R14 the drill: the server is lost with its disk', () => {
  it('an empty cluster gets everything back, row by row, and the API serves it', async () => {
    const before = await contentsOf(cluster.url('hookah'));
    await backUp({ config: configOf(cluster), log });
    cluster.destroy();
    cluster = await startCluster(QUICK);

    const startedAt = Date.now();
    const config = configOf(cluster);
    const { restorePoint } = await restoreDatabase('latest', { config, repository, log });
    expect(restorePoint).toBeNull();
    expect(differences(before, await contentsOf(config.databaseUrl))).toEqual([]);
    expect(await migrate({ connectionString: config.databaseUrl, log: { ...log, debug() {} } })).toEqual([]);

    await bundle('api', join(folder, 'api'));
    const api = runProgram(join(folder, 'api/main.js'), {
      DATABASE_URL: config.databaseUrl,
      JWT_SECRET: randomBytes(32).toString('hex'),
      BOT_API_KEY: BOT_KEY,
      TELEGRAM_BOT_TOKEN: `123456789:${'A'.repeat(35)}`,
      API_PORT: '0',
      API_METRICS_PORT: '0',
    });
    try {
      const baseUrl = `${await api.ready}/api/v1`;
      process.stdout.write(`Drill: ${TOBACCOS} tobaccos, served again after ${Date.now() - startedAt} ms\n`);
      const headers = () => ({ 'x-api-key': BOT_KEY, 'x-telegram-user-id': '7' });
      const person = createApiClient({ baseUrl, headers });
      expect((await person.wishlist.list({})).items).toHaveLength(20);
      // By a typo: trigrams of Russian words work in the new cluster too.
      const found = await person.tobaccos.list({ search: 'ижевика' });
      expect(found.items[0]?.name).toContain('Ежевика');
      // Numbers go on where they were: a new row meets none that is there.
      const prisma = createPrisma({ connectionString: config.databaseUrl });
      await prisma.brand.create({ data: { slug: 'after', name: 'After the drill' } });
      await prisma.$disconnect();
    } finally {
      await api.stop();
    }
  });

  it('over a database that is there, the old one stays as a restore point and can be gone back to', async () => {
    const config = configOf(cluster);
    await connected(config.databaseUrl, (client) =>
      client.query('DELETE FROM users WHERE telegram_id <= 100'),
    );
    const damaged = await contentsOf(config.databaseUrl);
    const { restorePoint } = await restoreDatabase('latest', { config, repository, log });
    expect((await contentsOf(config.databaseUrl)).tables.users?.rows).toBe(200);

    const aside = await goBack(String(restorePoint), config.databaseUrl);
    expect(differences(damaged, await contentsOf(config.databaseUrl))).toEqual([]);
    expect(await databases(cluster)).toEqual(['hookah', aside].toSorted());
  });

  it('a restore that fails changes nothing and leaves nothing', async () => {
    const config = configOf(cluster);
    const before = [await contentsOf(config.databaseUrl), await databases(cluster)];
    const bad = { ...config, pgBin: '/nowhere' };
    await expect(restoreDatabase('latest', { config: bad, repository, log })).rejects.toThrow(
      '/nowhere/pg_restore',
    );
    await expect(restoreDatabase('abcdef', { config, repository, log })).rejects.toThrow(
      'There is no backup abcdef',
    );
    await expect(goBack('postgres', config.databaseUrl)).rejects.toThrow('hookah_before_');
    expect([await contentsOf(config.databaseUrl), await databases(cluster)]).toEqual(before);
  });
});

it('the wrong password neither reads nor replaces a repository', async () => {
  const other = createRepository({ ...store, password: 'another-password-0123456789-0123456789' });
  await expect(other.open()).rejects.toThrow();
  expect(await repository.snapshots()).not.toHaveLength(0);
});
