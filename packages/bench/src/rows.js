import { productFlop } from './flop.js';
import { ratios, spread } from './statistics.js';
import { trainingFlop } from './task.js';

const places = ['node', 'chromium'];

/** What is compared with what, and the ratio wanted. A goal of undefined is for the record. */
const comparisons = [
  { key: 'pytorch', of: 'simd1', over: 'pytorch.pytorch', goal: 1.5, in: places },
  { key: 'convnet', of: 'simd1', over: 'convnet', goal: 25, in: places },
  { key: 'tensorflow', of: 'simd1', over: 'tensorflow', goal: 80, in: ['chromium'] },
  { key: 'tensorflow', of: 'simd1', over: 'tensorflow', in: ['node'] },
  { key: 'plain', of: 'plain1', over: 'convnet', goal: 3, in: places },
  { key: 'workers', of: 'simd2', over: 'simd1', goal: 1.8, in: places },
  { key: 'messages', of: 'simd2', over: 'simd1', goal: 1, in: ['messages'] },
  {
    key: 'efficiency',
    of: 'simd1',
    over: 'product',
    goal: 0.6,
    in: places,
    scale: trainingFlop() / productFlop,
  },
];

/**
 * The table of the goals.
 *
 * @returns `{ key, place, unit, goal, value: { median, least, most }, met }[]`, or with `why` for the last two
 */
export function toRows({ contenders, frames }) {
  return [
    ...comparisons.flatMap((comparison) =>
      comparison.in.map((place) => compared(contenders, comparison, place)),
    ),
    frameRow(frames),
    ...places.map((place) => predictionRow(contenders, place)),
  ];
}

function compared(contenders, { key, of, over, goal, scale = 1 }, place) {
  const row = { key, place, unit: key === 'efficiency' ? '%' : '×', goal };
  const [a, b] = [`${place}.${of}`, over.includes('.') ? over : `${place}.${over}`];
  const why = missing(contenders, a, b);
  if (why) return { ...row, why };
  const value = ratios(
    contenders[a].perSecond.map((rate) => rate * scale),
    contenders[b].perSecond,
  );
  return { ...row, value, met: goal === undefined ? undefined : value.median >= goal };
}

function predictionRow(contenders, place) {
  const row = { key: 'prediction', place, unit: 'ms', goal: 1 };
  const id = `${place}.prediction`;
  const why = missing(contenders, id);
  if (why) return { ...row, why };
  const value = spread(contenders[id].perSecond.map((rate) => 1000 / rate));
  return { ...row, value, met: value.median < row.goal };
}

function frameRow(frames) {
  const row = { key: 'frames', place: 'chromium', unit: '/s', goal: 60 };
  if (!frames || frames.notMeasured) return { ...row, why: frames?.notMeasured ?? 'not run' };
  const { perSecond, longTasks } = frames.training;
  const value = { median: perSecond, least: perSecond, most: perSecond };
  return { ...row, value, met: longTasks === 0 && perSecond >= 59 };
}

function missing(contenders, ...ids) {
  for (const id of ids) {
    const found = contenders[id];
    if (!found) return 'not run';
    if (found.notMeasured) return found.notMeasured;
    if (found.perSecond.length === 0) return 'no rounds';
  }
  return undefined;
}
