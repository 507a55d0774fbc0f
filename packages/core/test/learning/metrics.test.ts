import { expect, test } from 'vitest';
import { metrics } from '../../src/training.js';
import { accuracyFor } from '../../src/learning/metrics/accuracy.js';
import { countSums, type Metric } from '../../src/learning/metrics/metric.js';

/** A metric over all samples. */
function compute(metric: Metric, predictions: number[][], targets: number[][]): number {
  const count = countSums(metric, predictions[0].length);
  const { result = ([sum]: readonly number[], n: number) => sum / n } = metric;
  const total = new Array<number>(count).fill(0);
  predictions.forEach((prediction, i) => {
    const memory = Float32Array.from([...prediction, ...targets[i], ...total.map(() => NaN)]);
    const to = prediction.length + targets[i].length;
    metric.add(memory, to, 0, prediction.length, prediction.length);
    for (let j = 0; j < count; j++) total[j] += memory[to + j];
  });
  return result(total, predictions.length);
}

const predictions = [
  [0.1, 0.7, 0.2],
  [0.5, 0.5, 0],
  [0.2, 0.3, 0.5],
];

// The examples of Keras' documentation.
const threeOutputs = [
  [0.2, 0.6, 0.7],
  [0.2, 0.6, 0.6],
  [0.6, 0.8, 0],
];
const threeTargets = [
  [1, 1, 1],
  [1, 0, 0],
  [1, 1, 0],
];
const fourYesOrNo: [number[][], number[][]] = [
  [[0], [0.5], [0.3], [0.9]],
  [[0], [0], [1], [1]],
];

test.each([
  ['sparseCategoricalAccuracy', metrics.sparseCategoricalAccuracy(), predictions, [[1], [1], [2]], 2 / 3],
  [
    'categoricalAccuracy',
    metrics.categoricalAccuracy(),
    predictions,
    [
      [0, 1, 0],
      [1, 0, 0],
      [1, 0, 0],
    ],
    2 / 3,
  ],
  [
    'binaryAccuracy',
    metrics.binaryAccuracy(),
    [
      [0.6, 0.5],
      [0.1, 0.9],
    ],
    [
      [1, 1],
      [0, 1],
    ],
    3 / 4,
  ],
  ['binaryAccuracy above 0.8', metrics.binaryAccuracy({ threshold: 0.8 }), [[0.6], [0.9]], [[1], [1]], 1 / 2],
  [
    'sparseTopKCategoricalAccuracy, the largest of equal outputs',
    metrics.sparseTopKCategoricalAccuracy({ k: 1 }),
    predictions,
    [[1], [1], [0]],
    2 / 3,
  ],
  [
    'sparseTopKCategoricalAccuracy, k = 2',
    metrics.sparseTopKCategoricalAccuracy({ k: 2 }),
    predictions,
    [[2], [2], [1]],
    2 / 3,
  ],
  [
    'topKCategoricalAccuracy, k = 2',
    metrics.topKCategoricalAccuracy({ k: 2 }),
    predictions,
    [
      [0, 0, 1],
      [1, 0, 0],
      [1, 0, 0],
    ],
    2 / 3,
  ],
  [
    'meanSquaredError',
    metrics.meanSquaredError(),
    [
      [1, 2],
      [0, 0],
    ],
    [
      [0, 0],
      [0, 3],
    ],
    (2.5 + 4.5) / 2,
  ],
  [
    'meanAbsoluteError',
    metrics.meanAbsoluteError(),
    [
      [1, 2],
      [0, 0],
    ],
    [
      [0, 0],
      [0, -3],
    ],
    1.5,
  ],
  ['precision', metrics.precision(), [[0.9], [0.8], [0.7], [0.1]], [[1], [0], [1], [1]], 2 / 3],
  ['recall', metrics.recall(), [[0.9], [0.8], [0.7], [0.1], [0.2]], [[1], [0], [1], [1], [1]], 2 / 4],
  ['precision, the threshold itself not above it', metrics.precision(), [[0.5], [0.9]], [[0], [1]], 1],
  ['f1Score', metrics.f1Score(), threeOutputs, threeTargets, (0 + 0.5 + 2 / 3) / 3],
  [
    'f1Score above 0.5, each class',
    metrics.f1Score({ threshold: 0.5 }),
    threeOutputs,
    threeTargets,
    (0.5 + 0.8 + 2 / 3) / 3,
  ],
  [
    'f1Score, weighted',
    metrics.f1Score({ threshold: 0.5, average: 'weighted' }),
    threeOutputs,
    threeTargets,
    (3 * 0.5 + 2 * 0.8 + 2 / 3) / 6,
  ],
  [
    'f1Score, weighted by targets, not by outputs',
    metrics.f1Score({ threshold: 0.5, average: 'weighted' }),
    [
      [0.9, 0.9],
      [0.9, 0.1],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    2 / 3 / 2,
  ],
  [
    'f1Score of outputs that are all 0, none of which is positive',
    metrics.f1Score(),
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1, 0],
      [0, 1],
    ],
    1 / 2,
  ],
  [
    'f1Score, all classes together',
    metrics.f1Score({ threshold: 0.5, average: 'micro' }),
    threeOutputs,
    threeTargets,
    2 / 3,
  ],
  ['auc', metrics.auc({ numThresholds: 3 }), [[0], [0.5], [0.3], [0.9]], [[0], [0], [1], [1]], 0.75],
  ['auc of a perfect order', metrics.auc(), [[0.1], [0.4], [0.6], [0.9]], [[0], [0], [1], [1]], 1],
  ['auc of the wrong order', metrics.auc(), [[0.9, 0.1]], [[0, 1]], 0],
  [
    'auc of precision over recall',
    metrics.auc({ numThresholds: 3, curve: 'PR' }),
    ...fourYesOrNo,
    // The true positives of the thresholds are 2, 1, 0, all positives 4, 1, 0.
    0.5 * ((1 / 3) * (1 + (2 / 3) * Math.log(4))) + 0.5,
  ],
  [
    'auc of precision over recall, minoring',
    metrics.auc({ numThresholds: 3, curve: 'PR', summationMethod: 'minoring' }),
    ...fourYesOrNo,
    0.5 * 0.5,
  ],
  [
    'auc of precision over recall, majoring',
    metrics.auc({ numThresholds: 3, curve: 'PR', summationMethod: 'majoring' }),
    ...fourYesOrNo,
    1,
  ],
  ['auc without positive targets', metrics.auc(), [[0.1], [0.9]], [[0], [0]], 0],
  ['hinge', metrics.hinge(), [[0.6, 0.4]], [[0, 1]], 1.1],
  ['squaredHinge', metrics.squaredHinge(), [[0.6, 0.4]], [[0, 1]], (1.6 ** 2 + 0.6 ** 2) / 2],
  ['categoricalHinge', metrics.categoricalHinge(), [[0.6, 0.4]], [[0, 1]], 1.2],
  ['klDivergence', metrics.klDivergence(), [[0.6, 0.4]], [[0.5, 0.5]], 0.5 * Math.log(0.25 / 0.24)],
  ['precision where no output is above the threshold', metrics.precision(), [[0.1]], [[1]], 0],
])('%s', (_name, metric, given, targets, expected) => {
  expect(compute(metric, given, targets)).toBeCloseTo(expected, 6);
});

test.each([
  ['class numbers', [10], 'sparseCategoricalAccuracy'],
  ["numbers in the output's shape", [10], 'categoricalAccuracy'],
  ["numbers in the output's shape", [1], 'binaryAccuracy'],
  ["numbers in the output's shape", [4, 4, 1], 'binaryAccuracy'],
] as const)('accuracy suits targets: %s, output %o', (targets, outputShape, kind) => {
  expect(accuracyFor(targets, outputShape).kind).toBe(kind);
});

test('refuses options out of range', () => {
  expect(() => metrics.precision({ threshold: 2 })).toThrow(
    'metrics.precision: threshold must be from 0 to 1, but got 2.',
  );
  expect(() => metrics.auc({ numThresholds: 1 })).toThrow(
    'metrics.auc: numThresholds must be a whole number from 2 to 100,000, but got 1.',
  );
  expect(() => metrics.auc({ numThresholds: 1e9 })).toThrow(/numThresholds must be .*, but got 1000000000/);
  expect(() => metrics.auc({ curve: 'roc' as never })).toThrow(
    'metrics.auc: curve must be one of ROC, PR, but got "roc".',
  );
  expect(() => metrics.f1Score({ average: 'mean' as never })).toThrow(
    'metrics.f1Score: average must be one of macro, weighted, micro, but got "mean".',
  );
  expect(() => metrics.topKCategoricalAccuracy({ k: 0 })).toThrow(/k must be a positive whole number/);
});
