import { spread } from './statistics.js';

/** What the rows and the contenders are called in print. */
export const rowTitles = {
  pytorch: 'SIMD, one worker, over PyTorch on one thread',
  convnet: 'SIMD, one worker, over ConvNetJS',
  tensorflow: 'SIMD, one worker, over TensorFlow.js CPU',
  plain: 'plain kernels, one worker, over ConvNetJS',
  workers: 'two workers over one',
  messages: 'two workers over one, without shared memory',
  efficiency: 'arithmetic over that of a 256³ product',
  frames: 'frames while it trains',
  prediction: 'predict of one digit, warm',
};

export const contenderTitles = {
  simd1: 'SIMD, 1 worker',
  simd2: 'SIMD, 2 workers',
  simdPicked: 'SIMD, workers as picked',
  plain1: 'plain, 1 worker',
  convnet: 'ConvNetJS',
  tensorflow: 'TensorFlow.js CPU',
  pytorch: 'PyTorch, 1 thread',
  product: '256³ product',
  prediction: 'predict of one digit',
};

export const placeTitles = {
  node: 'Node',
  chromium: 'Chromium',
  messages: 'Chromium, not isolated',
  pytorch: 'Python',
};

/** A number with three digits that count, thousands grouped. */
export function digits3(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value.toFixed(value >= 10 ? 1 : 2);
}

/** The goal of a row: `≥ 1.5 ×`. */
export function goalText({ key, unit, goal }) {
  if (goal === undefined) return '';
  if (key === 'prediction') return `< ${goal} ${unit}`;
  if (key === 'frames') return `${goal} ${unit}`;
  if (key === 'messages') return `> ${goal} ${unit}`;
  return unit === '%' ? `≥ ${goal * 100} %` : `≥ ${goal} ${unit}`;
}

/** What was measured: the median, and from where to where. */
export function valueText({ unit, value, why }) {
  if (!value) return `not measured: ${why}`;
  const show = (number) => (unit === '%' ? (100 * number).toFixed(0) : digits3(number));
  const range = value.least === value.most ? '' : ` (${show(value.least)}…${show(value.most)})`;
  return `${show(value.median)} ${unit}${range}`;
}

export const metText = ({ met }) => (met === undefined ? '–' : met ? 'yes' : 'no');

/** The rate of a contender, in the unit that says something of it. */
export function rateText(name, { perSecond, notMeasured }, flop) {
  if (notMeasured) return `not measured: ${notMeasured}`;
  if (perSecond.length === 0) return 'no rounds';
  const [unit, convert] =
    name === 'product'
      ? ['GFLOP/s', (rate) => (rate * flop) / 1e9]
      : name === 'prediction'
        ? ['ms', (rate) => 1000 / rate]
        : ['images/s', (rate) => rate];
  const { median, least, most } = spread(perSecond.map(convert));
  return `${digits3(median)} ${unit} (${digits3(least)}…${digits3(most)})`;
}

/** Lines of columns as wide as their widest cell. */
export function columns(lines) {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => cell.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
