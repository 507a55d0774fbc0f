import { checkFlag, checkNumber, checkOptions } from '../check.js';
import type { Optimizer } from './optimizer.js';

export interface SgdOptions {
  /** Default 0.01. */
  learningRate?: number;
  /** Share of the last move that goes on, default 0. */
  momentum?: number;
  /** Looks ahead along the momentum, default false. */
  nesterov?: boolean;
}

/**
 * Stochastic gradient descent. With gradient g: v = momentum · v − η g, then w += v; with Nesterov's momentum
 * w += momentum · v − η g (Sutskever and others, ICML 2013).
 *
 * @throws ArgumentError
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  const name = 'optimizers.sgd';
  checkOptions(name, options, ['learningRate', 'momentum', 'nesterov']);
  const { learningRate = 0.01, momentum = 0, nesterov = false } = options;
  checkNumber(name, 'learningRate', learningRate, 'be above 0', (x) => x > 0);
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkFlag(name, 'nesterov', nesterov);
  return {
    kind: 'sgd',
    options: { learningRate, momentum, nesterov },
    slots: momentum === 0 ? 0 : 1,
    update(kernels, weights, gradients, [velocity], length) {
      kernels.sgd(weights, gradients, velocity ?? 0, length, { learningRate, momentum, nesterov });
    },
  };
}
