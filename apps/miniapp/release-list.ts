import type { Plugin } from 'vite';

/** Writes down which files a release consists of, for public/sw.js to keep them. */
export const releaseList = (): Plugin => ({
  name: 'release-list',
  apply: 'build',
  generateBundle(_options, bundle) {
    const files = Object.keys(bundle).filter((file) => file.startsWith('assets/'));
    this.emitFile({
      type: 'asset',
      fileName: 'release.json',
      source: JSON.stringify(files.sort().map((file) => `/${file}`)),
    });
  },
});
