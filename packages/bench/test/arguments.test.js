import { expect, it } from 'vitest';
import { readArguments } from '../scripts/arguments.mjs';

const sweeps = ['images', 'batch'];

it('readArguments reads rounds, seconds and sweeps', () => {
  expect(readArguments(['--', '--quick'], sweeps)).toMatchObject({ rounds: 2, seconds: 0.3, sweeps: [] });
  expect(readArguments(['--only-sweeps'], sweeps).sweeps).toEqual(sweeps);
  expect(readArguments(['--sweep', 'batch'], sweeps).sweeps).toEqual(['batch']);
});

it.each([['--rounds', '0'], ['--seconds', 'x'], ['--sweep', 'none'], ['--nothing']])(
  'readArguments refuses %s %s',
  (...wrong) => {
    expect(() => readArguments(wrong.filter(Boolean), sweeps)).toThrow(TypeError);
  },
);
