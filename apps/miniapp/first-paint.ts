import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexHtmlTransformContext, Plugin } from 'vite';

const BOOT = '<script src="/boot.js"></script>';
const ROOT = '<div id="root"></div>';
/** In this order: the API is asked before anything else, and the app stands on the others. */
const PARTS = ['opening', 'react', 'index'];

/**
 * Makes the page whole before the app is there: boot.js stands in it, and so does the list to come, in grey. All that the app
 * consists of is fetched at once, but started one after the other, each in a task of its own: opening.ts asks the API as soon
 * as it has come, and a slow phone is not held up by all the rest together.
 */
export const firstPaint = (): Plugin => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler: (page, { bundle }) => {
      const boot = readFileSync(join(import.meta.dirname, 'boot.js'), 'utf8');
      const whole = page
        .replace(BOOT, () => `<script>${boot}</script>`)
        .replace(ROOT, () => `<div id="root">${SKELETON}</div>`);
      // In development there is no bundle, and the entry starts itself.
      return bundle === undefined ? whole : startedInParts(whole, pathsIn(bundle));
    },
  },
});

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

const pathsIn = (bundle: Bundle): string[] =>
  PARTS.map((part) => {
    const file = Object.values(bundle).find((one) => one.type === 'chunk' && one.name === part);
    if (file === undefined) throw new Error(`The build has no part called ${part}`);
    return `/${file.fileName}`;
  });

const ENTRY = /<script type="module"[^>]* src="([^"]+)"><\/script>/;

/** Behind the page's last element, which the app looks for. What can't be fetched is told of by its link: see boot.js. */
const startedInParts = (page: string, paths: readonly string[]): string => {
  const start = `for (const path of ${JSON.stringify(paths)}) {
  await import(path);
  await new Promise((resolve) => setTimeout(resolve));
}`;
  const missing = paths.filter((path) => !page.includes(`modulepreload" crossorigin href="${path}"`));
  const links = missing.map((path) => `<link rel="modulepreload" crossorigin href="${path}">`);
  return page
    .replace(ENTRY, () => links.join('\n    '))
    .replace(
      '</body>',
      () => `<script>(async () => {\n${start}\n})().catch(() => undefined)</script>\n  </body>`,
    );
};

/** In the places and sizes of the first screen's components (src/features/wishlist), so that nothing jumps when they come. */
const row = (width: string) => `
<div class="flex min-h-[84px] items-center gap-3 px-3">
  <span class="skeleton size-14 shrink-0 rounded-xl"></span>
  <span class="flex flex-1 flex-col gap-2.5">
    <span class="skeleton h-3 w-1/4 rounded"></span>
    <span class="skeleton h-4 ${width} rounded"></span>
    <span class="skeleton h-3 w-1/3 rounded"></span>
  </span>
  <span class="skeleton mr-2 size-7 shrink-0 rounded-full"></span>
</div>`;

const MAGNIFIER =
  '<svg viewBox="0 0 24 24" class="size-5" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"><circle cx="11" cy="11" r="6.5" /><path d="m16 16 4.5 4.5" /></svg>';

const SKELETON = `
<div aria-hidden="true" class="flex h-full flex-col">
  <div class="min-h-0 flex-1 overflow-hidden">
    <div class="mx-auto flex max-w-2xl flex-col gap-3 px-3">
      <div class="flex flex-col gap-2 pb-1 pt-2">
        <div class="h-12 rounded-xl bg-fill"></div>
        <div class="flex gap-2">
          <div class="relative h-12 flex-1 rounded-xl bg-fill">
            <span class="absolute inset-y-0 left-3 flex items-center text-hint">${MAGNIFIER}</span>
          </div>
          <div class="size-12 shrink-0 rounded-xl bg-fill"></div>
        </div>
      </div>
      <div class="overflow-hidden rounded-2xl bg-section">${['w-3/5', 'w-4/5', 'w-1/2', 'w-2/3', 'w-3/4', 'w-2/5', 'w-11/20'].map(row).join('')}</div>
    </div>
  </div>
  <div class="min-h-14 border-t border-line bg-bar"></div>
</div>
`;
