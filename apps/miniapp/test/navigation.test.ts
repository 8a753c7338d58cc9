// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { readDeepLink, startStack } from '#src/navigation/deep-link.ts';
import { createNavigation } from '#src/navigation/navigation.ts';

test('back goes through what was opened and stops at the list', () => {
  const navigation = createNavigation();
  navigation.showTab('search');
  navigation.open({ kind: 'tobacco', id: 7 });
  expect(navigation.place()).toEqual({ tab: 'search', page: null, sheet: { kind: 'tobacco', id: 7 } });
  navigation.back();
  expect(navigation.place()).toEqual({ tab: 'search', page: null, sheet: null });
  navigation.back();
  expect(navigation.place()).toEqual({ tab: 'list', page: null, sheet: null });
  expect(navigation.canGoBack()).toBe(false);
  navigation.back();
  expect(navigation.place()).toEqual({ tab: 'list', page: null, sheet: null });
});

test('switching to and fro leaves no trail', () => {
  const navigation = createNavigation();
  for (const tab of ['search', 'list', 'search', 'search'] as const) navigation.showTab(tab);
  navigation.back();
  expect(navigation.canGoBack()).toBe(false);
});

test('beneath a linked tobacco lies the list', () => {
  const navigation = createNavigation(startStack(readDeepLink('tobacco_42')));
  expect(navigation.place().sheet).toEqual({ kind: 'tobacco', id: 42 });
  navigation.back();
  expect(navigation.place()).toEqual({ tab: 'list', page: null, sheet: null });
});

describe('start parameters', () => {
  test.each([
    ['tobacco_42', { kind: 'tobacco', tobaccoId: 42 }],
    ['add_1', { kind: 'add', tobaccoId: 1 }],
    ['add_0', null],
    ['add_1x', null],
    ['add_99999999999', null],
    ['tobacco_-1', null],
    ['list_abc', null],
    ['', null],
    [null, null],
  ])('%s means %o', (parameter, link) => {
    expect(readDeepLink(parameter)).toEqual(link);
  });
});
