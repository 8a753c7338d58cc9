import { contrast, readable } from './contrast.ts';

/** Above AA's 4.5, since these also stand on a tint of themselves. */
const ON_TINT = 5.5;

export type ThemeColors = Partial<Record<string, string>>;

/**
 * The shades of a person's theme that carry small text, made readable. Keys are CSS variables; what a theme lacks
 * (clients before 7.0 send six colours) is left to the fallbacks in styles.css.
 */
export const readableShades = (theme: ThemeColors): Record<string, string> => {
  const section = theme.section_bg_color ?? theme.bg_color;
  const page = theme.secondary_bg_color ?? theme.bg_color;
  const bar = theme.bottom_bar_bg_color ?? page;
  const surfaces = [section, page, bar].filter((color) => color !== undefined);
  const shades: [name: string, color: string | undefined, against: readonly string[], wanted?: number][] = [
    ['--shade-text', theme.text_color, surfaces],
    ['--shade-hint', theme.subtitle_text_color ?? theme.hint_color, surfaces, ON_TINT],
    ['--shade-accent', theme.accent_text_color ?? theme.link_color, surfaces, ON_TINT],
    ['--shade-heading', theme.section_header_text_color ?? theme.hint_color, surfaces],
    ['--shade-danger', theme.destructive_text_color, surfaces],
    ['--shade-button', theme.button_color, theme.button_text_color ? [theme.button_text_color] : []],
  ];
  return Object.fromEntries(
    shades.flatMap(([name, color, against, wanted]) =>
      color ? [[name, readable(color, against, wanted)]] : [],
    ),
  );
};

/** Without a colour of its own it is what Telegram is by default. */
export const isDark = ({ bg_color: ground = '#ffffff' }: ThemeColors): boolean =>
  contrast(ground, '#ffffff') > contrast(ground, '#000000');
