import { defineConfig } from 'vite';
import { mnist } from './scripts/mnist.mjs';

export default defineConfig({
  // The page can stand in any folder of any server.
  base: './',
  resolve: { conditions: ['@cnn/source', 'module', 'browser', 'development|production'] },
  plugins: [mnist()],
  // Assets stay files: a policy of `default-src 'self'` refuses data: addresses.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
});
