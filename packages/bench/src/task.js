// What every contender computes: the chapter's model, one batch per step, with Adam.

export const batchSize = 32;
export const learningRate = 0.001;
export const shape = {
  side: 28,
  kernelSize: 3,
  filters: 28,
  poolSize: 2,
  units: 128,
  rate: 0.2,
  classes: 10,
};

/**
 * Floating-point operations per image in a training step; a multiplication and an addition count as two. Only matrix
 * products are counted: two for the convolution, forward and the filters' gradient, as its input needs no gradient;
 * three for each dense layer.
 */
export function trainingFlop({ filters = shape.filters, units = shape.units } = {}) {
  const side = shape.side - shape.kernelSize + 1;
  const convolution = side * side * filters * shape.kernelSize ** 2;
  const pooled = Math.floor(side / shape.poolSize) ** 2 * filters;
  return 2 * (2 * convolution + 3 * pooled * units + 3 * units * shape.classes);
}

/** The first n digits, images `[n, 28, 28, 1]` of bytes and labels `[n]`. */
export function firstDigits({ images, labels }, n) {
  const [, ...image] = images.shape;
  const size = image.reduce((product, length) => product * length, 1);
  return {
    images: { data: images.data.subarray(0, n * size), shape: [n, ...image] },
    labels: { data: labels.data.subarray(0, n), shape: [n] },
  };
}
