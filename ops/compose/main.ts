import { writeFileSync } from 'node:fs';
import { pathOf } from './compose-file.ts';
import { coolifyFile } from './coolify.ts';
import { scaleFile } from './scale.ts';

// Writes anew what is made of docker-compose.yml.
writeFileSync(pathOf('docker-compose.coolify.yml'), coolifyFile());
writeFileSync(pathOf('docker-compose.scale.yml'), scaleFile());
