import { Prisma } from '@hookah/db/client';
import type { Reads } from '#src/database.ts';

/** How a word of the vocabulary came up: it is a form, begins with one, sounds like one, or is a typo or two from one. */
export type Likeness = 'same' | 'prefix' | 'sound' | 'typo';
export type VocabularyRow = { likeness: Likeness; form: string | null; word: string; frequency: number };

export type Lookup = {
  same: readonly string[];
  prefixes: readonly string[];
  sounds: readonly string[];
  deletions: readonly string[];
  /** Looked for by trigrams as well, which find two typos in a long word; unless the vocabulary has the word itself. */
  long: readonly string[];
};

export type VocabularyRepository = ReturnType<typeof createVocabularyRepository>;

const MOST_OF_A_PREFIX = 12;
const MOST_OF_A_SOUND = 30;
const MOST_TYPOS = 200;
const MOST_BY_TRIGRAMS = 20;

export const createVocabularyRepository = (catalogue: Reads) => ({
  /** One query, whatever is asked; `tobaccos` is how many there are, roughly, and 0 while nobody counted. */
  find: async (lookup: Lookup): Promise<{ rows: VocabularyRow[]; tobaccos: number }> => {
    const [row] = await catalogue.query<{ rows: VocabularyRow[]; tobaccos: number }>(Prisma.sql`
      SELECT coalesce((SELECT json_agg(found) FROM (${everything(lookup)}) AS found), '[]') AS rows,
        (SELECT greatest(reltuples, 0)::float8 FROM pg_class WHERE oid = 'tobaccos'::regclass) AS tobaccos`);
    return row ?? { rows: [], tobaccos: 0 };
  },
});

const everything = ({ same, prefixes, sounds, deletions, long }: Lookup): Prisma.Sql =>
  Prisma.join(
    [
      Prisma.sql`
        SELECT 'same' AS likeness, word AS form, word, frequency FROM search_vocabulary
        WHERE word = ANY (${same}::text[])`,
      ...[1, 2, 3].map((letters) => beginningWith(prefixes, letters)),
      Prisma.sql`
        SELECT 'sound', form, v.word, v.frequency FROM unnest(${sounds}::text[]) AS form CROSS JOIN LATERAL (
          SELECT word, frequency FROM search_vocabulary WHERE search_sound(word) = search_sound(form)
          ORDER BY frequency DESC LIMIT ${MOST_OF_A_SOUND}::int) v`,
      Prisma.sql`
        (SELECT 'typo', NULL, word, frequency FROM search_vocabulary
        WHERE search_deletions(word) && ${deletions}::text[]
        ORDER BY frequency DESC LIMIT ${MOST_TYPOS}::int)`,
      Prisma.sql`
        SELECT 'typo', NULL, v.word, v.frequency FROM unnest(${long}::text[]) AS form CROSS JOIN LATERAL (
          SELECT word, frequency FROM search_vocabulary WHERE word % form
          ORDER BY similarity(word, form) DESC, frequency DESC LIMIT ${MOST_BY_TRIGRAMS}::int) v
        WHERE NOT EXISTS (SELECT FROM search_vocabulary known WHERE known.word = form)`,
    ],
    ' UNION ALL ',
  );

/** By the index over as many letters as the prefix has, three at most. */
const beginningWith = (prefixes: readonly string[], letters: number): Prisma.Sql => {
  const ofLength = prefixes.filter(({ length }) => (letters === 3 ? length >= 3 : length === letters));
  const start = Prisma.raw(String(letters));
  return Prisma.sql`
    SELECT 'prefix', form, v.word, v.frequency FROM unnest(${ofLength}::text[]) AS form CROSS JOIN LATERAL (
      SELECT word, frequency FROM search_vocabulary
      WHERE left(word, ${start}) = left(form, ${start}) AND starts_with(word, form) AND word <> form
      ORDER BY frequency DESC LIMIT ${MOST_OF_A_PREFIX}::int) v`;
};
