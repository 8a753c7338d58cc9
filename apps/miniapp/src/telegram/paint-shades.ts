import { isDark, readableShades, type ThemeColors } from './theme.ts';

/** The shades of the theme for styles.css. */
export const paintShades = (theme: ThemeColors, { style } = document.documentElement): void => {
  const shades = { ...readableShades(theme), 'color-scheme': isDark(theme) ? 'dark' : 'light' };
  for (const [name, color] of Object.entries(shades)) {
    // What is written anew is computed anew, for every element.
    if (style.getPropertyValue(name) !== color) style.setProperty(name, color);
  }
};
