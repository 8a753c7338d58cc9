import { median } from '#src/numbers.ts';
import type { Finding } from '#src/report.ts';
import type { PartDeps } from '#src/run.ts';
import { type ServerProcess, startApiProcess, startYardstickProcess } from './processes.ts';

const ROUNDS = 7;
const MOST = 1.5;

/** P13: from the start of the process until it listens, in turns with the yardstick. */
export async function measureColdStart({ server }: PartDeps): Promise<Finding> {
  const { connectionString } = await server.create('api_cold');
  const timeOf = async (start: (url: string) => Promise<ServerProcess>) => {
    const started = await start(connectionString);
    await started.stop();
    return started.startedWithin;
  };
  const turns: { api: number; yardstick: number }[] = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const turn = { yardstick: await timeOf(startYardstickProcess), api: await timeOf(startApiProcess) };
    if (round >= 0) turns.push(turn);
  }
  const ratio = median(turns.map(({ api, yardstick }) => api / yardstick));
  const [api, yardstick] = [median(turns.map((one) => one.api)), median(turns.map((one) => one.yardstick))];
  return {
    measures: [
      {
        what: 'cold start of the bundle, API ÷ yardstick bundled alike (P13)',
        measured: `${ratio.toFixed(2)} (${Math.round(api)} ÷ ${Math.round(yardstick)} ms)`,
        target: `≤ ${MOST}`,
        isMet: ratio <= MOST,
      },
    ],
    numbers: { turns },
  };
}
