import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { paintShades } from '#src/telegram/paint-shades.ts';
import type { ThemeColors } from '#src/telegram/theme.ts';

/** A variable of styles.css, or a colour, as it is painted: `#rrggbb`. */
export type Painted = (color: string) => Promise<string>;

/** An empty page with the app's styles and somebody's theme, without the app. */
export const paintTheme = async (page: Page, distDir: string, theme: ThemeColors): Promise<Painted> => {
  const index = await readFile(join(distDir, 'index.html'), 'utf8');
  const [, path = ''] = /href="(\/assets\/[^"]+\.css)"/.exec(index) ?? [];
  const variables = new Map<string, string | null>(
    Object.entries(theme).map(([name, color]) => [`--tg-theme-${name.replaceAll('_', '-')}`, color ?? null]),
  );
  paintShades(theme, {
    style: {
      getPropertyValue: (name) => variables.get(name) ?? '',
      setProperty: (name, value) => void variables.set(name, value),
    },
  });
  const style = [...variables].map(([name, color]) => `${name}:${color}`);
  await page.setContent(
    `<!doctype html><html style="${style.join(';')}"><body><p class="picture"></p></body></html>`,
  );
  await page.addStyleTag({ content: await readFile(join(distDir, path), 'utf8') });
  return (name) =>
    page.evaluate(
      (color) => {
        const probe = document.querySelector('p') ?? document.body;
        const context = document.createElement('canvas').getContext('2d');
        probe.style.color = color;
        if (context === null) return '';
        context.fillStyle = getComputedStyle(probe).color;
        context.fillRect(0, 0, 1, 1);
        const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
        return `#${[red, green, blue].map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
      },
      name.startsWith('--') ? `var(${name})` : name,
    );
};
