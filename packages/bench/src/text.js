import { summarize } from './statistics.js';

/** The rows as they are printed. */
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
  simdPicked: 'SIMD, default workers',
  plain1: 'plain, 1 worker',
  convnet: 'ConvNetJS',
  tensorflow: 'TensorFlow.js CPU',
  pytorch: 'PyTorch, 1 thread',
  product: '256³ product',
  prediction: 'predict of one digit',
};

export const environmentTitles = {
  node: 'Node',
  chromium: 'Chromium',
  messages: 'Chromium, not isolated',
  pytorch: 'Python',
};

const pytorchWords = {
  none: 'no PyTorch',
  withoutMkl: 'no MKL',
  comma: ', ',
  facts: (libraries, vectors) => ` (${libraries}; vectors: ${vectors})`,
};

/** The version of PyTorch, the libraries that compute its products, and the vectors of its own kernels. */
export function pytorchText(facts, words = pytorchWords) {
  if (!facts) return words.none;
  const { version, blas, mkl, mkldnn, vectors } = facts;
  const libraries = [blas, mkldnn && 'oneDNN', mkl ? 'MKL' : words.withoutMkl].filter(Boolean);
  return `PyTorch ${version}${words.facts(libraries.join(words.comma), vectors)}`;
}

/** A number with three significant digits, thousands grouped. */
export function formatNumber(value) {
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

/** What was measured: the median, the minimum and the maximum. */
export function valueText({ unit, value, reason }) {
  if (!value) return `not measured: ${reason}`;
  const format = (number) => (unit === '%' ? (100 * number).toFixed(0) : formatNumber(number));
  const range = value.min === value.max ? '' : ` (${format(value.min)}…${format(value.max)})`;
  return `${format(value.median)} ${unit}${range}`;
}

export const metText = ({ met }) => (met === undefined ? '–' : met ? 'yes' : 'no');

/** The speed of a contender, in the unit that suits it. */
export function rateText(name, { perSecond, notMeasured }, flop) {
  if (notMeasured) return `not measured: ${notMeasured}`;
  if (perSecond.length === 0) return 'no rounds';
  const [unit, convert] =
    name === 'product'
      ? ['GFLOP/s', (rate) => (rate * flop) / 1e9]
      : name === 'prediction'
        ? ['ms', (rate) => 1000 / rate]
        : ['images/s', (rate) => rate];
  const { median, min, max } = summarize(perSecond.map(convert));
  return `${formatNumber(median)} ${unit} (${formatNumber(min)}…${formatNumber(max)})`;
}

/** Text in columns as wide as their widest cell. */
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
