import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoad, wrongWrites } from './topology/load.ts';
import { startTopology, type Topology } from './topology/topology.ts';

const TOBACCOS = 2_000;
/** More than the balancer's own looks at two instances, which are requests of an address too. */
const PER_ADDRESS = 300;
const ASKED = 500;

let topology: Topology;
beforeAll(async () => {
  topology = await startTopology({
    apis: 2,
    bots: 0,
    tobaccos: TOBACCOS,
    settings: ['fsync=off'],
    limits: { API_LIMIT_PER_ADDRESS: String(PER_ADDRESS) },
  });
});
afterAll(() => topology?.close());

const statusFrom = async (address: string): Promise<number> =>
  (await fetch(`${topology.url}/api/v1/tags`, { headers: { 'x-forwarded-for': address } })).status;

describe('two APIs behind a balancer, with Redis and a streaming replica', () => {
  it('A6 limits hold exactly over both', async () => {
    for (const api of topology.apis) {
      await expect
        .poll(() => topology.health(api))
        .toMatchObject({ database: 'up', redis: 'up', replica: 'up' });
    }
    const statuses = await Promise.all(Array.from({ length: ASKED }, () => statusFrom('203.0.113.7')));
    const counts: Record<number, number> = {};
    for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
    expect(counts).toEqual({ 401: PER_ADDRESS, 429: ASKED - PER_ADDRESS });
  });

  it('one killed under load loses no acknowledged write, and nobody notices', async () => {
    const [killed, other] = topology.apis;
    if (killed === undefined || other === undefined) throw new Error('Two APIs were started');
    const load = startLoad(topology, { people: 8, tobaccos: TOBACCOS });
    await expect.poll(load.writes).toBeGreaterThan(20);
    await killed.program().kill();
    const before = load.writes();
    await expect.poll(load.writes).toBeGreaterThan(before + 40);
    await killed.start();
    // Both share the load again.
    await expect.poll(() => topology.health(killed)).toMatchObject({ database: 'up' });
    await other.program().kill();
    const later = load.writes();
    await expect.poll(load.writes).toBeGreaterThan(later + 40);
    await load.stop();
    await other.start();

    expect(load.failures()).toEqual([]);
    const written = load.writes();
    expect(await wrongWrites(topology, load.written())).toEqual({ lost: [], doubled: [] });
    process.stdout.write(
      `Two APIs, each killed once: ${written} writes acknowledged, ${load.reads()} reads, none lost\n`,
    );
  });
});
