import type { LayerLike } from '../../../model/ModelLike.js';
import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';
import { layerKind, readKind } from './layerKinds.js';
import { isActivation, parseLayerText, type RawLayer } from './parseLayerText.js';

/** The textbook's model. */
const textbookText =
  'input 28 28 1; conv2d 28 3x3; maxPooling2d 2x2; flatten; dense 128 relu; dropout 0.2; dense 10 softmax';

const maxLength = 1e5;
const maxUnits = 1e6;
const maxScale = 1e9;

interface LayerList {
  inputShape: number[];
  layers: LayerLike[];
}

/**
 * A list of layers: "input 28 28 1; conv2d 28 3x3 relu padding=same; …", separated by semicolons or line ends, or
 * objects or their JSON such as `{ kind: 'conv2d', filters: 28, kernelSize: 3 }`. The first may be of kind `input` with
 * `shape`. Default the textbook's model.
 */
export function readLayers(value: unknown = textbookText): LayerList {
  const layers =
    typeof value === 'string' && !value.trim().startsWith('[') ? parseLayerText(value) : readJson(value);
  const input = layers[0]?.kind.toLowerCase() === 'input' ? layers.shift() : undefined;
  const shape = input?.options.shape ?? layers[0]?.options.inputShape ?? [28, 28, 1];
  if (!isShape(shape)) throw refused('badShape', { text: truncate(String(shape)) });
  if (layers.length === 0) throw refused('noLayers');
  return { inputShape: shape, layers: layers.map(checkLayer) };
}

const isShape = (value: unknown): value is number[] =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= 3 &&
  value.every((length) => Number.isSafeInteger(length) && length >= 1 && length <= maxLength);

function readJson(value: unknown): RawLayer[] {
  let list: unknown = value;
  try {
    if (typeof value === 'string') list = JSON.parse(value);
  } catch {
    // Not a list: refused below.
  }
  if (!Array.isArray(list)) throw refused('badList', { text: truncate(value) });
  return list.map((entry: unknown) => {
    const { kind, options, ...rest } = (entry ?? {}) as Record<string, unknown>;
    if (typeof kind !== 'string' || kind === '') throw refused('badList', { text: truncate(entry) });
    return { kind, options: (options as Record<string, unknown>) ?? rest };
  });
}

/** Checks the options that are drawn, with errors that name them as `layers` has them; core checks the rest. */
function checkLayer({ kind: text, options }: RawLayer): LayerLike {
  const kind = readKind(text);
  const { rate, activation, scale } = options;
  const require = (name: string, isValid: boolean) => {
    if (isValid) return;
    const option = options[name];
    const values = { kind, name, text: truncate(option) };
    throw refused(option === undefined ? 'missing' : 'badOption', values);
  };
  const { required = [] } = layerKind(kind);
  for (const name of required) {
    const isSize = name === 'filters' || name === 'units';
    require(name, isSize ? isCount(options[name]) : options[name] !== undefined);
  }
  if (kind === 'dropout') require('rate', typeof rate === 'number' && rate >= 0 && rate < 1);
  if (kind === 'rescaling') require('scale', typeof scale === 'number' && Math.abs(scale) <= maxScale);
  if (kind.endsWith('Normalization')) {
    for (const name of ['center', 'scale']) {
      require(name, options[name] === undefined || typeof options[name] === 'boolean');
    }
  }
  if (activation !== undefined) require('activation', isActivation(activation));
  return { kind, options, activation: activation as string | undefined };
}

const isCount = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= maxUnits;

const refused = (name: keyof CnnDiagramMessages, values: Record<string, string> = {}) =>
  new FigureError<keyof CnnDiagramMessages>('layers', name, values);
