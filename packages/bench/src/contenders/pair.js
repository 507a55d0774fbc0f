import { batchSize } from '../task.js';
import { cnnCore } from './cnnCore.js';

/** Two trainings of one worker each at once, which share nothing: the most that two workers could make of a machine. */
export function pair(network) {
  const trainers = [1, 2].map(() => cnnCore({ kernels: 'simd', workers: 1, network }));
  return {
    step: 2 * batchSize,
    prepare: (digits) => trainers.forEach((trainer) => trainer.prepare(digits)),
    parameters: () => trainers[0].parameters(),
    async time(n) {
      const times = await Promise.all(trainers.map((trainer) => trainer.time(n / 2)));
      return { milliseconds: times.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / 2 };
    },
    close: () => trainers.forEach((trainer) => trainer.close()),
  };
}
