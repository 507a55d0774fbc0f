import { cnnCore } from './contenders/cnnCore.js';
import { textbookLayers } from './core.js';
import { trainingFlop } from './flop.js';
import { networks } from './networks.js';
import { profileStep } from './profile.js';
import { measure } from './rounds.js';
import { summarize } from './statistics.js';
import { shape } from './task.js';

/** How the speed depends on one setting, the others as in the table: our SIMD kernels in Node. */
export const sweeps = {
  images: epochs,
  batch: (digits, settings) =>
    rates(digits, settings, [8, 16, 32, 64, 128, 256], (batch) => ({ workers: 1, batch })),
  workers: (digits, settings) => rates(digits, settings, [0, 1, 2, 3, 4], (workers) => ({ workers })),
  async width(digits, settings) {
    const options = (factor) => ({ filters: shape.filters * factor, units: shape.units * factor });
    const points = await rates(digits, settings, [0.5, 1, 2], (factor) => ({
      workers: 1,
      options: options(factor),
    }));
    return points.map((point) => ({ ...point, flop: trainingFlop(textbookLayers(options(point.value))) }));
  },
  kernels: () => profileStep(networks.textbook),
};

/** Images per second at each value. */
async function rates(digits, settings, values, toOptions) {
  const contenders = values.map((value) => ({
    id: String(value),
    make: () => cnnCore({ kernels: 'simd', ...toOptions(value) }),
  }));
  const results = await measure(contenders, digits, { ...settings, check: false });
  return values.map((value) => {
    const { perSecond, notMeasured } = results[value];
    return notMeasured ? { value, notMeasured } : { value, ...summarize(perSecond) };
  });
}

/** Seconds of one whole fit of an epoch, with its start and end, by one worker. */
async function epochs(digits, { rounds }) {
  const counts = [1000, 4000, 15_000, 60_000];
  const seconds = counts.map(() => []);
  const contender = cnnCore({ kernels: 'simd', workers: 1 });
  contender.prepare(digits);
  for (let round = 0; round < rounds; round++) {
    for (const [i, count] of counts.entries()) seconds[i].push(await contender.timeFit(count));
  }
  contender.close();
  return counts.map((value, i) => ({ value, ...summarize(seconds[i]) }));
}
