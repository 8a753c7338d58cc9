import { sureMatch } from '@hookah/shared/sure-match';
import { describe, expect, test } from 'vitest';
import { readPayload } from '#src/features/start.ts';
import { tobacco } from './samples.ts';

const cola = tobacco({ id: 1, name: 'Кола', altName: 'Cola' });
const colaIce = tobacco({ id: 2, name: 'Кола со льдом' });
const rareCola = tobacco({ id: 3, name: 'Кола', line: { id: 2, slug: 'rare', name: 'Rare' } });

describe('words certainly mean a tobacco', () => {
  test.each([
    ['the only result, all of whose words were written', 'кола', [cola], 1],
    ['exactly the brand and the name among several', 'север кола', [cola, colaIce], 1],
    ['by the second name', 'Север COLA', [cola, colaIce], 1],
    ['by its line', 'север rare кола', [cola, rareCola], 3],
  ])('%s', (_why, query, tobaccos, id) => {
    expect(sureMatch(query, { tobaccos, hasMore: false })?.id).toBe(id);
  });

  test.each([
    ['several results', 'кола', [cola, colaIce]],
    ['the same name in two lines', 'север кола', [cola, rareCola]],
    ['the only result, found by a forgiven typo', 'колла', [cola]],
    ['nothing', 'кола', []],
  ])('but not %s', (_why, query, tobaccos) => {
    expect(sureMatch(query, { tobaccos, hasMore: false })).toBeNull();
  });
});

describe('B7 the payload of a link', () => {
  test.each([
    ['add_42', { kind: 'add', tobacco: 42 }],
    ['brand_dark-side', { kind: 'brand', slug: 'dark-side' }],
  ])('%s is understood', (payload, meaning) => expect(readPayload(payload)).toEqual(meaning));

  test.each([
    '',
    'group',
    'add_',
    'add_0',
    'add_1e9',
    'add_99999999999',
    'brand_',
    'brand_A',
    'list_abc',
    '<b>',
  ])('%j is a greeting', (payload) => expect(readPayload(payload)).toBeNull());
});
