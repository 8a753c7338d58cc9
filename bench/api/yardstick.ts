import { createHash } from 'node:crypto';
import { queryWordsOf } from '@hookah/api/catalog/query/query-words';
import { tiersOf } from '@hookah/api/catalog/query/tiers';
import { lookupOf, understand } from '@hookah/api/catalog/query/understanding';
import { createTobaccosRepository } from '@hookah/api/catalog/tobaccos.repository';
import { createVocabularyRepository } from '@hookah/api/catalog/vocabulary.repository';
import { createWishlistRepository } from '@hookah/api/wishlist/wishlist.repository';
import type { Prisma } from '@hookah/db/client';
import { onStop, tellReady } from '@hookah/service';
import Fastify from 'fastify';
import pg from 'pg';

// What the API is measured by: a bare Fastify that runs the API's own SQL by `pg`, each statement named, and nothing
// else: no envelope, schemas, limits, headers, log, tokens, cursors or cache.

const PAGE = 21;
const SITE = 'https://catalogue.example.org';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const names = new Map<string, string>();
const nameOf = (sql: string): string => {
  const known = names.get(sql) ?? createHash('sha256').update(sql).digest('base64url').slice(0, 22);
  names.set(sql, known);
  return known;
};

const database = {
  query: async <Row>({ text, values }: Prisma.Sql): Promise<Row[]> => {
    const { rows } = await pool.query({ name: nameOf(text), text, values });
    return rows;
  },
  execute: () => Promise.reject(new Error('The yardstick writes nothing')),
};

const tobaccos = createTobaccosRepository(database);
const vocabulary = createVocabularyRepository(database);
const wishlist = createWishlistRepository(database);
const whole = { after: null, limit: PAGE };

const app = Fastify();
app.get<{ Params: { id: string } }>('/tobaccos/:id', ({ params }) => tobaccos.find(Number(params.id), SITE));
app.get<{ Querystring: { search?: string } }>('/tobaccos', async ({ query: { search: text } }) => {
  if (text === undefined) return tobaccos.page({}, { ...whole, search: null, sort: 'rating' });
  const words = queryWordsOf(text);
  const { rows, tobaccos: count } = await vocabulary.find(lookupOf(words));
  const search = { tiers: tiersOf(understand(words, rows)), tobaccos: count };
  return tobaccos.page({}, { ...whole, search, sort: 'relevance' });
});
app.get<{ Params: { userId: string } }>('/wishlist/:userId', ({ params: { userId } }) =>
  wishlist.page({ userId, sessionId: null }, { words: [] }, { ...whole, sort: 'added' }),
);

onStop(() => void app.close().then(() => process.exit(0)));
tellReady({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
