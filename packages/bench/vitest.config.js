import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Core from its sources, so that the tests need no build.
  ssr: { resolve: { conditions: ['@cnn/source', 'module', 'node', 'development|production'] } },
  test: { include: ['test/**/*.test.js'] },
});
