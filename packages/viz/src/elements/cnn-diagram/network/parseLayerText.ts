import { activationNames, type ActivationName } from '@cnn/core/reference';
import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';
import { positionalOptions, type PositionalOptions } from './layerKinds.js';

/** A layer as a page gives it, not yet checked. */
export interface RawLayer {
  kind: string;
  options: Record<string, unknown>;
}

const sizePattern = /^(\d+)[x×*](\d+)$/;
const optionPattern = /^(strides|padding|outputPadding|dilationRate|groups|useBias|center|scale)=(.+)$/;

export const isActivation = (name: unknown): name is ActivationName =>
  (activationNames as readonly unknown[]).includes(name);

/** Layers from a text such as "input 28 28 1; conv2d 28 3x3 relu padding=same". */
export function parseLayerText(text: string): RawLayer[] {
  return text
    .split(/[;\n]/)
    .map((line) => line.split(/[\s,]+/).filter(Boolean))
    .filter((words) => words.length > 0)
    .map(([kind, ...words]) => {
      if (kind.toLowerCase() === 'input') return { kind, options: { shape: words.map(Number) } };
      const positional = positionalOptions(kind);
      return { kind, options: Object.fromEntries(words.map((word) => parseOption(word, positional))) };
    });
}

function parseOption(
  word: string,
  { number, size, activation }: PositionalOptions,
): [name: string, value: unknown] {
  const option = optionPattern.exec(word);
  if (option) return [option[1], parseValue(option[2])];
  if (size && sizePattern.test(word)) return [size, parseValue(word)];
  if (number && Number.isFinite(Number(word))) return [number, Number(word)];
  if (word === 'same' || word === 'valid') return ['padding', word];
  if (activation && isActivation(word)) return [activation, word];
  throw new FigureError<keyof CnnDiagramMessages>('layers', 'badWord', { text: truncate(word) });
}

/** A size, a boolean, a number, or the text itself. */
function parseValue(text: string): unknown {
  const size = sizePattern.exec(text);
  if (size) return [Number(size[1]), Number(size[2])];
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isNaN(Number(text)) ? text : Number(text);
}
