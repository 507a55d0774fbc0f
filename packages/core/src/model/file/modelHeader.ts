import { isCount, isIndex, isListOf, isWhole } from '../../arrays/check.js';
import { CnnError, FormatError } from '../../arrays/errors.js';
import type { Optimizer } from '../../learning/optimizers/optimizer.js';
import type { LayerConfig, LayerInputs } from '../../layers/layer.js';
import { areLayerInputs } from '../../layers/layerInputs.js';
import { layerNames } from '../../layers/layerNames.js';
import { layerFromConfig } from '../../layers/registry.js';
import { listParameters, type ParameterLayout, type ParameterList } from '../../plan/parameters.js';
import {
  fromCompiledConfig,
  toCompiledConfig,
  type Compiled,
  type CompiledConfig,
  type CustomObjects,
} from '../options/compile.js';
import { checkModelOptions } from '../options/sequentialOptions.js';
import { historyFromJson } from './historyJson.js';

/** The header of a model file: everything except the numbers of its weights and slots. */
export interface ModelHeader {
  layers: LayerConfig[];
  inputShape: number[];
  /** Absent in a sequential model. */
  layerInputs?: LayerInputs;
  seed: number;
  classNames?: readonly string[];
  compiled?: CompiledConfig;
  history: Record<string, number[]>;
  /** Training steps done. */
  step: number;
  /** The state of the generator that shuffles. */
  random: number[];
  /** The number of the optimizer's slots. */
  slots: number;
  /** The parameters, in the order of their weights. */
  tensors: { layer: number; name: string; shape: number[] }[];
}

const knownParts: readonly string[] = [
  'layers',
  'inputShape',
  'layerInputs',
  'seed',
  'classNames',
  'compiled',
  'history',
  'step',
  'random',
  'slots',
  'tensors',
] satisfies (keyof ModelHeader)[];

/**
 * Checks a header and lists the parameters of its layers; allocates nothing for them.
 *
 * @param hasLayerInputs whether the file's version is one whose header says what each layer takes
 * @throws FormatError, which names the part that is wrong
 */
export function readHeader(
  text: Uint8Array,
  hasLayerInputs: boolean,
  customObjects: CustomObjects,
): { header: ModelHeader; parameterList: ParameterList; optimizer?: Optimizer } {
  const parts = parseObject(text);
  const unknown = Object.keys(parts).find((name) => !knownParts.includes(name));
  if (unknown !== undefined) throw new FormatError(`The model file has an unknown part, ${unknown}.`);
  const { layers, inputShape, layerInputs, seed, classNames, step, random, slots } = parts;
  require('layers', isListOf(layers, isConfig) && layers.length > 0);
  require('inputShape', isListOf(inputShape, isCount) && inputShape.length > 0);
  require('seed', isWhole(seed));
  require('step', isIndex(step));
  require('random', isListOf(random, isWord) && random.length === 4);
  require('slots', isIndex(slots));
  const history = historyFromJson(parts.history);
  require('history', history !== undefined);
  require('tensors', isListOf(parts.tensors, isTensor));

  const built = layers.map((config, i) => readPart(`layer ${i}`, () => layerFromConfig(config)));
  readPart('layers', () => layerNames('loadModel', built));
  require('layerInputs', hasLayerInputs ? areLayerInputs(layerInputs, built) : layerInputs === undefined);
  const parameterList = readPart('layers', () =>
    listParameters({ layers: built, inputShape, layerInputs: layerInputs as LayerInputs | undefined }),
  );
  readPart('seed or classNames', () =>
    checkModelOptions('loadModel', { seed, classNames } as Partial<ModelHeader>, parameterList.outputShape),
  );
  checkTensors(parts.tensors, parameterList.parameters);
  const compiled = parts.compiled === undefined ? undefined : readCompiled(parts.compiled, customObjects);
  const expectedSlots = compiled?.optimizer.slots ?? 0;
  if (slots !== expectedSlots)
    throw new FormatError(`The model file has ${slots} blocks of its optimizer, not ${expectedSlots}.`);
  const header = { ...(parts as unknown as ModelHeader), history };
  if (compiled) header.compiled = toCompiledConfig(compiled);
  return { header, parameterList, optimizer: compiled?.optimizer };
}

function require(name: string, isValid: boolean): asserts isValid {
  if (!isValid) throw new FormatError(`The model file's ${name} can not be read.`);
}

/** Reads a part by a function that throws errors of the library. */
function readPart<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (reason) {
    if (reason instanceof CnnError)
      throw new FormatError(`The model file's ${name} can not be read: ${reason.message}`);
    throw reason;
  }
}

/** Checks that the tensors of a header are the parameters of its layers. */
function checkTensors(tensors: readonly Tensor[], parameters: readonly ParameterLayout[]): void {
  parameters.forEach(({ layer, name, shape }, i) => {
    const found = tensors.at(i);
    if (found?.layer !== layer || found.name !== name || found.shape.join() !== shape.join()) {
      throw new FormatError(
        `The model file's tensor ${i} should be ${name} of layer ${layer}, [${shape.join(', ')}].`,
      );
    }
  });
  if (tensors.length > parameters.length)
    throw new FormatError(`The model file has a tensor too many, number ${parameters.length}.`);
}

function readCompiled(compiled: unknown, customObjects: CustomObjects): Compiled {
  require('compiled', isCompiledConfig(compiled));
  return readPart('compiled', () => fromCompiledConfig(compiled, customObjects));
}

/** JSON without names that could reach an object's prototype. */
function parseObject(text: Uint8Array): Record<string, unknown> {
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

interface Tensor {
  layer: unknown;
  name: unknown;
  shape: readonly number[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A whole number of 32 bits. */
const isWord = (value: unknown): value is number => isWhole(value) && Math.abs(value) < 2 ** 32;
const isTensor = (value: unknown): value is Tensor & Record<string, unknown> =>
  isObject(value) && isListOf(value.shape, isWhole);
const isConfig = (value: unknown): value is LayerConfig & Record<string, unknown> =>
  isObject(value) && typeof value.kind === 'string' && isObject(value.options);
const isNamedConfig = (value: unknown): value is LayerConfig & { name: string } =>
  isConfig(value) && typeof value.name === 'string';
const isCompiledConfig = (value: unknown): value is CompiledConfig & Record<string, unknown> =>
  isObject(value) &&
  isConfig(value.optimizer) &&
  isConfig(value.loss) &&
  isListOf(value.metrics, isNamedConfig);
