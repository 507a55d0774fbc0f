import type { Metric } from './metric.js';

/** 1 where the largest prediction, the first of equals, is the target class; else 0. */
export const accuracy: Metric = {
  kind: 'accuracy',
  value(memory, prediction, width, target) {
    let best = 0;
    for (let i = 1; i < width; i++) if (memory[prediction + i] > memory[prediction + best]) best = i;
    return best === memory[target] ? 1 : 0;
  },
};
