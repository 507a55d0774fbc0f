import { cnnCore } from './contenders/cnnCore.js';
import { profileStep } from './profile.js';
import { measure } from './rounds.js';
import { spread } from './statistics.js';
import { shape, trainingFlop } from './task.js';

/** How the time depends on one thing, all else as in the table: our SIMD kernels in Node. */
export const sweeps = {
  images: epochs,
  batch: (digits, settings) =>
    rates(digits, settings, [8, 16, 32, 64, 128, 256], (batch) => ({ workers: 1, batch })),
  workers: (digits, settings) => rates(digits, settings, [0, 1, 2, 3, 4], (workers) => ({ workers })),
  async width(digits, settings) {
    const options = (times) => ({ filters: shape.filters * times, units: shape.units * times });
    const points = await rates(digits, settings, [0.5, 1, 2], (times) => ({
      workers: 1,
      options: options(times),
    }));
    return points.map((point) => ({ ...point, flop: trainingFlop(options(point.at)) }));
  },
  kernels: (digits) => profileStep(digits),
};

/** Images in a second at each value. */
async function rates(digits, settings, values, toOptions) {
  const contenders = values.map((value) => ({
    id: String(value),
    make: () => cnnCore({ kernels: 'simd', ...toOptions(value) }),
  }));
  const results = await measure(contenders, digits, { ...settings, check: false });
  return values.map((at) => {
    const { perSecond, notMeasured } = results[at];
    return notMeasured ? { at, notMeasured } : { at, ...spread(perSecond) };
  });
}

/** Seconds of one whole fit over so many images, start and end included, by one worker. */
async function epochs(digits, { rounds }) {
  const counts = [1000, 4000, 15_000, 60_000];
  const seconds = counts.map(() => []);
  const contender = cnnCore({ kernels: 'simd', workers: 1 });
  contender.prepare(digits);
  for (let round = 0; round < rounds; round++) {
    for (const [i, count] of counts.entries()) seconds[i].push(await contender.whole(count));
  }
  contender.close();
  return counts.map((at, i) => ({ at, ...spread(seconds[i]) }));
}
