// Pooling with one window over the whole image: [n, h, w, c] → [n, c].
import type { ArrayInput, FloatArray, DenseView } from '../arrays/view.js';
import { averageRule } from './averagePool2d.js';
import { maxRule } from './maxPool2d.js';
import { checkPool, type Pool } from './shared/checkPool.js';
import { toImages } from './shared/images.js';
import { pool, poolBackward } from './shared/pool.js';

/**
 * The mean of each channel over the whole image (Lin, Chen and Yan, "Network in network", ICLR 2014, section 3.2).
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns `[1]`, `[c]` or `[n, c]`
 * @throws ArgumentError
 */
export function globalAveragePool2d(input: ArrayInput): DenseView<FloatArray> {
  return pool(checkGlobal('globalAveragePool2d', input), averageRule);
}

/**
 * The gradient of global average pooling: all cells of a channel divide it evenly.
 *
 * @param outputGradient in the shape of the output of `globalAveragePool2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function globalAveragePool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkGlobal('globalAveragePool2dBackward', input), averageRule);
}

/**
 * The largest value of each channel over the whole image. NaN propagates.
 *
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns `[1]`, `[c]` or `[n, c]`
 * @throws ArgumentError
 */
export function globalMaxPool2d(input: ArrayInput): DenseView<FloatArray> {
  return pool(checkGlobal('globalMaxPool2d', input), maxRule);
}

/**
 * The gradient of global max pooling: the largest cell of a channel, the first of equals, gets all of it.
 *
 * @param outputGradient in the shape of the output of `globalMaxPool2d`
 * @param input `[h, w] | [h, w, c] | [n, h, w, c]`
 * @returns in the shape of `input`
 * @throws ArgumentError
 */
export function globalMaxPool2dBackward(
  outputGradient: ArrayInput,
  input: ArrayInput,
): DenseView<FloatArray> {
  return poolBackward(outputGradient, checkGlobal('globalMaxPool2dBackward', input), maxRule);
}

function checkGlobal(functionName: string, input: ArrayInput): Pool {
  const { images, rank } = toImages(input, functionName, 'input');
  const [n, height, width, channels] = images.shape;
  return {
    ...checkPool(functionName, input, { poolSize: [height, width] }),
    outputShape: rank === 4 ? [n, channels] : [channels],
    asImages({ data, shape, stride, offset }) {
      const [count, perImage] = shape.length === 2 ? [shape[0], stride[0]] : [1, 0];
      const [perChannel] = stride.slice(-1);
      return { data, shape: [count, 1, 1, channels], stride: [perImage, 0, 0, perChannel], offset };
    },
  };
}
