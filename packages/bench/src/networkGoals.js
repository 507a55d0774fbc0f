import { layers } from '@cnn/core/training';
import { hasWideConvolution } from './flop.js';
import { buildLayers, networks } from './networks.js';

/** Each goal of a network, and its value in a row where it was measured. */
const goals = [
  { key: 'share', goal: 0.6, value: ({ shares }) => shares.node, isFor: isWide },
  { key: 'chromiumShare', goal: 0.6, value: ({ shares }) => shares.chromium, isFor: isWide },
  { key: 'pytorch1', goal: 1, value: ({ ratios: { pytorch1 } }) => pytorch1 },
  { key: 'pytorch2', goal: 1, value: ({ ratios: { pytorch2 } }) => pytorch2 },
  { key: 'workers', goal: 1, value: ({ ratios: { workers } }) => workers },
  { key: 'chromiumWorkers', goal: 1, value: ({ ratios: { chromiumWorkers } }) => chromiumWorkers },
  { key: 'pair', goal: 0.85, value: ({ ratios: { pair } }) => pair },
];

function isWide(name) {
  return hasWideConvolution(buildLayers(networks[name], layers));
}

/**
 * The goals: those of each network, that LeNet makes 6/7 of the images that the textbook's model makes, and that half of
 * the networks are 1.5 times as fast as PyTorch on one thread.
 *
 * @returns `{ key, name, goal, value, met }[]`, `name` that of the network if it is for one; a goal whose contenders were
 *   not measured is left out
 */
export function networkGoals(rows) {
  const found = rows.flatMap((row) =>
    goals
      .filter(({ isFor }) => !isFor || isFor(row.name))
      .map(({ key, goal, value }) => ({ key, name: row.name, goal, value: value(row) })),
  );
  const speedOf = (name) => rows.find((row) => row.name === name)?.speeds['node.simd1']?.median;
  found.push({ key: 'lenet', name: 'lenet', goal: 6 / 7, value: speedOf('lenet') / speedOf('textbook') });
  const pytorch = rows.map((row) => row.ratios.pytorch1).filter((ratio) => ratio !== undefined);
  if (pytorch.length === Object.keys(networks).length) {
    found.push({ key: 'half', goal: 1.5, value: pytorch.sort((a, b) => b - a)[pytorch.length / 2 - 1] });
  }
  return found.filter(({ value }) => value >= 0).map((goal) => ({ ...goal, met: goal.value >= goal.goal }));
}
