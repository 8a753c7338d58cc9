import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse, stringify } from 'yaml';

export type Service = { [key: string]: unknown };
export type Compose = { services: Record<string, Service>; [key: string]: unknown };

const root = new URL('../../', import.meta.url);

export const pathOf = (name: string): string => fileURLToPath(new URL(name, root));

/** As Compose reads it: with anchors resolved and `<<` merged; not yet with variables filled in. */
export const readCompose = (name: string): Compose =>
  parse(readFileSync(pathOf(name), 'utf8'), { merge: true });

/** As `-f base -f override` does it, for what our overrides use: mappings are merged, anything else is replaced. */
export const overlay = (base: unknown, over: unknown): unknown => {
  if (!isMapping(base) || !isMapping(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    merged[key] = key in base ? overlay(base[key], value) : value;
  }
  return merged;
};

export const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const environmentOf = ({ environment }: Service): Record<string, unknown> =>
  isMapping(environment) ? environment : {};

/** As it stands in the repository. */
export const written = (header: string, compose: Record<string, unknown>): string =>
  header + stringify(compose, { lineWidth: 0, aliasDuplicateObjects: false });
