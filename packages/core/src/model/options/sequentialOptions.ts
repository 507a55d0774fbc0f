import { checkName, checkOptions, isListOf } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { kernelBackends, type KernelBackend } from '../../kernels/selectKernels.js';
import { layerNames } from '../../layers/layerNames.js';
import { layerKinds } from '../../layers/registry.js';
import type { Layer, LayerGraph } from '../../layers/layer.js';
import { listParameters } from '../../plan/parameters.js';

/** The options of a model. */
export interface SequentialOptions {
  /**
   * Determines initial weights, shuffling, dropout and augmentation, for any number of workers; a whole number of 32 bits.
   * Default random.
   */
  seed?: number;
  /** `plain` TypeScript, `simd` WebAssembly, or `auto`, the fastest that runs here. Default `auto`. */
  kernels?: KernelBackend;
  /** The names of the classes, in the order of the model's outputs: one per output, or two for a single output. */
  classNames?: readonly string[];
}

export const modelOptionNames: readonly string[] = [
  'seed',
  'kernels',
  'classNames',
] satisfies (keyof SequentialOptions)[];

/** @returns the first arguments of the constructor of `Sequential` */
export function checkSequential(
  layers: readonly Layer[],
  options: SequentialOptions,
): [LayerGraph, SequentialOptions] {
  const graph = checkLayers(layers);
  checkOptions('sequential', options, modelOptionNames);
  checkModelOptions('sequential', options, listParameters(graph).outputShape);
  return [graph, options];
}

/** Checks the options of a model with outputs `[…outputShape]`. */
export function checkModelOptions(
  functionName: string,
  options: SequentialOptions,
  outputShape: readonly number[],
): void {
  const { seed, kernels = 'auto', classNames } = options;
  checkName(functionName, 'kernels', kernels, kernelBackends);
  if (seed !== undefined && !(Number.isInteger(seed) && Math.abs(seed) < 2 ** 32)) {
    throw new ArgumentError(functionName, 'seed', 'be a whole number of 32 bits', seed);
  }
  if (classNames === undefined) return;
  if (!isListOf(classNames, (name) => typeof name === 'string')) {
    throw new ArgumentError(functionName, 'classNames', 'be a list of texts', classNames);
  }
  // A single output, the probability of one of two classes.
  const outputs = outputShape[outputShape.length - 1];
  if (classNames.length !== outputs && !(outputs === 1 && classNames.length === 2)) {
    const rule = `have a name for each of the ${outputs} outputs`;
    throw new ArgumentError(functionName, 'classNames', rule, classNames);
  }
}

/** Checks that each layer can take what the one before gives. */
function checkLayers(layers: readonly Layer[]): LayerGraph {
  if (!Array.isArray(layers) || layers.length === 0) {
    throw new ArgumentError('sequential', 'layers', 'be a list of at least one layer', layers);
  }
  for (const [i, layer] of layers.entries()) {
    if (typeof layer?.plan !== 'function') {
      throw new ArgumentError('sequential', `layers[${i}]`, 'be a layer', layer);
    }
    // Workers and files build layers again from their kinds.
    checkName('sequential', `layers[${i}].kind`, layer.kind, layerKinds);
    if (layer.merges) {
      const rule = 'be a layer of one input (those that merge several are for model)';
      throw new ArgumentError('sequential', `layers[${i}]`, rule, layer.kind);
    }
  }
  layerNames('sequential', layers);
  const [{ inputShape }] = layers;
  if (!inputShape) throw new ArgumentError('sequential', 'layers[0]', 'have an inputShape', undefined);
  const graph = { layers: [...layers], inputShape };
  const { shapes } = listParameters(graph);
  layers.forEach((layer, i) => {
    if (layer.inputShape && layer.inputShape.join() !== shapes[i].join()) {
      const rule = `be [${shapes[i].join(', ')}], which the layer before gives, or left out`;
      throw new ArgumentError('sequential', `layers[${i}].inputShape`, rule, layer.inputShape);
    }
  });
  return graph;
}
