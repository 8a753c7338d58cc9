import { runBench } from '#src/run.ts';
import { measureIngest } from './ingest.ts';
import { measurePace } from './pace.ts';
import { measureWholeCatalogue } from './whole-catalogue.ts';

await runBench('scraper', { pace: measurePace, whole: measureWholeCatalogue, ingest: measureIngest });
