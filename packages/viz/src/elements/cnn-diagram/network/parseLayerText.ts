import { activationNames, type ActivationName } from '@cnn/core/reference';
import { FigureError } from '../../../values/errors/FigureError.js';
import { truncate } from '../../../values/errors/quoteValue.js';
import type { CnnDiagramMessages } from '../messages.js';
import { layerKind, readKind, type LayerKind } from './layerKinds.js';

/** A layer as a page gives it, not yet checked. */
export interface RawLayer {
  kind: string;
  options: Record<string, unknown>;
}

const sizeSign = /[x×*]/;
const sizePattern = /^(\d+)[x×*](\d+)$/;
const optionPattern = /^([a-zA-Z]\w*)=(.+)$/;

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
      return { kind, options: parseOptions(words, layerKind(readKind(kind))) };
    });
}

function parseOptions(words: readonly string[], { numbers = [], size, list, activation }: LayerKind) {
  const isNumber = (word: string) => word !== '' && Number.isFinite(Number(word));
  let nextNumbers = numbers;
  const lengths: number[] = [];
  const parse = (word: string): [name: string, value: unknown] => {
    const option = optionPattern.exec(word);
    if (option) return [option[1], parseValue(option[2])];
    if (list && word.split(sizeSign).every(isNumber)) {
      lengths.push(...word.split(sizeSign).map(Number));
      return [list, lengths];
    }
    const name = sizePattern.test(word) ? size : isNumber(word) ? nextNumbers[0] : undefined;
    if (name !== undefined) {
      nextNumbers = nextNumbers.filter((other) => other !== name);
      return [name, parseValue(word)];
    }
    if (['valid', 'same', 'causal'].includes(word)) return ['padding', word];
    if (activation && isActivation(word)) return ['activation', word];
    throw new FigureError<keyof CnnDiagramMessages>('layers', 'badWord', { text: truncate(word) });
  };
  return Object.fromEntries(words.map(parse));
}

/** A size, a boolean, a number, or the text itself. */
function parseValue(text: string): unknown {
  const size = sizePattern.exec(text);
  if (size) return [Number(size[1]), Number(size[2])];
  if (text === 'true' || text === 'false') return text === 'true';
  return Number.isNaN(Number(text)) ? text : Number(text);
}
