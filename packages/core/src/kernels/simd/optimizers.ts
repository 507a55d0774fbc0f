import type { OptimizerKernels } from '../optimizerKernels.js';
import type { WasmExports } from './wasmExports.js';

/** The steps of the optimizers, of which the functions of assembly/ take offsets in bytes. */
export function optimizerKernels(simd: WasmExports): OptimizerKernels {
  return {
    sgd(weights, gradients, velocity, length, { learningRate, momentum, nesterov }) {
      const offsets = [weights * 4, gradients * 4, velocity * 4];
      simd.sgd(...offsets, length, learningRate, momentum, Number(nesterov));
    },
    adam(weights, gradients, m, v, length, { rate, beta1, beta2, epsilon, decay }) {
      const offsets = [weights * 4, gradients * 4, m * 4, v * 4];
      simd.adam(...offsets, length, rate, decay, 1 - beta1, 1 - beta2, epsilon);
    },
    amsgrad(weights, gradients, m, v, maxV, length, { rate, beta1, beta2, epsilon }) {
      const offsets = [weights * 4, gradients * 4, m * 4, v * 4, maxV * 4];
      simd.amsgrad(...offsets, length, rate, 1 - beta1, 1 - beta2, epsilon);
    },
    adamax(weights, gradients, m, u, length, { rate, beta1, beta2, epsilon }) {
      const offsets = [weights * 4, gradients * 4, m * 4, u * 4];
      simd.adamax(...offsets, length, rate, 1 - beta1, beta2, epsilon);
    },
    nadam(weights, gradients, m, v, length, settings) {
      const { learningRate, beta1, beta2, epsilon, meanFactor, gradientFactor, correction } = settings;
      const offsets = [weights * 4, gradients * 4, m * 4, v * 4];
      const factors = [meanFactor, gradientFactor, correction];
      simd.nadam(...offsets, length, learningRate, 1 - beta1, 1 - beta2, epsilon, ...factors);
    },
    rmsprop(weights, gradients, v, mean, velocity, length, settings) {
      const { learningRate, rho, momentum, epsilon, centered } = settings;
      const offsets = [weights * 4, gradients * 4, v * 4, mean * 4, velocity * 4];
      simd.rmsprop(...offsets, length, learningRate, rho, 1 - rho, momentum, epsilon, Number(centered));
    },
    adagrad: (weights, gradients, sum, length, { learningRate, epsilon }) =>
      simd.adagrad(weights * 4, gradients * 4, sum * 4, length, learningRate, epsilon),
    adadelta(weights, gradients, v, u, length, { learningRate, rho, epsilon }) {
      const offsets = [weights * 4, gradients * 4, v * 4, u * 4];
      simd.adadelta(...offsets, length, learningRate, rho, 1 - rho, epsilon);
    },
    lion(weights, gradients, m, length, { learningRate, beta1, beta2 }) {
      const offsets = [weights * 4, gradients * 4, m * 4];
      simd.lion(...offsets, length, learningRate, beta1, 1 - beta1, beta2, 1 - beta2);
    },
  };
}
