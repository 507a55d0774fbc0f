import { buildPlan, layers, sequential } from './core.js';
import { buildLayers } from './networks.js';
import { makeSamples } from './samples.js';
import { median } from './statistics.js';
import { batchSize } from './task.js';

const now = () => performance.now();

/**
 * How the time of a network's training step is divided among the kernels, on one thread. Products are listed by their
 * sizes, kernels over images by those of their windows and channels.
 *
 * @param seconds about how long it is measured
 * @returns `{ milliseconds, parts: { name, share }[] }`: the median time of a step, and the parts by descending share;
 *   `other` is the time in no kernel
 */
export async function profileStep(network, { kernels = 'simd', seconds = 1 } = {}) {
  const model = sequential(buildLayers(network, layers), { seed: 1, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  // As a worker does it. `spec` is private to the model.
  const plan = await buildPlan(model.spec(batchSize, true));
  const times = timeKernels(plan.kernels);
  fill(plan, network);

  const stepTimes = [];
  let step = 0;
  const train = (duration) => {
    const end = now() + duration;
    do {
      const begin = now();
      trainingStep(plan, ++step);
      stepTimes.push(now() - begin);
    } while (now() < end);
  };
  train(300 * seconds);
  times.clear();
  stepTimes.length = 0;
  train(1000 * seconds);
  const total = stepTimes.reduce((sum, time) => sum + time, 0);
  const parts = [...times].map(([name, milliseconds]) => ({ name, share: milliseconds / total }));
  parts.push({ name: 'other', share: 1 - parts.reduce((sum, { share }) => sum + share, 0) });
  return { milliseconds: median(stepTimes), parts: parts.sort((a, b) => b.share - a.share) };
}

/** What a worker that works alone computes of a batch. */
function trainingStep(plan, step) {
  for (const stage of plan.stages) stage.run(0, batchSize, { training: true, step, n: batchSize });
  plan.parameters.forEach(({ rows, trainable }, i) => {
    if (!trainable) return plan.updateMovingStatistics(i, batchSize, 0, rows);
    plan.computeGradient(i, batchSize, 0, rows);
    plan.applyGradient(i, 0, rows, step);
  });
}

/** Replaces each kernel by one that adds up its own time, without the time of kernels that it calls. */
function timeKernels(kernels) {
  const times = new Map();
  let innerTime = 0;
  for (const [name, kernel] of Object.entries(kernels)) {
    if (typeof kernel !== 'function') continue;
    kernels[name] = (...args) => {
      const outerTime = innerTime;
      innerTime = 0;
      const begin = now();
      kernel(...args);
      const time = now() - begin;
      const key = partName(name, args);
      times.set(key, (times.get(key) ?? 0) + time - innerTime);
      innerTime = outerTime + time;
    };
  }
  return times;
}

/** `multiply m×k×n`, `convolve 3×3×32→64`, `maxPool 2×2×32`, `activate tanh`, or the kernel's name alone. */
function partName(name, args) {
  if (name === 'multiply') return `multiply ${args.slice(3, 6).join('×')}`;
  const shape = args.find((value) => value?.geometry);
  if (shape) {
    const { rows, columns } = shape.geometry;
    const filters = args.find((value) => value?.filters)?.count;
    const channels = filters ? `${shape.channels}→${filters}` : shape.channels;
    return `${name} ${rows.kernel}×${columns.kernel}×${channels}`;
  }
  return typeof args[0] === 'string' ? `${name} ${args[0]}` : name;
}

function fill({ kernels: { memory }, input, targets }, { inputShape }) {
  const { images, labels } = makeSamples(inputShape, batchSize);
  memory.set(images.data, input.start);
  // Each label is followed by the sample's weight.
  labels.data.forEach((label, i) => memory.set([label, 1], targets.start + i * targets.width));
}
