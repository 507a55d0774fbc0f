// Each sample's mean and sum of squared deviations are combined over the batch as Chan, Golub and LeVeque do
// ("Updating formulae and a pairwise algorithm for computing sample variances", 1979), which loses no digits.
// Letters: n samples, s positions of a sample, c channels; x̂ a normalized value, dy a gradient of the output.
import { sizeOf } from '../../arrays/view.js';
import type { LayerContext, LayerPlan, RowBlock } from '../layer.js';

type ParameterName = 'gamma' | 'beta' | 'movingMean' | 'movingVariance';

interface Moments {
  mean: number;
  /** Biased: the mean squared deviation. */
  variance: number;
}

export function planBatchNormalization(
  context: LayerContext,
  names: readonly ParameterName[],
  momentum: number,
  epsilon: number,
): LayerPlan {
  const { kernels, input, inputGradient, output, outputGradient } = context;
  const channels = context.inputShape[context.inputShape.length - 1];
  const positions = sizeOf(context.inputShape) / channels;
  /** The offset of a parameter; undefined where the layer has none of that name. */
  const offsetOf = (name: ParameterName): number | undefined => context.parameters[names.indexOf(name)];
  const [gamma, beta] = [offsetOf('gamma'), offsetOf('beta')];
  const [movingMean, movingVariance] = [offsetOf('movingMean')!, offsetOf('movingVariance')!];

  const gammaOf = (channel: number) => (gamma === undefined ? 1 : kernels().memory[gamma + channel]);
  const movingMoments = (channel: number): Moments => {
    const { memory } = kernels();
    return { mean: memory[movingMean + channel], variance: memory[movingVariance + channel] };
  };

  // [4, c]: what the kernels are given for each channel.
  const coefficients = context.scratch(4 * channels);
  function setCoefficients(channel: number, values: readonly number[]): void {
    const { memory } = kernels();
    values.forEach((value, i) => (memory[coefficients + i * channels + channel] = value));
  }

  function normalize(from: number, to: number, momentsOf: (channel: number) => Moments): void {
    for (let channel = 0; channel < channels; channel++) {
      const { mean, variance } = momentsOf(channel);
      const shift = beta === undefined ? 0 : kernels().memory[beta + channel];
      setCoefficients(channel, [mean, gammaOf(channel) / Math.sqrt(variance + epsilon), shift]);
    }
    const start = from * input.width;
    const rows = (to - from) * positions;
    kernels().normalizeColumns(output.start + start, input.start + start, rows, channels, coefficients);
  }
  if (!context.training || !outputGradient) {
    return {
      forward: (from, to) => normalize(from, to, movingMoments),
    };
  }

  // [n, 2c]: the mean of each channel, then its squared deviations.
  const sampleMoments = context.perSample(2 * channels);
  // [n, 2c]: Σ dy of each channel, then Σ dy · x̂.
  const gradientSums = context.perSample(2 * channels);

  function batchMoments(n: number, channel: number): Moments {
    const { memory } = kernels();
    const meanOf = (i: number) => memory[sampleMoments.start + i * sampleMoments.width + channel];
    const squaresOf = (i: number) =>
      memory[sampleMoments.start + i * sampleMoments.width + channels + channel];
    let mean = 0;
    for (let i = 0; i < n; i++) mean += meanOf(i);
    mean /= n;
    let squares = 0;
    for (let i = 0; i < n; i++) squares += squaresOf(i) + positions * (meanOf(i) - mean) ** 2;
    return { mean, variance: squares / (n * positions) };
  }

  /** Σ dy or Σ dy · x̂ over the batch. */
  function batchGradientSum(sum: 'dy' | 'dy·x̂', n: number, channel: number): number {
    const first = gradientSums.start + (sum === 'dy' ? 0 : channels) + channel;
    return columnSum(kernels().memory, first, gradientSums, n);
  }

  return {
    forward(from, to, { training, n }) {
      normalize(from, to, training ? (channel) => batchMoments(n, channel) : movingMoments);
    },
    backward(from, to, { training, n }) {
      if (!inputGradient) return;
      const count = n * positions;
      for (let channel = 0; channel < channels; channel++) {
        const { mean, variance } = training ? batchMoments(n, channel) : movingMoments(channel);
        const deviation = Math.sqrt(variance + epsilon);
        // Moving means and variances do not depend on the batch: then no gradient flows through them.
        const dy = training ? batchGradientSum('dy', n, channel) : 0;
        const dyx = training ? batchGradientSum('dy·x̂', n, channel) : 0;
        const factor = gammaOf(channel) / deviation;
        setCoefficients(channel, [mean, factor, (factor * dyx) / (count * deviation), (factor * dy) / count]);
      }
      const start = from * input.width;
      kernels().normalizeColumnsBackward(
        inputGradient.start + start,
        outputGradient.start + start,
        input.start + start,
        (to - from) * positions,
        channels,
        coefficients,
      );
    },
    statistics: {
      forward: {
        shared: [sampleMoments],
        compute(from, to) {
          for (let n = from; n < to; n++) {
            const row = sampleMoments.start + n * sampleMoments.width;
            kernels().columnMoments(row, input.start + n * input.width, positions, channels);
          }
        },
      },
      backward: {
        shared: [gradientSums],
        compute(from, to, { n }) {
          const { memory } = kernels();
          const deviations: number[] = [];
          for (let channel = 0; channel < channels; channel++) {
            const { mean, variance } = batchMoments(n, channel);
            setCoefficients(channel, [mean]);
            deviations.push(Math.sqrt(variance + epsilon));
          }
          for (let sample = from; sample < to; sample++) {
            const row = gradientSums.start + sample * gradientSums.width;
            const start = sample * input.width;
            kernels().normalizedGradientSums(
              row,
              outputGradient.start + start,
              input.start + start,
              positions,
              channels,
              coefficients,
            );
            deviations.forEach((deviation, channel) => (memory[row + channels + channel] /= deviation));
          }
        },
      },
    },
    parameterGradient(parameter, n, from, to) {
      const { memory } = kernels();
      const sum = names[parameter] === 'gamma' ? 'dy·x̂' : 'dy';
      for (let channel = from; channel < to; channel++) {
        memory[context.parameterGradients[parameter] + channel] = batchGradientSum(sum, n, channel);
      }
    },
    updateMovingStatistics(parameter, n, from, to) {
      const { memory } = kernels();
      for (let channel = from; channel < to; channel++) {
        const { mean, variance } = batchMoments(n, channel);
        const ofBatch = names[parameter] === 'movingMean' ? mean : variance;
        const at = context.parameters[parameter] + channel;
        memory[at] = momentum * memory[at] + (1 - momentum) * ofBatch;
      }
    },
  };
}

/** Σ memory[first + i · width] over n rows. */
function columnSum(memory: Float32Array, first: number, { width }: RowBlock, n: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += memory[first + i * width];
  return sum;
}
