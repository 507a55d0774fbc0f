import { productFlop } from './flop.js';
import { median } from './statistics.js';
import {
  columns,
  contenderTitles,
  digits3,
  goalText,
  metText,
  placeTitles,
  rateText,
  rowTitles,
  valueText,
} from './text.js';

/** All that was measured, as text for the terminal. */
export function report({ machine, contenders, rows, frames, sweeps }) {
  const parts = [machineLines(machine)];
  if (rows) {
    parts.push(contenderLines(contenders), rowLines(rows));
    if (frames && !frames.notMeasured) parts.push(frameLines(frames));
  }
  if (sweeps) parts.push(...Object.entries(sweeps).map(([name, sweep]) => sweepLines(name, sweep)));
  return parts.join('\n\n');
}

function machineLines(machine) {
  const { processor, cores, memory, system, node, chromium, pytorch, convnet, tensorflow, load } = machine;
  const python = pytorch ? `PyTorch ${pytorch.version} with ${pytorch.blas}` : 'no PyTorch';
  return [
    `${processor}, ${cores} cores, ${memory}, ${system}`,
    `Node ${node}, Chromium ${chromium ?? 'not run'}, ${python}, ConvNetJS ${convnet}, TensorFlow.js ${tensorflow}`,
    `load of the machine when it began: ${load.toFixed(1)}`,
  ].join('\n');
}

function contenderLines(contenders) {
  return columns([
    ['who', 'where', 'median (least…most)', 'start'],
    ...Object.entries(contenders).map(([id, result]) => {
      const [place, name] = id.split('.');
      const start = result.start?.length ? `${digits3(median(result.start))} ms` : '';
      return [contenderTitles[name], placeTitles[place], rateText(name, result, productFlop), start];
    }),
  ]);
}

const rowLines = (rows) =>
  columns([
    ['what', 'where', 'goal', 'measured', 'met'],
    ...rows.map((row) => [
      rowTitles[row.key],
      placeTitles[row.place],
      goalText(row),
      valueText(row),
      row.value ? metText(row) : '–',
    ]),
  ]);

function frameLines({ workers, rest, training }) {
  const line = (title, { perSecond, lateShare, longestGap, longTasks, longestTask }) => [
    title,
    perSecond.toFixed(1),
    `${(100 * lateShare).toFixed(1)} %`,
    `${longestGap.toFixed(1)} ms`,
    String(longTasks),
    `${longestTask.toFixed(0)} ms`,
  ];
  return columns([
    ['frames', 'a second', 'over 17.5 ms', 'longest', 'tasks over 50 ms', 'longest'],
    line('at rest', rest),
    line(`training, ${workers} workers`, training),
  ]);
}

function sweepLines(name, sweep) {
  if (name === 'kernels') {
    const lines = sweep.parts.map((part) => [part.name, `${(100 * part.share).toFixed(1)} %`]);
    return columns([['a step, on one thread', `${digits3(sweep.milliseconds)} ms`], ...lines]);
  }
  const unit = name === 'images' ? 's' : 'images/s';
  return columns([
    [name, unit, ''],
    ...sweep.map(({ at, median: middle, least, most, notMeasured }) =>
      notMeasured
        ? [String(at), 'not measured', notMeasured]
        : [String(at), digits3(middle), `(${digits3(least)}…${digits3(most)})`],
    ),
  ]);
}
