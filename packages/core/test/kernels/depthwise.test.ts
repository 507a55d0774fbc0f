import { describe, expect, test } from 'vitest';
import { windowGeometry } from '../../src/arrays/windowGeometry.js';
import type { WindowOptions } from '../../src/arrays/windowOptions.js';
import { conv2d, conv2dBackward } from '../../src/index.js';
import { selectKernels } from '../../src/kernels/selectKernels.js';
import { expectClose, numbers } from '../numericGradient.js';

const cases = [
  [[5, 7, 3], [3, 2], {}, 1],
  [[6, 6, 4], [3, 3], { strides: [2, 1] }, 1],
  [[8, 9, 6], [2, 3], { dilationRate: [2, 3] }, 1],
  [[4, 5, 17], [1, 1], {}, 1],
  [[9, 8, 2], [5, 5], {}, 1],
  [[6, 7, 4], [2, 3], { strides: [1, 2] }, 3],
] as const;

describe.each(['plain', 'simd'] as const)('%s kernels', async (option) => {
  const make = await selectKernels(option);

  test.each(cases)(
    'a depthwise convolution of x=%o f=%o %o, %i filters for each channel, and its gradients',
    (shape, kernelSize, given, depthMultiplier) => {
      const options: WindowOptions = given;
      const [h, w, channels] = shape;
      const geometry = windowGeometry('conv2d', [h, w], kernelSize, options);
      const filters = channels * depthMultiplier;
      const outputShape = [geometry.rows.output, geometry.columns.output, filters];
      const outputSize = outputShape[0] * outputShape[1] * filters;
      const kernelLength = kernelSize[0] * kernelSize[1] * filters;
      const [image, kernel] = [0, h * w * channels];
      const bias = kernel + kernelLength;
      const dOutput = bias + filters;
      const result = dOutput + outputSize;
      const kernels = make(result + Math.max(outputSize, kernelLength, kernel) + 1);
      const { memory } = kernels;
      memory.set(numbers(result));
      memory[memory.length - 1] = 5;
      const x = { data: memory, shape };
      const filter = { data: memory, shape: [...kernelSize, 1, filters], offset: kernel };
      const forward = {
        ...options,
        groups: channels,
        bias: { data: memory, shape: [filters], offset: bias },
      };
      const gradient = { data: memory, shape: outputShape, offset: dOutput };
      const expected = conv2dBackward(gradient, x, filter, { ...options, groups: channels });

      kernels.depthwise(result, image, kernel, bias, { geometry, channels, depthMultiplier });
      expectClose(memory.subarray(result, result + outputSize), conv2d(x, filter, forward).data, 1e-5);
      kernels.depthwise(result, image, kernel, undefined, { geometry, channels, depthMultiplier });
      const withoutBias = conv2d(x, filter, { ...options, groups: channels }).data;
      expectClose(memory.subarray(result, result + outputSize), withoutBias, 1e-5);
      kernels.depthwiseFilterGradient(result, image, dOutput, { geometry, channels, depthMultiplier });
      expectClose(memory.subarray(result, result + kernelLength), expected.filter.data, 1e-4);
      kernels.depthwiseInputGradient(result, dOutput, kernel, { geometry, channels, depthMultiplier });
      expectClose(memory.subarray(result, result + kernel), expected.input.data, 1e-4);
      expect(memory[memory.length - 1]).toBe(5);
    },
  );

  test('the input gradient leaves out padding', () => {
    const shape = [4, 5, 6];
    const options = { strides: 2, padding: 'same' } as const;
    const geometry = windowGeometry('conv2d', [4, 5], [3, 3], options);
    const outputShape = [geometry.rows.output, geometry.columns.output, 6];
    const dOutput = 9 * 6;
    const result = dOutput + outputShape[0] * outputShape[1] * 6;
    const kernels = make(result + 120);
    const { memory } = kernels;
    memory.set(numbers(result));
    const gradient = { data: memory, shape: outputShape, offset: dOutput };
    const filter = { data: memory, shape: [3, 3, 1, 6] };
    const x = { data: new Float32Array(120), shape };
    const expected = conv2dBackward(gradient, x, filter, { ...options, groups: 6 });
    kernels.depthwiseInputGradient(result, dOutput, 0, { geometry, channels: 6, depthMultiplier: 1 });
    expectClose(memory.subarray(result), expected.input.data, 1e-4);
  });
});
