// The tables of networks, for the terminal and for docs/performance.md in both languages.
import { networkContenders, productSpeed, toNetworkRows } from './networkRows.js';
import { networkGoals } from './networkGoals.js';
import { networks } from './networks.js';
import { formatNumber } from './text.js';

const english = {
  names: {
    textbook: 'the chapter’s model',
    twoConvolutions: 'two convolutions',
    batchNormalization: 'batch normalization',
    color: 'color images',
    lenet: 'LeNet-5',
    mlp: 'dense layers only',
    line: 'one dimension',
    separable: 'depthwise separable',
  },
  layers: ['Network', 'Input', 'Layers', 'Parameters', 'MFLOP per image'],
  speeds: [
    'Images per second',
    'one worker, Node',
    'two workers, Node',
    'one worker, Chromium',
    'two workers, Chromium',
    'PyTorch, one thread: median (best)',
    'PyTorch, two threads: median (best)',
    'TensorFlow.js, Node',
    'TensorFlow.js, Chromium',
    'one worker at the speed of our product',
  ],
  ratios: [
    'Network',
    'share of our 256³ product, Node',
    'share, Chromium',
    'one worker over PyTorch on one thread',
    'two workers over PyTorch on two threads',
    'two workers over one, Node',
    'two workers over one, Chromium',
    'two workers over two separate trainings',
  ],
  parts: ['Network', 'Milliseconds per step', 'Parts of a step'],
  goals: {
    share: 'share of our 256³ product, Node',
    chromiumShare: 'share of our 256³ product, Chromium',
    pytorch1: 'one worker over PyTorch on one thread',
    pytorch2: 'two workers over PyTorch on two threads',
    workers: 'two workers over one, Node',
    chromiumWorkers: 'two workers over one, Chromium',
    pair: 'two workers over two separate trainings',
    lenet: 'images per second over those of the chapter’s model',
    half: 'one worker over PyTorch on one thread, of the fourth best network',
  },
  allMet: 'All goals are met.',
  notMet: (count) => `Goals that are met: ${count.met} of ${count.all}. Not met:`,
  goal: ({ title, name, value, goal }) => `${name ? `${name}: ` : ''}${title} ${value}, goal ≥ ${goal}`,
};

const chinese = {
  names: {
    textbook: '教材中的模型',
    twoConvolutions: '两个卷积层',
    batchNormalization: '批归一化',
    color: '彩色图像',
    lenet: 'LeNet-5',
    mlp: '只有全连接层',
    line: '一维',
    separable: '深度可分离卷积',
  },
  layers: ['网络', '输入', '层', '参数', '每张图像的 MFLOP'],
  speeds: [
    '每秒图像数',
    '一个 worker，Node',
    '两个 worker，Node',
    '一个 worker，Chromium',
    '两个 worker，Chromium',
    'PyTorch，单线程：中位数（最好）',
    'PyTorch，两个线程：中位数（最好）',
    'TensorFlow.js，Node',
    'TensorFlow.js，Chromium',
    '一个 worker，若达到我们乘积的速度',
  ],
  ratios: [
    '网络',
    '对我们 256³ 乘积的占比，Node',
    '占比，Chromium',
    '一个 worker 对单线程 PyTorch',
    '两个 worker 对双线程 PyTorch',
    '两个 worker 对一个，Node',
    '两个 worker 对一个，Chromium',
    '两个 worker 对两个互不相干的训练',
  ],
  parts: ['网络', '一步的毫秒数', '一步中的部分'],
  goals: {
    share: '对我们 256³ 乘积的占比（Node）',
    chromiumShare: '对我们 256³ 乘积的占比（Chromium）',
    pytorch1: '一个 worker 对单线程 PyTorch',
    pytorch2: '两个 worker 对双线程 PyTorch',
    workers: '两个 worker 对一个（Node）',
    chromiumWorkers: '两个 worker 对一个（Chromium）',
    pair: '两个 worker 对两个互不相干的训练',
    lenet: '每秒图像数对教材中的模型',
    half: '一个 worker 对单线程 PyTorch，第四好的网络',
  },
  allMet: '所有目标都已达到。',
  notMet: (count) => `${count.all} 个目标中达到 ${count.met} 个。没有达到的：`,
  goal: ({ title, name, value, goal }) => `${name ? `${name}：` : ''}${title} ${value}，目标 ≥ ${goal}`,
};

const languages = { en: english, zh: chinese };
const percent = (value) => (value === undefined ? '–' : `${(100 * value).toFixed(0)} %`);
const times = (value) => (value === undefined ? '–' : `${value.toFixed(2)} ×`);

/**
 * @param results by network `{ contenders, profile }`
 * @returns `{ layers, speeds, ratios, parts }`, tables as lists of rows of text, the first the head; `parts` is left out
 *   where no network was profiled
 */
export function networkTables(results, language = 'en') {
  const labels = languages[language];
  const rows = toNetworkRows(results);
  const titleOf = ({ name }) => labels.names[name];
  const product = productSpeed(results);
  const profiles = Object.entries(results).filter(([, { profile }]) => profile);
  return {
    layers: [
      labels.layers,
      ...rows.map((row) => [
        titleOf(row),
        networks[row.name].inputShape.join('×'),
        describeLayers(networks[row.name]),
        row.parameters?.toLocaleString('en') ?? '–',
        (row.flop / 1e6).toFixed(2),
      ]),
    ],
    speeds: [
      labels.speeds,
      ...rows.map((row) => [
        titleOf(row),
        ...networkContenders.map((id) => speedText(id, row.speeds[id])),
        product ? formatNumber(product / row.flop) : '–',
      ]),
    ],
    ratios: [
      labels.ratios,
      ...rows.map((row) => [
        titleOf(row),
        ...[row.shares.node, row.shares.chromium].map(percent),
        ...['pytorch1', 'pytorch2', 'workers', 'chromiumWorkers', 'pair'].map((key) =>
          times(row.ratios[key]),
        ),
      ]),
    ],
    ...(profiles.length && {
      parts: [
        labels.parts,
        ...profiles.map(([name, { profile }]) => [
          labels.names[name],
          profile.milliseconds.toFixed(2),
          partsText(profile),
        ]),
      ],
    }),
  };
}

/** How many goals are met, and each that is not, as a list of lines. */
export function goalLines(results, language = 'en') {
  const labels = languages[language];
  const goals = networkGoals(toNetworkRows(results));
  const missed = goals.filter(({ met }) => !met);
  if (missed.length === 0) return [labels.allMet];
  const format = (key, value) => (/share/i.test(key) ? percent(value) : times(value));
  return [
    labels.notMet({ met: goals.length - missed.length, all: goals.length }),
    ...missed.map(({ key, name, goal, value }) =>
      labels.goal({
        title: labels.goals[key],
        name: labels.names[name],
        value: format(key, value),
        goal: format(key, goal),
      }),
    ),
  ];
}

/** `conv2d 32 3×3 relu → maxPooling2d 2×2 → dense 10 softmax` */
export function describeLayers({ layers }) {
  return layers
    .map(({ kind, options }) => {
      const { filters, units, rate, kernelSize, poolSize, strides, padding, activation } = options;
      const size = kernelSize ?? poolSize;
      const window = size && (kind.endsWith('1d') ? String(size) : `${size}×${size}`);
      const stride = strides && `strides ${strides}`;
      return [kind, filters ?? units ?? rate, window, stride, padding, activation]
        .filter((part) => part !== undefined)
        .join(' ');
    })
    .join(' → ');
}

function speedText(id, speed) {
  if (!speed) return '–';
  const { median, max } = speed;
  return id.startsWith('pytorch') ? `${formatNumber(median)} (${formatNumber(max)})` : formatNumber(median);
}

/** Parts of at least a twentieth of a step. */
const partsText = ({ parts }) =>
  parts
    .filter(({ share }) => share >= 0.05)
    .map(({ name, share }) => `${name} ${percent(share)}`)
    .join(', ');
