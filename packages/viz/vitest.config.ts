import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from '../../scripts/chromium.mjs';

/** Lets tests import the custom-elements manifest as the sources have it. */
const manifest = {
  name: 'cnn-manifest',
  resolveId: (id: string) => (id === 'virtual:custom-elements' ? `\0${id}` : undefined),
  async load(id: string) {
    if (id !== '\0virtual:custom-elements') return undefined;
    const { analyze, elementsOf } = await import('./scripts/manifest/analyze.mjs');
    return `export const elements = ${JSON.stringify(elementsOf(analyze()))}`;
  },
};

export default defineConfig({
  plugins: [manifest],
  resolve: { conditions: ['@cnn/source', 'module', 'browser', 'development|production'] },
  optimizeDeps: {
    include: [
      'lit',
      'lit/decorators.js',
      'lit/directive.js',
      'lit/directives/guard.js',
      'lit/directives/ref.js',
      'axe-core',
      'gifenc',
      'mediabunny',
    ],
  },
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    // Two pages at a time, on two cores as well, where one would be the default: tests often wait.
    maxWorkers: 2,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: launchOptions() }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
