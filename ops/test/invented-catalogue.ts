import { connected } from '#src/backup/postgres.ts';

/** A brand with so many tobaccos that can be found, whose ids begin with 1 in a new database. */
export const fillCatalogue = (url: string, tobaccos: number): Promise<unknown> =>
  connected(url, (client) =>
    client.query(`
      INSERT INTO brands (htreviews_id, slug, name) VALUES (1, 'dymok', 'Дымок');
      INSERT INTO tobaccos (htreviews_id, brand_id, slug_path, name, search_text, rating)
        SELECT n, 1, 'dymok/line/' || n, 'Чирника ' || n, 'чирника ' || n, (n % 50) / 10.0 FROM generate_series(1, ${tobaccos}) n;
      INSERT INTO search_vocabulary (word, frequency)
        SELECT word, count(*) FROM tobaccos t, unnest(tsvector_to_array(t.search_words)) AS word GROUP BY word;
      ANALYZE`),
  );
