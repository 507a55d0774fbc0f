import { readFileSync } from 'node:fs';

/** An array in a fixture. */
export interface FixtureArray {
  shape: number[];
  data: number[];
}

/** Reads test/fixtures/NAME.json. */
export function readFixture<Content>(name: string): Content {
  return JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as Content;
}

/** Checks each value within a tolerance, relative to the expected value where that is above 1. */
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
