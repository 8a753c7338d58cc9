import { runBench } from '#src/run.ts';
import { measureCache } from './cache.ts';
import { measureQueues } from './queues.ts';
import { measureStorage } from './storage.ts';

await runBench('growth', { cache: measureCache, queues: measureQueues, storage: measureStorage });
