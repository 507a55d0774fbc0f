import { describe, expect, test } from 'vitest';
import { layers, receptiveField, textbookLayers } from '../src/index.js';

const rectangle = (row: number, column: number, height: number, width: number) => ({
  row,
  column,
  height,
  width,
});

describe('receptiveField', () => {
  test("the chapter's model: 3×3 after convolution, 4×4 after pooling, everything after flatten", () => {
    const model = textbookLayers();
    const see = (layer: number, row = 0, column = 0) =>
      receptiveField(model, [28, 28, 1], layer, row, column).visible;
    expect(see(0, 5, 6)).toEqual(rectangle(5, 6, 1, 1));
    expect(see(1, 5, 6)).toEqual(rectangle(5, 6, 3, 3));
    expect(see(2, 5, 6)).toEqual(rectangle(10, 12, 4, 4));
    expect(see(4)).toEqual(rectangle(0, 0, 28, 28));
    expect(see(6)).toEqual(rectangle(0, 0, 28, 28));
  });

  test('padding: the window reaches out of the image, what is visible does not', () => {
    const model = [layers.conv2d({ filters: 1, kernelSize: 3, padding: 'same', strides: 2 })];
    expect(receptiveField(model, [5, 5, 1], 0, 0, 1)).toEqual({
      window: rectangle(-1, 1, 3, 3),
      visible: rectangle(0, 1, 2, 3),
    });
  });

  test('dilation spans the cells between, and zero padding shifts', () => {
    const model = [
      layers.zeroPadding2d({ padding: [2, 0] }),
      layers.conv2d({ filters: 1, kernelSize: 2, dilationRate: 3 }),
    ];
    expect(receptiveField(model, [6, 6, 1], 1, 0, 1)).toEqual({
      window: rectangle(-2, 1, 4, 4),
      visible: rectangle(0, 1, 2, 4),
    });
  });

  test('layers add up: two 3×3 convolutions see 5×5', () => {
    const conv = layers.conv2d({ filters: 2, kernelSize: 3 });
    const model = [conv, layers.activation('relu'), conv];
    expect(receptiveField(model, [9, 9, 1], 2, 1, 1).visible).toEqual(rectangle(1, 1, 5, 5));
  });

  test.each([
    [() => receptiveField([], [4, 4, 1], 0), /layerIndex must be a whole number from 0 to -1/],
    [() => receptiveField([layers.flatten()], [4], 0), /inputShape must be \[h, w, c\], but got \[4\]/],
    [
      () => receptiveField([layers.maxPooling2d()], [4, 4, 1], 0, 2),
      'receptiveField: row must be a whole number from 0 to 1, but got 2.',
    ],
  ])('refuses %#', (call, message) => expect(call).toThrow(message));
});
