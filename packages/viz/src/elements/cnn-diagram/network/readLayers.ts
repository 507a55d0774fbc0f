import type { LayerLike } from '../../../model/ModelLike.js';
import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';

/** The chapter's model. */
const textbookText =
  'input 28 28 1; conv2d 28 3x3; maxPooling2d 2x2; flatten; dense 128 relu; dropout 0.2; dense 10 softmax';

/** What a number, a size or another word behind a kind says. */
const meanings: ReadonlyMap<string, { number?: string; size?: string; word?: string }> = new Map([
  ['conv2d', { number: 'filters', size: 'kernelSize', word: 'activation' }],
  ['conv2dTranspose', { number: 'filters', size: 'kernelSize', word: 'activation' }],
  ['zeroPadding2d', { number: 'padding', size: 'padding' }],
  ['batchNormalization', {}],
  ['maxPooling2d', { number: 'poolSize', size: 'poolSize' }],
  ['averagePooling2d', { number: 'poolSize', size: 'poolSize' }],
  ['sumPooling2d', { number: 'poolSize', size: 'poolSize' }],
  ['globalMaxPooling2d', {}],
  ['globalAveragePooling2d', {}],
  ['flatten', {}],
  ['dense', { number: 'units', word: 'activation' }],
  ['dropout', { number: 'rate' }],
  ['activation', { word: 'activation' }],
  ['rescaling', { number: 'scale' }],
]);

const activations = /^(linear|relu|leakyRelu|elu|selu|gelu|sigmoid|tanh|softplus|softmax)$/;

interface LayerList {
  inputShape: number[];
  layers: LayerLike[];
}

/**
 * A list of layers: "input 28 28 1; conv2d 28 3x3 relu padding=same; …", one a line or between semicolons, or
 * objects (or their JSON) such as `{ kind: 'conv2d', filters: 28, kernelSize: 3 }`, the first of kind `input` with
 * `shape`. Left out, the chapter's model.
 */
export function readLayers(value: unknown = textbookText): LayerList {
  const items =
    typeof value === 'string' && !value.trim().startsWith('[') ? readText(value) : readJson(value);
  const first = items[0]?.kind.toLowerCase() === 'input' ? items.shift() : undefined;
  const shape = first?.options.shape ?? items[0]?.options.inputShape ?? [28, 28, 1];
  const isShape =
    Array.isArray(shape) &&
    (shape.length === 1 || shape.length === 3) &&
    shape.every((length) => Number.isSafeInteger(length) && length >= 1 && length <= 1e5);
  if (!isShape)
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'badShape', { text: truncate(String(shape)) });
  if (items.length === 0) throw new FigureError<keyof CnnDiagramMessages>('layers', 'noLayers');
  return { inputShape: shape as number[], layers: items.map(check) };
}

type Item = { kind: string; options: Record<string, unknown> };

function readText(text: string): Item[] {
  return text
    .split(/[;\n]/)
    .map((line) =>
      line
        .trim()
        .split(/[\s,]+/)
        .filter(Boolean),
    )
    .filter((words) => words.length > 0)
    .map(([kind, ...words]) => {
      if (kind.toLowerCase() === 'input') return { kind, options: { shape: words.map(Number) } };
      const meaning = meanings.get(knownKind(kind))!;
      const options: Record<string, unknown> = {};
      for (const word of words) {
        const [name, value] = readWord(word, meaning);
        options[name] = value;
      }
      return { kind, options };
    });
}

function readWord(
  word: string,
  { number, size, word: text }: { number?: string; size?: string; word?: string },
): [string, unknown] {
  const pair = /^(\d+)[x×*](\d+)$/.exec(word);
  const named = /^(strides|padding|outputPadding|dilationRate|groups|useBias|center|scale)=(.+)$/.exec(word);
  if (named) return [named[1], valueOf(named[2])];
  if (pair && size) return [size, [Number(pair[1]), Number(pair[2])]];
  if (word !== '' && number && Number.isFinite(Number(word))) return [number, Number(word)];
  if (word === 'same' || word === 'valid') return ['padding', word];
  if (text && activations.test(word)) return [text, word];
  throw new FigureError<keyof CnnDiagramMessages>('layers', 'badWord', { text: truncate(word) });
}

function valueOf(text: string): unknown {
  const pair = /^(\d+)[x×*](\d+)$/.exec(text);
  if (pair) return [Number(pair[1]), Number(pair[2])];
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isNaN(Number(text)) ? text : Number(text);
}

function readJson(value: unknown): Item[] {
  let list: unknown = value;
  try {
    if (typeof value === 'string') list = JSON.parse(value);
  } catch {
    // Refused below.
  }
  if (!Array.isArray(list))
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'badList', { text: truncate(value) });
  return list.map((entry: unknown) => {
    const { kind, options, ...rest } = (entry ?? {}) as Record<string, unknown>;
    if (typeof kind !== 'string' || kind === '') {
      throw new FigureError<keyof CnnDiagramMessages>('layers', 'badList', { text: truncate(entry) });
    }
    return { kind, options: (options as Record<string, unknown>) ?? rest };
  });
}

function knownKind(kind: string): string {
  const known = [...meanings.keys()].find((name) => name.toLowerCase() === kind.toLowerCase());
  if (known === undefined) {
    const kinds = [...meanings.keys()].join(', ');
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'badKind', { text: truncate(kind), kinds });
  }
  return known;
}

/** Refuses what core's functions would not look at. */
function check({ kind: given, options }: Item): LayerLike {
  const kind = knownKind(given);
  const { rate, activation, filters, units, scale } = options;
  const isCount = (value: unknown) =>
    Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 1e6;
  const need = (name: string, isFit: boolean) => {
    if (isFit) return;
    const value = options[name];
    const text = truncate(value);
    throw new FigureError<keyof CnnDiagramMessages>('layers', value === undefined ? 'missing' : 'badOption', {
      kind,
      name,
      text,
    });
  };
  if (kind === 'dropout') need('rate', typeof rate === 'number' && rate >= 0 && rate < 1);
  if (kind.startsWith('conv')) {
    need('filters', isCount(filters));
    need('kernelSize', options.kernelSize !== undefined);
  }
  if (kind === 'dense') need('units', isCount(units));
  if (kind === 'rescaling') need('scale', typeof scale === 'number' && Math.abs(scale) <= 1e9);
  if (kind === 'batchNormalization') {
    for (const name of ['center', 'scale']) need(name, /^(undefined|boolean)$/.test(typeof options[name]));
  }
  if (kind === 'activation' || activation !== undefined)
    need('activation', activations.test(String(activation)));
  return { kind, options, activation: activation as string | undefined };
}
