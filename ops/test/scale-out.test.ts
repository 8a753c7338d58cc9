import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoad, wrongWrites } from './topology/load.ts';
import { startTopology, type Topology } from './topology/topology.ts';

const TOBACCOS = 2_000;
/** A process that starts from its sources on a busy machine takes its time. */
const patiently = { timeout: 60_000 };
/** More than the balancer's own looks at two instances, which are requests of an address too. */
const PER_ADDRESS = 300;
const ASKED = 500;
const AT_ONCE = 50;

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

/** Of so many requests, fifty at a time: how many were answered how. */
const countsFrom = async (address: string): Promise<Record<number, number>> => {
  const counts: Record<number, number> = {};
  const ask = async () => {
    const { status } = await fetch(`${topology.url}/api/v1/tags`, {
      headers: { 'x-forwarded-for': address },
    });
    counts[status] = (counts[status] ?? 0) + 1;
  };
  for (let asked = 0; asked < ASKED; asked += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
  }
  return counts;
};

describe('two APIs behind a balancer, with Redis and a streaming replica', () => {
  it('A6 limits hold exactly over both', async () => {
    for (const api of topology.apis) {
      await expect
        .poll(() => topology.health(api))
        .toMatchObject({ database: 'up', redis: 'up', replica: 'up' });
    }
    // On a machine that gives Redis no turn for 70 ms each counts by itself for a moment: then another address is tried.
    let address = 0;
    const burst = () => {
      address += 1;
      return countsFrom(`203.0.113.${address}`);
    };
    await expect.poll(burst, { timeout: 60_000 }).toEqual({ 401: PER_ADDRESS, 429: ASKED - PER_ADDRESS });
  });

  it('one killed under load loses no acknowledged write, and nobody notices', async () => {
    const [killed, other] = topology.apis;
    if (killed === undefined || other === undefined) throw new Error('Two APIs were started');
    const load = startLoad(topology, { people: 8, tobaccos: TOBACCOS });
    await expect.poll(load.writes, patiently).toBeGreaterThan(20);
    await killed.program().kill();
    const before = load.writes();
    await expect.poll(load.writes, patiently).toBeGreaterThan(before + 20);
    await killed.start();
    // Both share the load again.
    await expect.poll(() => topology.health(killed)).toMatchObject({ database: 'up' });
    await other.program().kill();
    const later = load.writes();
    await expect.poll(load.writes, patiently).toBeGreaterThan(later + 20);
    await load.stop();

    expect(load.failures()).toEqual([]);
    const written = load.writes();
    expect(await wrongWrites(topology, load.written())).toEqual({ lost: [], doubled: [] });
    process.stdout.write(
      `Two APIs, each killed once: ${written} writes acknowledged, ${load.reads()} reads, none lost\n`,
    );
  });
});
