import { readFileSync } from 'node:fs';

/** An array as fixtures hold it. */
export interface FixtureArray {
  shape: number[];
  data: number[];
}

/** The content of a file in test/fixtures/. */
export function readFixture<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as Content;
}

/** Like `toBeCloseTo`, for each value, relative to its size where that is above 1. */
export function expectNear(
  actual: ArrayLike<number>,
  expected: ArrayLike<number>,
  tolerance: number,
  what = 'value',
): void {
  if (actual.length !== expected.length) {
    throw new Error(`${what}: ${actual.length} values instead of ${expected.length}`);
  }
  for (let i = 0; i < expected.length; i++) {
    const allowed = tolerance * Math.max(Math.abs(expected[i]), 1);
    if (!(Math.abs(actual[i] - expected[i]) <= allowed || Object.is(actual[i], expected[i]))) {
      throw new Error(`${what} ${i} is ${actual[i]}, not ${expected[i]} (± ${allowed})`);
    }
  }
}
