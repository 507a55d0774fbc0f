import { defineConfig } from 'vite';
import { mnist } from './scripts/mnist.mjs';

export default defineConfig({
  // The page works in any folder of a server.
  base: './',
  resolve: { conditions: ['@cnn/source', 'module', 'browser', 'development|production'] },
  plugins: [mnist()],
  // Assets stay files, since a policy of `default-src 'self'` refuses data: URLs.
  build: { target: 'es2022', assetsInlineLimit: 0, chunkSizeWarningLimit: 800 },
});
