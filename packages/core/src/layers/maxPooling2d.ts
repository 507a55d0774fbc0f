import { checkOptions } from '../check.js';
import { poolGeometry, type PoolOptions } from '../reference/pool2d.js';
import { sizeOf } from '../view.js';
import { checkImage } from './conv2d.js';
import { firstShape } from './firstShape.js';
import type { Layer, Shape } from './layer.js';

const name = 'layers.maxPooling2d';

/** The largest value of each window. `[h, w, c]` → `[oh, ow, c]`. */
export function maxPooling2d(options: PoolOptions & { inputShape?: Shape } = {}): Layer {
  checkOptions(name, options, ['poolSize', 'strides', 'padding', 'inputShape']);
  const geometryOf = ([height, width]: Shape) => poolGeometry(name, [height, width], options);
  geometryOf([2 ** 30, 2 ** 30]);

  return {
    kind: 'maxPooling2d',
    options: { ...options },
    inputShape: firstShape(name, options.inputShape),
    outputShape(inputShape) {
      checkImage(name, inputShape);
      const { rows, columns } = geometryOf(inputShape);
      return [rows.output, columns.output, inputShape[2]];
    },
    parameters: () => [],
    plan({ kernels, input, inputGradient, output, outputGradient, inputShape, outputShape, perSample }) {
      const shape = { geometry: geometryOf(inputShape), channels: inputShape[2] };
      const argmax = perSample(sizeOf(outputShape));
      return {
        forward(from, to) {
          for (let n = from; n < to; n++) {
            const image = input.start + n * input.width;
            kernels().maxPool(output.start + n * output.width, argmax.start + n * argmax.width, image, shape);
          }
        },
        backward(from, to) {
          if (!inputGradient || !outputGradient) return;
          for (let n = from; n < to; n++) {
            const image = inputGradient.start + n * inputGradient.width;
            const gradient = outputGradient.start + n * outputGradient.width;
            kernels().maxPoolBackward(image, gradient, argmax.start + n * argmax.width, shape);
          }
        },
      };
    },
  };
}
