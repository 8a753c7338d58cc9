import { afterAll, beforeAll, expect, it } from 'vitest';
import { startWorld, type World } from './support/scrape.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.close());

it('reads', async () => {
  const report = await world.scrape();
  console.log(JSON.stringify(report, null, 1), world.lines);
  world.replica.resetRequests();
  const second = await world.scrape();
  console.log(JSON.stringify(second, null, 1), world.lines);
  expect(report.outcome).toBe('ok');
});
