// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { contrast, readable } from '#src/telegram/contrast.ts';
import { readableShades } from '#src/telegram/theme.ts';

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

/** Telegram for iOS by day, Android by night, a yellow one made by a person, and one where all is the same grey. */
const THEMES = {
  day: {
    bg_color: '#ffffff',
    secondary_bg_color: '#efeff4',
    section_bg_color: '#ffffff',
    text_color: '#000000',
    hint_color: '#8e8e93',
    subtitle_text_color: '#8e8e93',
    accent_text_color: '#007aff',
    link_color: '#007aff',
    destructive_text_color: '#ff3b30',
    button_color: '#007aff',
    button_text_color: '#ffffff',
  },
  night: {
    bg_color: '#17212b',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    text_color: '#f5f5f5',
    hint_color: '#708499',
    accent_text_color: '#6ab2f2',
    destructive_text_color: '#ec3942',
    button_color: '#5288c1',
    button_text_color: '#ffffff',
  },
  yellow: {
    bg_color: '#fff8c0',
    secondary_bg_color: '#ffe97a',
    text_color: '#5c4a00',
    hint_color: '#c8b560',
    link_color: '#e0a800',
    button_color: '#ffd400',
    button_text_color: '#ffffff',
  },
  fog: {
    bg_color: '#808080',
    text_color: '#808080',
    hint_color: '#808080',
    link_color: '#808080',
    button_color: '#808080',
    button_text_color: '#808080',
  },
  'six colours of an old client': {
    bg_color: '#ffffff',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    link_color: '#2678b6',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
} as const;

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
