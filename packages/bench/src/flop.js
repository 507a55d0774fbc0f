import { costs } from '@cnn/core/steps';

/** Rows and columns of the matrices whose product shows how fast the machine can multiply. */
export const productSize = 256;

/** Floating-point operations of one such product. */
export const productFlop = 2 * productSize ** 3;

/**
 * Floating-point operations per image in a training step; a multiplication and an addition count as two. Only layers
 * with a kernel are counted, convolutions and dense layers. Each counts three times: forward, the kernel's gradient and
 * the input's. The input of the model needs no gradient, so the first kernel counts twice.
 *
 * @param layers of core, the first with its inputShape
 */
export function trainingFlop(layers) {
  let multiplications = 0;
  let shape;
  costs(layers).layers.forEach((cost, i) => {
    const kernels = kernelSizes(layers[i], shape ?? layers[i].inputShape);
    shape = cost.outputShape;
    if (!kernels.length) return;
    const isFirst = multiplications === 0;
    multiplications += 3 * cost.multiplications;
    if (isFirst) multiplications -= (cost.multiplications * kernels[0]) / sum(kernels);
  });
  return 2 * multiplications;
}

/** Whether a layer after the first convolves at least 16 channels. */
export function hasWideConvolution(layers) {
  const shapes = costs(layers).layers.map(({ outputShape }) => outputShape);
  return layers.some(({ kind }, i) => i > 0 && /conv/i.test(kind) && shapes[i - 1].at(-1) >= 16);
}

const kernelSizes = (layer, inputShape) =>
  layer
    .parameters(inputShape)
    .filter(({ name }) => /kernel$/i.test(name))
    .map(({ shape }) => shape.reduce((product, length) => product * length, 1));

const sum = (values) => values.reduce((total, value) => total + value, 0);
