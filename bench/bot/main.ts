import { runBench } from '#src/run.ts';
import { measureAcknowledgement } from './acknowledgement.ts';
import { measureThroughput } from './throughput.ts';

await runBench('bot', { throughput: measureThroughput, acknowledgement: measureAcknowledgement });
