import { productFlop } from './flop.js';
import { productSpeed } from './networkRows.js';
import { goalLines, networkTables } from './networkTables.js';
import { median } from './statistics.js';
import {
  columns,
  contenderTitles,
  formatNumber,
  goalText,
  metText,
  environmentTitles,
  pytorchText,
  rateText,
  rowTitles,
  valueText,
} from './text.js';

/** All results as text for the terminal. */
export function report({ machine, contenders, rows, frames, networks, sweeps }) {
  const parts = [machineLines(machine)];
  if (rows) {
    parts.push(contenderLines(contenders), rowLines(rows));
    if (frames && !frames.notMeasured) parts.push(frameLines(frames));
  }
  if (networks) parts.push(...networkLines(machine, networks));
  if (sweeps) parts.push(...Object.entries(sweeps).map(([name, sweep]) => sweepLines(name, sweep)));
  return parts.join('\n\n');
}

function machineLines(machine) {
  const { processor, cores, memory, system, node, chromium, pytorch, convnet, tensorflow, load } = machine;
  return [
    `${processor}, ${cores} cores, ${memory}, ${system}`,
    `Node ${node}, Chromium ${chromium ?? 'not run'}, ${pytorchText(pytorch)}, ConvNetJS ${convnet}, TensorFlow.js ${tensorflow}`,
    `load of the machine at the beginning: ${load.toFixed(1)}`,
  ].join('\n');
}

function contenderLines(contenders) {
  return columns([
    ['contender', 'where', 'median (min…max)', 'start'],
    ...Object.entries(contenders).map(([id, result]) => {
      const [environment, name] = id.split('.');
      const start = result.start?.length ? `${formatNumber(median(result.start))} ms` : '';
      return [
        contenderTitles[name],
        environmentTitles[environment],
        rateText(name, result, productFlop),
        start,
      ];
    }),
  ]);
}

const rowLines = (rows) =>
  columns([
    ['what', 'where', 'goal', 'measured', 'met'],
    ...rows.map((row) => [
      rowTitles[row.key],
      environmentTitles[row.environment],
      goalText(row),
      valueText(row),
      row.value ? metText(row) : '–',
    ]),
  ]);

function frameLines({ workers, idle, training }) {
  const line = (title, { perSecond, lateShare, maxGap, longTasks, maxTask }) => [
    title,
    perSecond.toFixed(1),
    `${(100 * lateShare).toFixed(1)} %`,
    `${maxGap.toFixed(1)} ms`,
    String(longTasks),
    `${maxTask.toFixed(0)} ms`,
  ];
  return columns([
    ['frames', 'per second', 'over 17.5 ms', 'longest', 'tasks over 50 ms', 'longest'],
    line('idle', idle),
    line(`training, ${workers} workers`, training),
  ]);
}

function networkLines({ pytorch }, networks) {
  const products = [
    ['Node', productSpeed(networks)],
    ['PyTorch', pytorch?.productSpeed],
  ];
  return [
    ...products
      .filter(([, speed]) => speed)
      .map(([where, speed]) => `256³ product in ${where}: ${formatNumber(speed / 1e9)} GFLOP/s`),
    ...Object.values(networkTables(networks)).map(columns),
    goalLines(networks).join('\n'),
  ];
}

function sweepLines(name, sweep) {
  if (name === 'kernels') {
    const lines = sweep.parts.map((part) => [part.name, `${(100 * part.share).toFixed(1)} %`]);
    return columns([['a step, on one thread', `${formatNumber(sweep.milliseconds)} ms`], ...lines]);
  }
  const unit = name === 'images' ? 's' : 'images/s';
  return columns([
    [name, unit, ''],
    ...sweep.map(({ value, median: middle, min, max, notMeasured }) =>
      notMeasured
        ? [String(value), 'not measured', notMeasured]
        : [String(value), formatNumber(middle), `(${formatNumber(min)}…${formatNumber(max)})`],
    ),
  ]);
}
