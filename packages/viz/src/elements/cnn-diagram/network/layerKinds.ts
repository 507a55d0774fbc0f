import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';

/** How a kind of layer is written and drawn. */
export interface LayerKind {
  /** The options that numbers in the text of a layer set, one after the other. */
  numbers?: readonly string[];
  /** The option that a size such as 3x3 sets. */
  size?: string;
  /** The option that all numbers and sizes together set. */
  list?: string;
  /** Whether the name of an activation sets it. */
  activation?: boolean;
  required?: readonly string[];
  /** Shown with the layer before it, whose shape it keeps. */
  isMerged?: boolean;
  /** What it takes, where not any shape. */
  takes?: 'images' | 'lines' | 'flat';
}

const conv: LayerKind = {
  numbers: ['filters', 'kernelSize'],
  size: 'kernelSize',
  activation: true,
  required: ['filters', 'kernelSize'],
  takes: 'images',
};
const pool: LayerKind = { numbers: ['poolSize'], size: 'poolSize', takes: 'images' };
const augmentation: LayerKind = { isMerged: true, takes: 'images' };
const imageFactors: LayerKind = {
  ...augmentation,
  numbers: ['heightFactor', 'widthFactor'],
  required: ['heightFactor'],
};

/** The kinds of layers that the diagram can draw. */
const kinds: Readonly<Record<string, LayerKind>> = {
  conv2d: conv,
  conv2dTranspose: conv,
  depthwiseConv2d: { ...conv, numbers: ['kernelSize'], required: ['kernelSize'] },
  separableConv2d: conv,
  conv1d: { ...conv, size: undefined, takes: 'lines' },
  zeroPadding2d: { numbers: ['padding'], size: 'padding', takes: 'images' },
  upSampling2d: { numbers: ['size'], size: 'size', takes: 'images' },
  batchNormalization: { isMerged: true },
  layerNormalization: { isMerged: true },
  maxPooling2d: pool,
  averagePooling2d: pool,
  sumPooling2d: pool,
  globalMaxPooling2d: { takes: 'images' },
  globalAveragePooling2d: { takes: 'images' },
  maxPooling1d: { numbers: ['poolSize'], takes: 'lines' },
  averagePooling1d: { numbers: ['poolSize'], takes: 'lines' },
  sumPooling1d: { numbers: ['poolSize'], takes: 'lines' },
  globalMaxPooling1d: { takes: 'lines' },
  globalAveragePooling1d: { takes: 'lines' },
  flatten: {},
  reshape: { list: 'targetShape', required: ['targetShape'] },
  dense: { numbers: ['units'], activation: true, required: ['units'], takes: 'flat' },
  dropout: { numbers: ['rate'], required: ['rate'] },
  activation: { activation: true, required: ['activation'], isMerged: true },
  leakyReLU: { numbers: ['negativeSlope'], isMerged: true },
  prelu: { isMerged: true },
  rescaling: { numbers: ['scale'], required: ['scale'], isMerged: true },
  randomFlip: augmentation,
  randomTranslation: { ...imageFactors, required: ['heightFactor', 'widthFactor'] },
  randomRotation: { ...augmentation, numbers: ['factor'], required: ['factor'] },
  randomZoom: imageFactors,
};

/** A kind in core's spelling, from a text in any case. */
export function readKind(text: string): string {
  const names = Object.keys(kinds);
  const kind = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (kind !== undefined) return kind;
  const values = { text: truncate(text), kinds: names.join(', ') };
  throw new FigureError<keyof CnnDiagramMessages>('layers', 'badKind', values);
}

/** How a kind that `readKind` has returned is written and drawn. */
export const layerKind = (kind: string): LayerKind => kinds[kind];

/** Whether a layer of a live model is shown with the one before it. */
export const isMerged = (kind: string): boolean =>
  Object.hasOwn(kinds, kind) && kinds[kind].isMerged === true;

/** Whether a layer changes images at random in training, and does nothing in testing. */
export const isAugmentation = (kind: string): boolean => kind.startsWith('random');
