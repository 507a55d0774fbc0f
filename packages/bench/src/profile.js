import { buildPlan, sequential, textbookLayers } from './core.js';
import { median } from './statistics.js';
import { batchSize, firstDigits } from './task.js';

const now = () => performance.now();
const warmUpSteps = 50;

/**
 * How the time of a training step is divided among the kernels, on one thread; products are listed by their sizes.
 *
 * @returns `{ milliseconds, parts: { name, share }[] }`: the median time of a step, and the parts by descending share;
 *   `other` is the time in no kernel
 */
export async function profileStep(digits, { kernels = 'simd', steps = 200 } = {}) {
  const model = sequential(textbookLayers(), { seed: 1, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  // As a worker does it. `spec` is private to the model.
  const plan = await buildPlan(model.spec(batchSize, true));
  const times = timeKernels(plan.kernels);
  fill(plan, digits);

  const stepTimes = [];
  for (let step = 1; step <= warmUpSteps + steps; step++) {
    if (step === warmUpSteps + 1) times.clear();
    const begin = now();
    for (const stage of plan.stages) stage.run(0, batchSize, { training: true, step, n: batchSize });
    plan.parameters.forEach(({ rows }, i) => plan.update(i, batchSize, 0, rows, step));
    stepTimes.push(now() - begin);
  }
  const measured = stepTimes.slice(warmUpSteps);
  const total = measured.reduce((sum, time) => sum + time, 0);
  const parts = [...times].map(([name, milliseconds]) => ({ name, share: milliseconds / total }));
  parts.push({ name: 'other', share: 1 - parts.reduce((sum, { share }) => sum + share, 0) });
  return {
    milliseconds: median(measured),
    parts: parts.sort((a, b) => b.share - a.share),
  };
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
      const key = name === 'multiply' ? `multiply ${args.slice(3, 6).join('×')}` : name;
      times.set(key, (times.get(key) ?? 0) + time - innerTime);
      innerTime = outerTime + time;
    };
  }
  return times;
}

function fill(plan, digits) {
  const { images, labels } = firstDigits(digits, batchSize);
  plan.kernels.memory.set(images.data, plan.input.start);
  plan.kernels.memory.set(labels.data, plan.targets.start);
}
