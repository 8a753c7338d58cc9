import { createDatabase } from '@hookah/api/database';
import { createBulkRepository } from '@hookah/api/wishlist/bulk.repository';
import { createPrisma } from '@hookah/db/client';
import { type BenchServer, startBenchServer } from '#src/database.ts';
import { median, millisecondsOf } from '#src/numbers.ts';
import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { seedCatalogue } from '#src/search-catalogue.ts';

const ROWS = 50;
const ROUNDS = 15;
const LEAST = 20;

type Turn = { bulk: number; loop: number };

/** P11: what one `POST /wishlist/bulk` may write, in one statement and by a loop of `upsert`, in turns. */
export async function measureBulk({ server }: PartDeps): Promise<Finding> {
  const durable = await startBenchServer({ isDurable: true });
  try {
    const [waiting, working] = [await turnsOn(durable), await turnsOn(server)];
    const what = `putting ${ROWS} tobaccos on a list at once ÷ a loop of \`prisma.wishlistItem.upsert\` (P11)`;
    const ratio = timesAsFast(waiting);
    return {
      measures: [
        {
          what: `${what}, on a server that waits for its disk as in production`,
          measured: toldOf(waiting),
          target: `≥ ${LEAST}`,
          isMet: ratio >= LEAST,
        },
        {
          what: 'the same on a server that waits for no disk',
          measured: toldOf(working),
          target: '',
          isMet: null,
        },
      ],
      numbers: { waiting, working },
    };
  } finally {
    await durable.stop();
  }
}

const timesAsFast = (turns: readonly Turn[]): number => median(turns.map(({ bulk, loop }) => loop / bulk));

const toldOf = (turns: readonly Turn[]): string => {
  const [bulk, loop] = [median(turns.map((one) => one.bulk)), median(turns.map((one) => one.loop))];
  return `${timesAsFast(turns).toFixed(1)} times as fast (${bulk.toFixed(1)} against ${loop.toFixed(1)} ms)`;
};

async function turnsOn(server: BenchServer): Promise<Turn[]> {
  const database = await server.create('api_bulk');
  await seedCatalogue(database.query, 10_000);
  const ids = await database.query<{ id: number }>('SELECT id FROM tobaccos ORDER BY id LIMIT $1::int', [
    ROWS,
  ]);
  const tobaccoIds = ids.map(({ id }) => id);
  const prisma = createPrisma({ connectionString: database.connectionString, poolSize: 1 });
  const { insert } = createBulkRepository(createDatabase(prisma));
  const { id: wishlistId } = await prisma.wishlist.create({
    data: { isDefault: true, user: { create: { telegramId: 1n } } },
  });
  const forget = () => prisma.wishlistItem.deleteMany({});
  const turns: Turn[] = [];
  for (let round = -2; round < ROUNDS; round += 1) {
    await forget();
    const bulk = await millisecondsOf(() => insert(wishlistId, tobaccoIds, new Date()));
    await forget();
    const loop = await millisecondsOf(async () => {
      for (const tobaccoId of tobaccoIds) {
        const id = crypto.randomUUID();
        await prisma.wishlistItem.upsert({
          where: { id },
          create: { id, wishlistId, tobaccoId },
          update: { tobaccoId },
        });
      }
    });
    if (round >= 0) turns.push({ bulk, loop });
  }
  await prisma.$disconnect();
  return turns;
}
