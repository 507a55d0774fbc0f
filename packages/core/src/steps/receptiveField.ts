import { checkShape, isIndex } from '../arrays/check.js';
import { ArgumentError } from '../arrays/errors.js';
import { cellUnder, type WindowAxis } from '../arrays/window.js';
import { toPair, toSides } from '../arrays/windowOptions.js';
import { sharesOf } from '../reference/shared/upSampling.js';
import type { UpSampleOptions } from '../reference/upSample2d.js';
import { shapesThrough } from '../layers/shapesThrough.js';
import { checkLayerList, layerWindow, type LayerInfo } from './layerWindow.js';
import type { StepWindow } from './stepWindow.js';

/** The part of a model's input that one value of a layer depends on. */
export interface ReceptiveField {
  /** All cells that the windows cover, with those in the padding, where row and column can be negative. */
  window: StepWindow;
  /** Those of them that are in the input; height or width is 0 where there are none. */
  visible: StepWindow;
}

/** First and last row or column; empty where the last is before the first. */
type Range = readonly [number, number];

/**
 * The pixels of the input that one value of a layer depends on, through the windows of all layers before it (Dumoulin and
 * Visin, "A guide to convolution arithmetic for deep learning", 2016, chapter 2, for one layer). A value after `flatten`,
 * `reshape` or global pooling depends on all values before it. Lines are images of one row.
 *
 * @param layers the layers of a model
 * @param inputShape `[h, w, c] | [steps, c]`
 * @param layerIndex index of the layer, from 0
 * @param row index of the value in the layer's output, from 0; ignored where the output is flat. Default 0
 * @param column as `row`
 * @throws ArgumentError
 */
export function receptiveField(
  layers: readonly LayerInfo[],
  inputShape: readonly number[],
  layerIndex: number,
  row = 0,
  column = 0,
): ReceptiveField {
  const name = 'receptiveField';
  checkLayerList(name, layers);
  if (![2, 3].includes(checkShape(name, 'inputShape', inputShape).length)) {
    throw new ArgumentError(name, 'inputShape', 'be [h, w, c] or [steps, c]', inputShape);
  }
  checkIndex('layerIndex', layerIndex, layers.length);
  const shapes = shapesThrough(layers.slice(0, layerIndex + 1), inputShape);
  const sizes = shapes.map(sizeOfImage);
  const outputSize = sizes[layerIndex + 1];
  if (outputSize) {
    checkIndex('row', row, outputSize[0]);
    checkIndex('column', column, outputSize[1]);
  }
  const back = (axis: 0 | 1, isClipped: boolean): Range => {
    let range: Range = axis === 0 ? [row, row] : [column, column];
    for (let i = layerIndex; i >= 0; i--) {
      const size = sizes[i]?.[axis] ?? 1;
      const dependsOnAll = !sizes[i + 1] || mixesAll(layers[i]);
      range = dependsOnAll ? [0, size - 1] : inputRange(layers[i], shapes[i], axis, range);
      if (isClipped) range = [Math.max(range[0], 0), Math.min(range[1], size - 1)];
    }
    return range;
  };
  return {
    window: toWindow(back(0, false), back(1, false)),
    visible: toWindow(back(0, true), back(1, true)),
  };
}

/** Whether each value of a layer's output depends on all of its input, whatever their shapes. */
function mixesAll({ kind, options }: LayerInfo): boolean {
  const { axis = -1 } = options;
  return kind === 'reshape' || (kind === 'layerNormalization' && Array.isArray(axis) && axis.length > 1);
}

/** Rows and columns of an image, or of a line as an image of one row; undefined for other shapes. */
function sizeOfImage(shape: readonly number[]): readonly [number, number] | undefined {
  if (shape.length === 3) return [shape[0], shape[1]];
  return shape.length === 2 ? [1, shape[0]] : undefined;
}

/** The rows or columns of a layer's input that those of its output depend on. */
function inputRange(layer: LayerInfo, inputShape: readonly number[], axis: 0 | 1, range: Range): Range {
  const [from, to] = range;
  const name = 'receptiveField';
  if (layer.kind === 'zeroPadding2d') {
    const [first] = toSides(name, (layer.options.padding as number | undefined) ?? 1)[axis];
    return [from - first, to - first];
  }
  if (layer.kind === 'upSampling2d') {
    const { size = 2, interpolation = 'nearest' } = layer.options as UpSampleOptions;
    const shares = sharesOf(interpolation, inputShape[axis], toPair(name, 'size', size)[axis]);
    return [shares[from][0][0], shares[to].at(-1)![0]];
  }
  const window = layerWindow(name, layer, inputShape);
  if (!window) return range;
  const along = axis === 0 ? window.rows : window.columns;
  return layer.kind === 'conv2dTranspose'
    ? windowsCovering(along, range)
    : [cellUnder(along, from, 0), cellUnder(along, to, along.kernel - 1)];
}

/** Positions of the first and the last window that cover a range of cells. */
function windowsCovering({ stride, span, before: padding }: WindowAxis, [from, to]: Range): Range {
  // Adding 0 turns −0, which ceil gives, into 0.
  return [Math.ceil((from + padding - span + 1) / stride) + 0, Math.floor((to + padding) / stride)];
}

function toWindow(rows: Range, columns: Range): StepWindow {
  const length = ([from, to]: Range) => Math.max(to - from + 1, 0);
  return { row: rows[0], column: columns[0], height: length(rows), width: length(columns) };
}

function checkIndex(argument: string, value: unknown, length: number): void {
  if (!(isIndex(value) && value < length)) {
    const rule = `be a whole number from 0 to ${length - 1}`;
    throw new ArgumentError('receptiveField', argument, rule, value);
  }
}
