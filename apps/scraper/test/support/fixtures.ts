import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSite } from '#src/htreviews/site.ts';

/** Invented brands in the site's markup. */
export const fixture = (name: 'brand-list' | 'brand' | 'line' | 'tobacco'): string =>
  readFileSync(join(import.meta.dirname, '../fixtures', `${name}.html`), 'utf8');

export const SITE = createSite('https://site.example');
export const at = (path: string): string => `https://site.example/tobaccos/${path}`;
