// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { contrast, readable } from '#src/telegram/contrast.ts';
import { readableShades } from '#src/telegram/theme.ts';
import { THEMES } from './themes.ts';

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 2);
});

test('a colour that can be read is left as it is', () => {
  expect(readable('#000000', ['#ffffff'])).toBe('#000000');
});

test('what is no colour is left as it is', () => {
  expect(readable('red', ['#ffffff'])).toBe('red');
  expect(readable('#123456', ['white'])).toBe('#123456');
});

describe.each(Object.entries(THEMES))('in the theme “%s”', (_name, theme: Record<string, string>) => {
  const shades = readableShades(theme);
  const surfaces = [theme.section_bg_color ?? theme.bg_color, theme.secondary_bg_color ?? theme.bg_color];

  test.each(['--shade-text', '--shade-hint', '--shade-accent'])('%s can be read on every surface', (name) => {
    for (const surface of surfaces) {
      expect(contrast(shades[name] ?? '', surface ?? '')).toBeGreaterThanOrEqual(4.5);
    }
  });

  test('a button’s word can be read', () => {
    expect(contrast(shades['--shade-button'] ?? '', theme.button_text_color ?? '')).toBeGreaterThanOrEqual(
      4.5,
    );
  });
});
