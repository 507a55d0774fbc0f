import { buildPlan, sequential, textbookLayers } from './core.js';
import { batchSize, firstDigits } from './task.js';

const now = () => performance.now();

/**
 * Where the time of a step goes, on one thread: the share of every kernel, products apart by their sizes.
 *
 * @returns `{ milliseconds, parts: { name, share }[] }` the largest first; a step's median time, and what is in no
 *   kernel as `other`
 */
export async function profileStep(digits, { kernels = 'simd', steps = 200 } = {}) {
  const model = sequential(textbookLayers(), { seed: 1, kernels });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  // As the workers do it, but here, where each kernel can be watched. It is private to the model otherwise.
  const plan = await buildPlan(model.spec(batchSize, true));
  const spent = watchKernels(plan.kernels);
  fill(plan, digits);

  const times = [];
  for (let step = 1; step <= steps + 50; step++) {
    if (step === 51) spent.clear();
    const begin = now();
    for (const stage of plan.stages) stage.run(0, batchSize, { training: true, step, n: batchSize });
    plan.parameters.forEach(({ rows }, i) => plan.update(i, batchSize, 0, rows, step));
    times.push(now() - begin);
  }
  const counted = times.slice(50);
  const whole = counted.reduce((sum, each) => sum + each, 0);
  const parts = [...spent].map(([name, milliseconds]) => ({ name, share: milliseconds / whole }));
  parts.push({ name: 'other', share: 1 - parts.reduce((sum, { share }) => sum + share, 0) });
  return {
    milliseconds: counted.sort((a, b) => a - b)[steps >> 1],
    parts: parts.sort((a, b) => b.share - a.share),
  };
}

/** Replaces each kernel by one that adds up its own time, but not that of kernels that it calls. */
function watchKernels(kernels) {
  const spent = new Map();
  let inner = 0;
  for (const [name, kernel] of Object.entries(kernels)) {
    if (typeof kernel !== 'function') continue;
    kernels[name] = (...given) => {
      const outer = inner;
      inner = 0;
      const begin = now();
      kernel(...given);
      const taken = now() - begin;
      const key = name === 'multiply' ? `multiply ${given.slice(3, 6).join('×')}` : name;
      spent.set(key, (spent.get(key) ?? 0) + taken - inner);
      inner = outer + taken;
    };
  }
  return spent;
}

function fill(plan, digits) {
  const { images, labels } = firstDigits(digits, batchSize);
  plan.kernels.memory.set(images.data, plan.input.start);
  plan.kernels.memory.set(labels.data, plan.targets.start);
}
