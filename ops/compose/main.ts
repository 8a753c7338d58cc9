import { writeFileSync } from 'node:fs';
import { pathOf } from './compose-file.ts';
import { coolifyFile } from './coolify.ts';

// Writes docker-compose.coolify.yml anew.
writeFileSync(pathOf('docker-compose.coolify.yml'), coolifyFile());
