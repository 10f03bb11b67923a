import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * The page, for the window and for the browser alike: relative addresses so that it loads from either, nothing inlined
 * (the page's policy allows no data: fonts and no inline code), and no newer than the oldest Chrome it meets.
 */
export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  // What few questions need is a chunk of its own, which only modules can load.
  worker: { format: 'es' },
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    target: 'chrome114',
    cssTarget: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: ['index.html', 'terminal.html'].map((name) => new URL(name, import.meta.url).pathname),
    },
  },
});
