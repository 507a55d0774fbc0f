// What every contender does: the chapter's model, one batch a step, by Adam.

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
 * Floating point operations of one image in one training step, a multiplication and an addition counted as two. Only
 * products are counted: of the convolution two, forward and the filters' gradient, as its input needs none; of each
 * dense layer three.
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
  const size = image.reduce((product, each) => product * each, 1);
  return {
    images: { data: images.data.subarray(0, n * size), shape: [n, ...image] },
    labels: { data: labels.data.subarray(0, n), shape: [n] },
  };
}
