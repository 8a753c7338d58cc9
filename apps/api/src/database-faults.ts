/** Prisma's codes for: can't reach, timed out, connection closed, pool exhausted, transaction not started in time. */
const PRISMA_CODES = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034', 'P2037']);

/** PostgreSQL's classes and codes: connection, out of resources, being shut down or started, cancelled by a time limit. */
const POSTGRES = /^(08...|53...|57P0.|57014|55P03|40001|40P01)$/;
const NODE = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;

/** The pool's own time limit has no code at all. */
const MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|not queryable|too many clients/i;

/** Whether the database was away, busy or restarting, so that the same call may succeed in a moment. */
export const isUnreachable = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const codes = ['code', 'originalCode', 'kind']
    .map((name) => Reflect.get(error, name))
    .filter((code) => typeof code === 'string');
  if (codes.some((code) => PRISMA_CODES.has(code) || POSTGRES.test(code) || NODE.test(code))) return true;
  if (
    codes.some((code) =>
      /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/.test(code),
    )
  ) {
    return true;
  }
  const message: unknown = Reflect.get(error, 'message');
  if (typeof message === 'string' && MESSAGES.test(message)) return true;
  return ['cause', 'meta', 'driverAdapterError'].some((name) =>
    isUnreachable(Reflect.get(error, name), depth + 1),
  );
};
