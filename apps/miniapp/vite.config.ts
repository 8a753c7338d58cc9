import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.ts';
import { releaseList } from './release-list.ts';

export default defineConfig({
  plugins: [react(), tailwind(), releaseList(), precompress()],
  build: {
    target: ['chrome111', 'safari16.4', 'firefox128'],
    // Pictures and fonts come from elsewhere or not at all; nothing is worth inlining into the scripts.
    assetsInlineLimit: 0,
  },
});
