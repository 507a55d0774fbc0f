import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conv2dBackward,
  conv2dTransposeBackward,
  layers,
  receptiveField,
  sumPool2dBackward,
  textbookLayers,
  type ArrayInput,
  type Layer,
} from '../../src/index.js';

const rectangle = (row: number, column: number, height: number, width: number) => ({
  row,
  column,
  height,
  width,
});

const zeros = (height: number, width: number) => ({
  data: new Float64Array(height * width),
  shape: [height, width],
});

/** The smallest rectangle with all values that are not 0. */
function boxOf({ data, shape }: ReturnType<typeof zeros>) {
  const indices = [...data.keys()].filter((i) => data[i] !== 0);
  const rows = indices.map((i) => Math.floor(i / shape[1]));
  const columns = indices.map((i) => i % shape[1]);
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return rectangle(row, column, Math.max(...rows) - row + 1, Math.max(...columns) - column + 1);
}

describe('receptiveField', () => {
  test('textbookLayers: 3×3 after convolution, 4×4 after pooling, the whole image after flatten', () => {
    const model = textbookLayers();
    const visibleAt = (layer: number, row = 0, column = 0) =>
      receptiveField(model, [28, 28, 1], layer, row, column).visible;
    expect(visibleAt(0, 5, 6)).toEqual(rectangle(5, 6, 1, 1));
    expect(visibleAt(1, 5, 6)).toEqual(rectangle(5, 6, 3, 3));
    expect(visibleAt(2, 5, 6)).toEqual(rectangle(10, 12, 4, 4));
    expect(visibleAt(4)).toEqual(rectangle(0, 0, 28, 28));
    expect(visibleAt(6)).toEqual(rectangle(0, 0, 28, 28));
  });

  test('padding: window includes cells outside the image, visible does not', () => {
    const model = [layers.conv2d({ filters: 1, kernelSize: 3, padding: 'same', strides: 2 })];
    expect(receptiveField(model, [5, 5, 1], 0, 0, 1)).toEqual({
      window: rectangle(-1, 1, 3, 3),
      visible: rectangle(0, 1, 2, 3),
    });
  });

  test('dilation: includes the cells between; zero padding shifts', () => {
    const model = [
      layers.zeroPadding2d({ padding: [2, 0] }),
      layers.conv2d({ filters: 1, kernelSize: 2, dilationRate: 3 }),
    ];
    expect(receptiveField(model, [6, 6, 1], 1, 0, 1)).toEqual({
      window: rectangle(-2, 1, 4, 4),
      visible: rectangle(0, 1, 2, 4),
    });
  });

  test('two 3×3 convolutions: 5×5', () => {
    const conv = layers.conv2d({ filters: 2, kernelSize: 3 });
    const model = [conv, layers.activation('relu'), conv];
    expect(receptiveField(model, [9, 9, 1], 2, 1, 1).visible).toEqual(rectangle(1, 1, 5, 5));
  });

  test('a transposed convolution: the cells whose windows cover the value', () => {
    const model = [layers.conv2dTranspose({ filters: 1, kernelSize: 3, strides: 2 })];
    const visibleAt = (row: number) => receptiveField(model, [4, 4, 1], 0, row, 0).visible;
    expect([visibleAt(0), visibleAt(1), visibleAt(2)].map(({ row, height }) => [row, height])).toEqual([
      [0, 1],
      [0, 1],
      [0, 2],
    ]);
  });

  test('of lines: two convolutions and a pooling between them, causal at the beginning', () => {
    const model = [
      layers.conv1d({ filters: 2, kernelSize: 3, padding: 'causal', dilationRate: 2 }),
      layers.maxPooling1d(),
      layers.conv1d({ filters: 2, kernelSize: 2 }),
      layers.globalMaxPooling1d(),
    ];
    expect(receptiveField(model, [12, 2], 0, 0, 5).visible).toEqual(rectangle(0, 1, 1, 5));
    expect(receptiveField(model, [12, 2], 2, 0, 1)).toEqual({
      window: rectangle(0, -2, 1, 8),
      visible: rectangle(0, 0, 1, 6),
    });
    expect(receptiveField(model, [12, 2], 3).visible).toEqual(rectangle(0, 0, 1, 12));
  });

  test('depthwise and separable convolutions see as others do; upSampling2d the cells around, reshape all', () => {
    const see = (layer: Layer, row: number, column: number) =>
      receptiveField([layer], [6, 6, 2], 0, row, column).visible;
    expect(see(layers.depthwiseConv2d({ kernelSize: 3 }), 1, 2)).toEqual(rectangle(1, 2, 3, 3));
    expect(see(layers.separableConv2d({ filters: 1, kernelSize: [2, 3] }), 1, 2)).toEqual(
      rectangle(1, 2, 2, 3),
    );
    expect(see(layers.upSampling2d({ size: 3 }), 5, 6)).toEqual(rectangle(1, 2, 1, 1));
    expect(see(layers.upSampling2d({ interpolation: 'bilinear' }), 0, 4)).toEqual(rectangle(0, 1, 1, 2));
    expect(see(layers.reshape({ targetShape: [3, 3, 8] }), 0, 0)).toEqual(rectangle(0, 0, 6, 6));
    expect(see(layers.layerNormalization(), 2, 3)).toEqual(rectangle(2, 3, 1, 1));
    expect(see(layers.layerNormalization({ axis: [1, 2, 3] }), 2, 3)).toEqual(rectangle(0, 0, 6, 6));
  });

  test('is where the gradient of the value is not 0, for any layers', () => {
    const stride = fc.integer({ min: 1, max: 2 });
    const layer = fc.oneof(
      fc.record({ kind: fc.constant('conv' as const), kernelSize: fc.constantFrom(2, 3), strides: stride }),
      fc.record({ kind: fc.constant('pool' as const), kernelSize: fc.constantFrom(2, 3), strides: stride }),
      fc.record({
        kind: fc.constant('transpose' as const),
        kernelSize: fc.constantFrom(2, 3),
        strides: stride,
      }),
    );
    const padding = fc.constantFrom('valid' as const, 'same' as const);
    const stack = fc.array(fc.tuple(layer, padding), { minLength: 1, maxLength: 3 });
    const holds = fc.property(stack, fc.nat(), fc.nat(), (list, atRow, atColumn) => {
      const steps = list.map(([{ kind, kernelSize, strides }, pad]) => {
        const options = { strides, padding: pad };
        const ones = { data: new Float64Array(kernelSize ** 2).fill(1), shape: [kernelSize, kernelSize] };
        const pool = { poolSize: kernelSize, ...options };
        const conv = { filters: 1, kernelSize, ...options };
        if (kind === 'pool') {
          return {
            layer: layers.sumPooling2d(pool),
            back: (dy: ArrayInput, x: ArrayInput) => sumPool2dBackward(dy, x, pool),
          };
        }
        return kind === 'conv'
          ? {
              layer: layers.conv2d(conv),
              back: (dy: ArrayInput, x: ArrayInput) => conv2dBackward(dy, x, ones, options).input,
            }
          : {
              layer: layers.conv2dTranspose(conv),
              back: (dy: ArrayInput, x: ArrayInput) => conv2dTransposeBackward(dy, x, ones, options).input,
            };
      });
      const shapes = [[9, 8, 1]];
      try {
        for (const step of steps) shapes.push(step.layer.outputShape(shapes.at(-1)!));
      } catch {
        return; // a window larger than what is left
      }
      const [height, width] = shapes.at(-1)!;
      const [row, column] = [atRow % height, atColumn % width];
      let gradient = zeros(height, width);
      gradient.data[row * width + column] = 1;
      for (let i = steps.length - 1; i >= 0; i--) {
        gradient = steps[i].back(gradient, zeros(shapes[i][0], shapes[i][1])) as typeof gradient;
      }
      const model = steps.map((step) => step.layer);
      const { visible } = receptiveField(model, shapes[0], model.length - 1, row, column);
      expect(boxOf(gradient)).toEqual(visible);
    });
    fc.assert(holds, { seed: 3, numRuns: 100 });
  });

  test.each([
    [() => receptiveField([], [4, 4, 1], 0), /layerIndex must be a whole number from 0 to -1/],
    [
      () => receptiveField([layers.flatten()], [4], 0),
      /inputShape must be \[h, w, c\] or \[steps, c\], but got \[4\]/,
    ],
    [
      () => receptiveField([layers.maxPooling2d()], [4, 4, 1], 0, 2),
      'receptiveField: row must be a whole number from 0 to 1, but got 2.',
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
