import pg from 'pg';

/** Whether no tobacco was ever saved. */
export const catalogIsEmpty = async (connectionString: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM tobaccos LIMIT 1');
    return rowCount === 0;
  } finally {
    await client.end();
  }
};
