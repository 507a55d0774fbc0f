import { layerShapes } from '@cnn/core/steps';
import { formatCount } from '../../../values/formatNumber.js';
import type { LayerLike, ModelLike } from '../../../model/ModelLike.js';
import { imageShapeOf } from '../../../model/imageShape.js';
import { FigureError } from '../../../values/errors/FigureError.js';
import type { CnnDiagramMessages } from '../messages.js';
import { layerKind } from './layerKinds.js';
import { readLayers } from './readLayers.js';

export interface DiagramLayer extends LayerLike {
  /** Of one sample. */
  inputShape: readonly number[];
  outputShape: readonly number[];
  parameters: number;
}

/** A model's layers with their shapes and parameter counts. */
export interface DiagramNetwork {
  inputShape: readonly number[];
  layers: readonly DiagramLayer[];
  parameters: number;
  classNames?: readonly string[];
}

const maxLayers = 60;
const maxLength = 1e6;

export function networkFromModel(model: ModelLike): DiagramNetwork {
  const { rows, parameters } = model.summary();
  checkCount(rows.length);
  const layers = rows.map(({ outputShape, parameters }, i) => {
    const { kind, options, activation } = model.layers[i];
    const inputShape = i === 0 ? model.inputShape : rows[i - 1].outputShape;
    return { kind, options, activation, inputShape, outputShape, parameters };
  });
  return { inputShape: model.inputShape, layers, parameters, classNames: model.classNames };
}

/** @param value as the attribute or property `layers` of `<cnn-diagram>` takes it */
export function networkFromLayers(value: unknown): DiagramNetwork {
  const { inputShape, layers: list } = readLayers(value);
  checkCount(list.length);
  let shape: readonly number[] = inputShape;
  const layers = list.map((layer): DiagramLayer => {
    checkRank(layer, shape);
    const [{ outputShape, parameters }] = layerShapes([layer], shape).layers;
    checkImageSize(outputShape);
    const shaped = { ...layer, inputShape: shape, outputShape, parameters };
    shape = outputShape;
    return shaped;
  });
  return { inputShape, layers, parameters: layers.reduce((sum, layer) => sum + layer.parameters, 0) };
}

function checkCount(count: number): void {
  if (count > maxLayers)
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'tooManyLayers', { most: maxLayers });
}

/** Refuses images and lines that are too large to draw. */
function checkImageSize(shape: readonly number[]): void {
  const [rows, columns] = imageShapeOf(shape) ?? [1, 1];
  if (Math.max(rows, columns) > maxLength) {
    throw new FigureError('layers', 'tooLarge', {
      limit: formatCount(maxLength),
      what: { message: 'cells' },
    });
  }
}

/** Refuses a dense layer of an image, and a layer of images or lines of other values, in the words of `layers`. */
function checkRank({ kind }: LayerLike, inputShape: readonly number[]): void {
  const { takes } = layerKind(kind);
  if (!takes || inputShape.length === inputRanks[takes]) return;
  const values = { kind, shape: inputShape.join(' × ') };
  throw new FigureError<keyof CnnDiagramMessages>('layers', rankMessages[takes], values);
}

const inputRanks = { flat: 1, lines: 2, images: 3 } as const;
const rankMessages = { flat: 'notFlat', lines: 'notLine', images: 'notImage' } as const;
