import { expect, it } from 'vitest';
import { readArguments } from '../scripts/arguments.mjs';

const sweeps = ['images', 'batch'];
const networks = ['lenet', 'mlp'];
const read = (...args) => readArguments(args, sweeps, networks);

it('readArguments reads rounds, seconds and sweeps', () => {
  expect(read('--', '--quick')).toMatchObject({ rounds: 2, seconds: 0.3, sweeps: [], networks: [] });
  expect(read('--only-sweeps').sweeps).toEqual(sweeps);
  expect(read('--sweep', 'batch').sweeps).toEqual(['batch']);
});

it('readArguments reads networks', () => {
  expect(read('--networks')).toMatchObject({ networks, seconds: 0.5, profile: false });
  expect(read('--networks', '--network', 'mlp').networks).toEqual(['mlp']);
  expect(read('--network', 'mlp', '--profile')).toMatchObject({ networks: ['mlp'], profile: true });
});

it.each([
  ['--rounds', '0'],
  ['--seconds', 'x'],
  ['--sweep', 'none'],
  ['--network', 'none'],
  ['--profile'],
  ['--nothing'],
])('readArguments refuses %s %s', (...wrong) => {
  expect(() => read(...wrong.filter(Boolean))).toThrow(TypeError);
});
