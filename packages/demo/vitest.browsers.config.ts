import { defineConfig } from 'vitest/config';

/** The tests in three engines: `npm run test:browsers`. */
export default defineConfig({
  test: {
    include: ['test/browsers/*.test.ts'],
    globalSetup: ['test/build.ts'],
    reporters: ['verbose'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
});
