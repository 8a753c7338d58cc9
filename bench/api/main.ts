import { runBench } from '#src/run.ts';
import { measureBulk } from './bulk.ts';
import { measureColdStart } from './cold.ts';
import { measureMemory } from './memory.ts';
import { measureReads } from './reads.ts';

await runBench('api', {
  reads: measureReads,
  cold: measureColdStart,
  memory: measureMemory,
  bulk: measureBulk,
});
