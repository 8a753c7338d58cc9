import { isDark, readableShades, type ThemeColors } from './theme.ts';

/** The shades of the theme for styles.css. */
export const paintShades = (
  theme: ThemeColors,
  {
    style,
  }: { style: Pick<CSSStyleDeclaration, 'getPropertyValue' | 'setProperty'> } = document.documentElement,
): void => {
  const [scheme, lift] = isDark(theme) ? ['dark', '22%'] : ['light', '0%'];
  const shades = { ...readableShades(theme), 'color-scheme': scheme, '--lift': lift };
  for (const [name, color] of Object.entries(shades)) {
    // What is written anew is computed anew, for every element.
    if (style.getPropertyValue(name) !== color) style.setProperty(name, color);
  }
};
