import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from '../../scripts/chromium.mjs';

const conditions = ['@cnn/source', 'module', 'browser', 'development|production'];

const inBrowser = (name: string, include: string[]) => ({
  resolve: { conditions },
  optimizeDeps: { include: ['ndarray', 'ndarray-ops'] },
  test: {
    name,
    include,
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
});

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { conditions },
        ssr: { resolve: { conditions: ['@cnn/source', 'module', 'node', 'development|production'] } },
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**'],
          testTimeout: 60_000,
        },
      },
      inBrowser('browser', ['test/browser/**/*.test.ts']),
      // Where workers share memory: a page that is isolated from other origins.
      {
        ...inBrowser('browser, isolated', ['test/browser/workers.test.ts', 'test/browser/dataUrl.test.ts']),
        server: {
          headers: {
            'Cross-Origin-Opener-Policy': 'same-origin',
            'Cross-Origin-Embedder-Policy': 'require-corp',
          },
        },
      },
    ],
  },
});
