import { checkFlag, checkNumber, checkOptions } from '../arrays/check.js';
import { sizeOf } from '../arrays/view.js';
import { checkInputShape } from './shared/checkInputShape.js';
import type { Layer, LayerContext, LayerPlan, Parameter, Shape } from './layer.js';

/** How channels are normalized, and what is learnt of them. */
export interface BatchNormalizationLayerOptions {
  /** How much of the moving mean and variance stays at each step. Default 0.99. */
  momentum?: number;
  /** Added to the variance. Default 1e-3. */
  epsilon?: number;
  /** Adds beta. Default true. */
  center?: boolean;
  /** Multiplies by gamma. Default true. */
  scale?: boolean;
  /** On the first layer of a model. */
  inputShape?: Shape;
}

const name = 'layers.batchNormalization';

/**
 * Brings each channel to mean 0 and variance 1, then to a learnt mean and scale: in training by the batch's mean
 * and biased variance, at other times by their moving means. Ioffe and Szegedy, "Batch normalization", ICML 2015.
 *
 * @throws ArgumentError
 */
export function batchNormalization(options: BatchNormalizationLayerOptions = {}): Layer {
  checkOptions(name, options, ['momentum', 'epsilon', 'center', 'scale', 'inputShape']);
  const { momentum = 0.99, epsilon = 1e-3, center = true, scale = true } = options;
  checkNumber(name, 'momentum', momentum, 'be from 0 to 1', (x) => x >= 0 && x <= 1);
  checkNumber(name, 'epsilon', epsilon, 'be above 0', (x) => x > 0);
  checkFlag(name, 'center', center);
  checkFlag(name, 'scale', scale);
  const kinds = [...(scale ? ['gamma'] : []), ...(center ? ['beta'] : []), 'movingMean', 'movingVariance'];
  return {
    kind: 'batchNormalization',
    options: { ...options },
    inputShape: checkInputShape(name, options.inputShape),
    outputShape: (inputShape) => [...inputShape],
    parameters: (inputShape) =>
      kinds.map((kind): Parameter => ({
        name: kind,
        shape: [inputShape[inputShape.length - 1]],
        rowWidth: 1,
        initialize: (weights) => void weights.fill(kind === 'gamma' || kind === 'movingVariance' ? 1 : 0),
        trainable: !kind.startsWith('moving'),
      })),
    plan: (context) => planBatchNormalization(context, kinds, momentum, epsilon),
  };
}

/**
 * Each sample's mean and sum of squared deviations are combined over the batch as Chan, Golub and LeVeque do
 * ("Updating formulae and a pairwise algorithm for computing sample variances", 1979), which loses no digits.
 */
function planBatchNormalization(
  context: LayerContext,
  kinds: readonly string[],
  momentum: number,
  epsilon: number,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const channels = context.inputShape[context.inputShape.length - 1];
  const positions = sizeOf(context.inputShape) / channels;
  const parameterOf = (kind: string): number | undefined => context.parameters[kinds.indexOf(kind)];
  const [gamma, beta] = [parameterOf('gamma'), parameterOf('beta')];
  const [movingMean, movingVariance] = [parameterOf('movingMean')!, parameterOf('movingVariance')!];

  const inference = (from: number, to: number): void => {
    const { memory } = kernels();
    for (let channel = 0; channel < channels; channel++) {
      normalize(from, to, channel, memory[movingMean + channel], memory[movingVariance + channel]);
    }
  };
  function normalize(from: number, to: number, channel: number, mean: number, variance: number): void {
    const { memory } = kernels();
    const factor = (gamma === undefined ? 1 : memory[gamma + channel]) / Math.sqrt(variance + epsilon);
    const shift = beta === undefined ? 0 : memory[beta + channel];
    for (let at = from * input.width + channel; at < to * input.width; at += channels) {
      memory[output.start + at] = (memory[input.start + at] - mean) * factor + shift;
    }
  }
  if (!context.training || !outputGradient) return { forward: inference };

  // Of each sample and channel: mean and squared deviations; then Σ dy and Σ dy · x̂.
  const moments = context.perSample(2 * channels);
  const sums = context.perSample(2 * channels);

  function batchMoments(n: number, channel: number): { mean: number; variance: number } {
    const { memory } = kernels();
    const meanOf = (i: number) => memory[moments.start + i * moments.width + channel];
    const squaresOf = (i: number) => memory[moments.start + i * moments.width + channels + channel];
    let mean = 0;
    for (let i = 0; i < n; i++) mean += meanOf(i);
    mean /= n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += squaresOf(i) + positions * (meanOf(i) - mean) ** 2;
    return { mean, variance: squares / (n * positions) };
  }

  function batchSum(which: 'dy' | 'dyx', n: number, channel: number): number {
    const { memory } = kernels();
    const first = sums.start + (which === 'dy' ? 0 : channels) + channel;
    let sum = 0;
    for (let i = 0; i < n; i++) sum += memory[first + i * sums.width];
    return sum;
  }

  return {
    forward(from, to, { training, n }) {
      if (!training) return inference(from, to);
      for (let channel = 0; channel < channels; channel++) {
        const { mean, variance } = batchMoments(n, channel);
        normalize(from, to, channel, mean, variance);
      }
    },
    backward(from, to, { training, n }) {
      if (!inputGradient) return;
      const { memory } = kernels();
      const count = n * positions;
      for (let channel = 0; channel < channels; channel++) {
        const { mean, variance } = training
          ? batchMoments(n, channel)
          : { mean: memory[movingMean + channel], variance: memory[movingVariance + channel] };
        const root = Math.sqrt(variance + epsilon);
        // Moving figures do not depend on the batch: then no gradient flows through them.
        const dy = training ? batchSum('dy', n, channel) : 0;
        const dyx = training ? batchSum('dyx', n, channel) : 0;
        const factor = (gamma === undefined ? 1 : memory[gamma + channel]) / (count * root);
        for (let at = from * input.width + channel; at < to * input.width; at += channels) {
          const normalized = (memory[input.start + at] - mean) / root;
          memory[inputGradient.start + at] =
            factor * (count * memory[outputGradient.start + at] - dy - normalized * dyx);
        }
      }
    },
    statistics: {
      forward: {
        shared: [moments],
        compute(from, to) {
          const { memory } = kernels();
          for (let n = from; n < to; n++) {
            for (let channel = 0; channel < channels; channel++) {
              const first = input.start + n * input.width + channel;
              let mean = 0;
              for (let i = 0; i < positions; i++) mean += memory[first + i * channels];
              mean /= positions;
              let squares = 0;
              for (let i = 0; i < positions; i++) squares += (memory[first + i * channels] - mean) ** 2;
              memory[moments.start + n * moments.width + channel] = mean;
              memory[moments.start + n * moments.width + channels + channel] = squares;
            }
          }
        },
      },
      backward: {
        shared: [sums],
        compute(from, to, { n }) {
          const { memory } = kernels();
          for (let channel = 0; channel < channels; channel++) {
            const { mean, variance } = batchMoments(n, channel);
            const root = Math.sqrt(variance + epsilon);
            for (let sample = from; sample < to; sample++) {
              let dy = 0;
              let dyx = 0;
              for (let i = 0; i < positions; i++) {
                const at = sample * input.width + i * channels + channel;
                const gradient = memory[outputGradient.start + at];
                dy += gradient;
                dyx += (gradient * (memory[input.start + at] - mean)) / root;
              }
              memory[sums.start + sample * sums.width + channel] = dy;
              memory[sums.start + sample * sums.width + channels + channel] = dyx;
            }
          }
        },
      },
    },
    parameterGradient(parameter, n, from, to) {
      const { memory } = kernels();
      const which = kinds[parameter] === 'gamma' ? 'dyx' : 'dy';
      for (let channel = from; channel < to; channel++) {
        memory[context.parameterGradients[parameter] + channel] = batchSum(which, n, channel);
      }
    },
    updateMovingStatistics(parameter, n, from, to) {
      const { memory } = kernels();
      for (let channel = from; channel < to; channel++) {
        const { mean, variance } = batchMoments(n, channel);
        const now = kinds[parameter] === 'movingMean' ? mean : variance;
        const at = context.parameters[parameter] + channel;
        memory[at] = momentum * memory[at] + (1 - momentum) * now;
      }
    },
  };
}
