// The results in docs/performance.md, in both languages, from the JSON of a run of the bench.
import { chartText } from './chart.js';
import { productSpeed } from './networkRows.js';
import { goalLines, networkTables } from './networkTables.js';
import { formatNumber, goalText, pytorchText, rowTitles, valueText } from './text.js';

const english = {
  titles: rowTitles,
  environments: { node: 'Node', chromium: 'Chromium', messages: 'Chromium' },
  /** Between two sentences. */
  space: ' ',
  head: ['What', 'Where', 'Goal', 'Measured: median (min…max)', 'Met'],
  met: (met) => (met === undefined ? '' : met ? 'yes' : 'no'),
  value: valueText,
  machine: ({ processor, cores, memory, system, node, chromium, pytorch, convnet, tensorflow }) =>
    `Measured on ${processor}, ${cores} cores, ${memory} of memory, ${system}; Node ${node}, Chromium ${chromium ?? 'not run'}, ` +
    `${pytorchText(pytorch)}, ConvNetJS ${convnet}, TensorFlow.js ${tensorflow}.`,
  rounds: ({ rounds, seconds }) => `Rounds: ${rounds}, of about ${seconds} s for each contender.`,
  product: (own, pytorch) =>
    `Our 256³ product runs at ${own} GFLOP/s in Node${pytorch ? `, that of PyTorch at ${pytorch} on one thread` : ''}.`,
  frames: ({ workers, idle, training }) =>
    `While the page trained with ${workers} workers it drew ${training.perSecond.toFixed(1)} frames per second ` +
    `(idle ${idle.perSecond.toFixed(1)}); the longest gap was ${training.maxGap.toFixed(1)} ms (idle ` +
    `${idle.maxGap.toFixed(1)}), and ${training.longTasks} tasks took over 50 ms.`,
  parts: ['Part of a step', 'Share'],
  axes: {
    images: ['Images', 'Seconds for one epoch, all included'],
    batch: ['Batch size', 'Images per second'],
    workers: ['Workers', 'Images per second'],
    width: ['Width of the model', 'Images per second'],
  },
};

const pytorchWords = {
  none: '没有 PyTorch',
  withoutMkl: '没有 MKL',
  comma: '、',
  facts: (libraries, vectors) => `（${libraries}；向量：${vectors}）`,
};

const chinese = {
  ...english,
  titles: {
    pytorch: 'SIMD、一个 worker，对单线程 PyTorch',
    convnet: 'SIMD、一个 worker，对 ConvNetJS',
    tensorflow: 'SIMD、一个 worker，对 TensorFlow.js CPU',
    plain: '普通 TypeScript、一个 worker，对 ConvNetJS',
    workers: '两个 worker 对一个',
    messages: '两个 worker 对一个，不共享内存',
    efficiency: '训练的运算速度对 256³ 乘积的运算速度',
    frames: '训练时页面的帧数',
    prediction: '预热后对一个数字的 predict',
  },
  space: '',
  head: ['内容', '环境', '目标', '实测：中位数（最小…最大）', '达到'],
  met: (met) => (met === undefined ? '' : met ? '是' : '否'),
  value: (row) => (row.value ? valueText(row) : `未测：${row.reason}`),
  machine: ({ processor, cores, memory, system, node, chromium, pytorch, convnet, tensorflow }) =>
    `测量环境：${processor}，${cores} 核，内存 ${memory}，${system}；Node ${node}，Chromium ${chromium ?? '未运行'}，` +
    `${pytorchText(pytorch, pytorchWords)}，ConvNetJS ${convnet}，TensorFlow.js ${tensorflow}。`,
  rounds: ({ rounds, seconds }) => `共 ${rounds} 轮，每一轮中每个程序大约运行 ${seconds} 秒。`,
  product: (own, pytorch) =>
    `我们的 256³ 乘积在 Node 中达到 ${own} GFLOP/s${pytorch ? `，PyTorch 的在单线程上达到 ${pytorch}` : ''}。`,
  frames: ({ workers, idle, training }) =>
    `用 ${workers} 个 worker 训练时，页面每秒画 ${training.perSecond.toFixed(1)} 帧（空闲时 ${idle.perSecond.toFixed(1)} 帧）；` +
    `两帧之间最长 ${training.maxGap.toFixed(1)} 毫秒（空闲时 ${idle.maxGap.toFixed(1)} 毫秒），超过 50 毫秒的任务有 ${training.longTasks} 个。`,
  parts: ['一步中的部分', '占比'],
  axes: {
    images: ['图像数', '一个周期的秒数（全部计入）'],
    batch: ['批大小', '每秒图像数'],
    workers: ['worker 数', '每秒图像数'],
    width: ['模型宽度', '每秒图像数'],
  },
};

const languages = { en: english, zh: chinese };

/** The blocks of a page, by name. */
export function markdownBlocks(results, language) {
  const labels = languages[language];
  const { machine, settings, rows, frames, sweeps = {} } = results;
  const blocks = {};
  if (rows) {
    const body = rows.map((row) => [
      labels.titles[row.key],
      labels.environments[row.environment],
      goalText(row),
      labels.value(row),
      labels.met(row.met),
    ]);
    const lines = [labels.machine(machine), labels.rounds(settings), table(labels.head, body)];
    if (frames && !frames.notMeasured) lines.push(labels.frames(frames));
    blocks.table = lines.join('\n\n');
    blocks.chart = chartImages(chartText(results, language), language);
  }
  if (results.networks) Object.assign(blocks, networkBlocks(results, language));
  if (sweeps.kernels)
    blocks.parts = table(
      labels.parts,
      sweeps.kernels.parts
        .filter(({ share }) => share >= 0.005)
        .map(({ name, share }) => [`\`${name}\``, `${(100 * share).toFixed(1)} %`]),
    );
  const axes = Object.entries(labels.axes).filter(([name]) => sweeps[name]);
  if (axes.length) blocks.sweeps = axes.map(([name, head]) => table(head, points(sweeps[name]))).join('\n\n');
  return blocks;
}

const gigaflops = (speed) => speed && formatNumber(speed / 1e9);

function networkBlocks({ machine, settings, networks }, language) {
  const labels = languages[language];
  const { parts, ...tables } = networkTables(networks, language);
  const speed = productSpeed(networks);
  const [counts, ...missed] = goalLines(networks, language);
  const lines = [
    labels.machine(machine),
    [
      labels.rounds(settings),
      speed && labels.product(gigaflops(speed), gigaflops(machine.pytorch?.productSpeed)),
    ]
      .filter(Boolean)
      .join(labels.space),
    ...Object.values(tables).map(([head, ...body]) => table(head, body)),
    counts,
  ];
  if (missed.length) lines.push(missed.map((line) => `- ${line}`).join('\n'));
  const [head, ...body] = parts ?? [];
  return { networks: lines.join('\n\n'), ...(parts && { networkParts: table(head, body) }) };
}

const points = (sweep) =>
  sweep.map(({ value, median, notMeasured }) => [
    String(value),
    notMeasured ?? (median >= 100 ? String(Math.round(median)) : median.toFixed(2)),
  ]);

// The style sheet of docs shows the image of the page's theme and hides the other, also from screen readers.
const chartImages = (text, language) =>
  ['light', 'dark']
    .map((theme) => `<img class="chart ${theme}" src="/${chartFile(theme, language)}" alt="${text}">`)
    .join('\n');

export const chartFile = (theme, language) => `training-speed-${language}-${theme}.svg`;

function table(head, body) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...body.map(line)].join('\n');
}

/**
 * Replaces the blocks of a page, each between `<!-- bench: NAME -->` and `<!-- end of bench -->`. Blocks that a run has
 * not measured are kept.
 *
 * @throws Error where the page lacks a block
 */
export function fillBlocks(page, blocks) {
  let filled = page;
  for (const [name, text] of Object.entries(blocks)) {
    const begin = `<!-- bench: ${name} -->`;
    const from = filled.indexOf(begin);
    const to = filled.indexOf('<!-- end of bench -->', from);
    if (from < 0 || to < 0) throw new Error(`The page has no block named ${name}.`);
    filled = `${filled.slice(0, from + begin.length)}\n\n${text}\n\n${filled.slice(to)}`;
  }
  return filled;
}
