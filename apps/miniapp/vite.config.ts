import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPaint } from './first-paint.ts';
import { precompress } from './precompress.ts';
import { releaseList } from './release-list.ts';

export default defineConfig({
  plugins: [react(), tailwind(), firstPaint(), releaseList(), precompress()],
  build: {
    target: ['chrome111', 'safari16.4', 'firefox128'],
    // Pictures and fonts come from elsewhere or not at all; nothing is worth inlining into the scripts.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // A small file that first-paint.ts starts before the others are there.
            { name: 'opening', test: /\/src\/opening\.ts$/ },
            // The same from release to release: whoever has been here before has them.
            { name: 'react', test: /\/node_modules\/(?:react|react-dom|scheduler)\// },
            {
              name: 'telegram',
              test: /\/node_modules\/(?:@telegram-apps|better-promises|error-kid|valibot|mitt)\//,
            },
            // In one file what every opening needs: each further one is a journey of its own.
            { name: 'app', tags: ['$initial'] },
            // What several of the other screens stand on, in one file rather than in twenty small ones.
            { name: 'common', minShareCount: 2 },
          ],
        },
      },
    },
  },
});
