import { checkSequentialOptions } from '../sequentialOptions.js';
import { CnnError, FormatError } from '../../arrays/errors.js';
import { layerFromConfig } from '../../layers/registry.js';
import type { LayerConfig } from '../../layers/layer.js';
import { fromConfig, type CompiledConfig } from '../compile.js';
import { listParameters } from '../../plan/parameters.js';

/** What a model file says of itself. */
export interface ModelHeader {
  layers: LayerConfig[];
  inputShape: number[];
  seed: number;
  classNames?: readonly string[];
  compiled?: CompiledConfig;
  history: Record<string, number[]>;
  step: number;
  random: number[];
  /** Blocks that the optimizer remembers. */
  slots: number;
  /** The parameters in the order of their weights. */
  tensors: { layer: number; name: string; shape: number[] }[];
}

const known = [
  'layers',
  'inputShape',
  'seed',
  'classNames',
  'compiled',
  'history',
  'step',
  'random',
  'slots',
  'tensors',
];

/** Checks a header and works out the parameters of its layers; allocates nothing for them. */
export function readHeader(text: Uint8Array) {
  const header = parse(text) as Partial<ModelHeader>;
  const readPart = <Value>(name: string, check: () => Value): Value => {
    try {
      return check();
    } catch (reason) {
      if (reason instanceof CnnError)
        throw new FormatError(`The model file's ${name} can not be read: ${reason.message}`);
      throw reason;
    }
  };
  const require = (name: string, legal: boolean): void => {
    if (!legal) throw new FormatError(`The model file's ${name} can not be read.`);
  };

  const extra = Object.keys(header).find((name) => !known.includes(name));
  if (extra !== undefined) throw new FormatError(`The model file has an unknown part, ${extra}.`);
  const {
    layers: configs,
    inputShape,
    classNames,
    compiled,
    history,
    step,
    random,
    slots,
    tensors,
    seed,
  } = header;
  require('layers', isList(configs, isConfig) && configs.length > 0);
  require('inputShape', isList(inputShape, isCount) && inputShape.length > 0);
  require('seed', isWhole(seed));
  require('step', isWhole(step) && step >= 0);
  require('random', isList(
    random,
    (value) => Number.isInteger(value) && Math.abs(value as number) < 2 ** 32,
  ) && random.length === 4);
  require('slots', isWhole(slots) && slots >= 0);
  require('history', isObject(history) && Object.values(history).every((values) => isList(values, isFigure)));
  require('tensors', isList(tensors, (tensor) => isObject(tensor) && isList(tensor.shape, isWhole)));
  const layers = configs!.map((config, i) => readPart(`layer ${i}`, () => layerFromConfig(config)));
  const parameters = readPart('layers', () => listParameters(layers, inputShape!));
  const { outputShape } = parameters;
  readPart('seed or classNames', () => checkSequentialOptions({ seed, classNames }, outputShape));
  const expected = parameters.parameters.map(({ layer, name, shape }) => ({ layer, name, shape }));
  expected.forEach((wanted, i) => {
    const found = tensors![i];
    const same =
      found &&
      found.layer === wanted.layer &&
      found.name === wanted.name &&
      found.shape.join() === wanted.shape.join();
    const shape = `[${wanted.shape.join(', ')}]`;
    if (!same) {
      throw new FormatError(
        `The model file's tensor ${i} should be ${wanted.name} of layer ${wanted.layer}, ${shape}.`,
      );
    }
  });
  if (tensors!.length > expected.length)
    throw new FormatError(`The model file has a tensor too many, number ${expected.length}.`);

  let ownSlots = 0;
  if (compiled !== undefined) {
    require('compiled', isObject(compiled) &&
      isConfig(compiled.optimizer) &&
      isConfig(compiled.loss) &&
      isList(compiled.metrics, isNamedConfig));
    ownSlots = readPart('compiled', () => fromConfig(compiled)).optimizer.slots;
  }
  if (slots !== ownSlots)
    throw new FormatError(`The model file has ${slots} blocks of its optimizer, not ${ownSlots}.`);
  return { header: { ...(header as ModelHeader), history: mapHistory(history!, Number) }, parameters };
}

/** Figures that are not finite stand in JSON as texts. */
export function historyToJson(history: Record<string, number[]>): Record<string, (number | string)[]> {
  return mapHistory(history, (figure) => (Number.isFinite(figure) ? figure : String(figure)));
}

function mapHistory<From, To>(
  history: Record<string, From[]>,
  map: (figure: From) => To,
): Record<string, To[]> {
  return Object.fromEntries(
    Object.entries(history).map(([name, figures]) => [name, figures.map((figure) => map(figure))]),
  );
}

/** JSON without names that could reach an object's prototype. */
function parse(text: Uint8Array): object {
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text), (name, value: unknown) => {
      if (name === '__proto__') throw new FormatError('The model file names __proto__, which no model does.');
      return value;
    });
  } catch (reason) {
    if (reason instanceof FormatError) throw reason;
    throw new FormatError("The model file's header is no JSON.");
  }
  if (!isObject(header)) throw new FormatError("The model file's header is no object.");
  return header;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
const isCount = (value: unknown): boolean => isWhole(value) && value > 0;
const isFigure = (value: unknown): boolean =>
  typeof value === 'number' || value === 'NaN' || value === 'Infinity' || value === '-Infinity';
const isList = (value: unknown, legal: (entry: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && value.every(legal);
const isConfig = (value: unknown): boolean =>
  isObject(value) && typeof value.kind === 'string' && isObject(value.options);
const isNamedConfig = (value: unknown): boolean =>
  isConfig(value) && typeof (value as { name?: unknown }).name === 'string';
