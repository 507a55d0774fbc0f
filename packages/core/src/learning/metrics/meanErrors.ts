import type { Metric } from './metric.js';

/** The mean squared difference between outputs and targets. */
export function meanSquaredError(): Metric {
  return meanOf('meanSquaredError', (difference) => difference * difference);
}

/** The mean absolute difference between outputs and targets. */
export function meanAbsoluteError(): Metric {
  return meanOf('meanAbsoluteError', Math.abs);
}

function meanOf(kind: string, weigh: (difference: number) => number): Metric {
  return {
    kind,
    options: {},
    targets: "numbers in the output's shape",
    add(memory, to, prediction, width, target) {
      let sum = 0;
      for (let i = 0; i < width; i++) sum += weigh(memory[prediction + i] - memory[target + i]);
      memory[to] = sum / width;
    },
  };
}
