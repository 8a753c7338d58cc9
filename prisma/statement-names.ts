import { createHash } from 'node:crypto';

const MOST_NAMES = 500;
/** A search in two tiers is 12 000 characters long, and to plan it anew takes as long as to carry it out. */
const LONGEST_SQL = 16_384;

/**
 * Names for statements, so that the server parses and plans each only once a connection (without a name, never).
 * Bulk writes differ in every call: they stay nameless, or each would be kept by the server for ever.
 */
export function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMES || sql.length > LONGEST_SQL) return NAMELESS;
    // Not a counter: behind a connection pooler other processes' statements live in the same connection.
    const name = createHash('sha256').update(sql).digest('base64url').slice(0, 22);
    names.set(sql, name);
    return name;
  };
}

const NAMELESS = '';
