import { textbookLayers } from '@cnn/core/training';
import { productFlop, trainingFlop } from './flop.js';
import { missingReason } from './missingReason.js';
import { ratios, summarize } from './statistics.js';

const environments = ['node', 'chromium'];

/** What is compared, and the ratio that is the goal, if there is one. */
const comparisons = [
  { key: 'pytorch', of: 'simd1', over: 'pytorch.pytorch', goal: 1.5, in: environments },
  { key: 'convnet', of: 'simd1', over: 'convnet', goal: 25, in: environments },
  { key: 'tensorflow', of: 'simd1', over: 'tensorflow', goal: 80, in: ['chromium'] },
  { key: 'tensorflow', of: 'simd1', over: 'tensorflow', in: ['node'] },
  { key: 'plain', of: 'plain1', over: 'convnet', goal: 3, in: environments },
  { key: 'workers', of: 'simd2', over: 'simd1', goal: 1.8, in: environments },
  { key: 'messages', of: 'simd2', over: 'simd1', goal: 1, in: ['messages'] },
  {
    key: 'efficiency',
    of: 'simd1',
    over: 'product',
    goal: 0.6,
    in: environments,
    scale: trainingFlop(textbookLayers()) / productFlop,
  },
];

/**
 * The table of the goals.
 *
 * @returns `{ key, environment, unit, goal, value: { median, min, max }, met }[]`; where it was not measured, `reason`
 *   instead of the last two
 */
export function toRows({ contenders, frames }) {
  return [
    ...comparisons.flatMap((comparison) =>
      comparison.in.map((environment) => compared(contenders, comparison, environment)),
    ),
    frameRow(frames),
    ...environments.map((environment) => predictionRow(contenders, environment)),
  ];
}

function compared(contenders, { key, of, over, goal, scale = 1 }, environment) {
  const row = { key, environment, unit: key === 'efficiency' ? '%' : '×', goal };
  const [a, b] = [`${environment}.${of}`, over.includes('.') ? over : `${environment}.${over}`];
  const reason = missingReason(contenders, a, b);
  if (reason) return { ...row, reason };
  const value = ratios(
    contenders[a].perSecond.map((rate) => rate * scale),
    contenders[b].perSecond,
  );
  return { ...row, value, met: goal === undefined ? undefined : value.median >= goal };
}

function predictionRow(contenders, environment) {
  const row = { key: 'prediction', environment, unit: 'ms', goal: 1 };
  const id = `${environment}.prediction`;
  const reason = missingReason(contenders, id);
  if (reason) return { ...row, reason };
  const value = summarize(contenders[id].perSecond.map((rate) => 1000 / rate));
  return { ...row, value, met: value.median < row.goal };
}

function frameRow(frames) {
  const row = { key: 'frames', environment: 'chromium', unit: '/s', goal: 60 };
  if (!frames || frames.notMeasured) return { ...row, reason: frames?.notMeasured ?? 'not run' };
  const { perSecond, longTasks } = frames.training;
  const value = { median: perSecond, min: perSecond, max: perSecond };
  return { ...row, value, met: longTasks === 0 && perSecond >= 59 };
}
