import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const BOOT = '<script src="/boot.js"></script>';
const ROOT = '<div id="root"></div>';

/**
 * Makes the page whole before the app is there: boot.js stands in it, and so does the list to come, in grey. And opening.ts,
 * which asks the API, is started as soon as it has come; the rest imports the same file, and finds it running.
 */
export const firstPaint = (): Plugin => ({
  name: 'first-paint',
  transformIndexHtml: {
    order: 'post',
    handler: (page, { bundle }) => ({
      html: page
        .replace(BOOT, () => `<script>${readFileSync(join(import.meta.dirname, 'boot.js'), 'utf8')}</script>`)
        .replace(ROOT, () => `<div id="root">${SKELETON}</div>`),
      tags: Object.values(bundle ?? {})
        .filter((file) => file.type === 'chunk' && file.name === 'opening')
        .map(({ fileName }) => ({
          tag: 'script',
          attrs: { type: 'module', async: true, crossorigin: true, src: `/${fileName}` },
          injectTo: 'head-prepend' as const,
        })),
    }),
  },
});

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
