import { checkOptions } from '../../arrays/check.js';
import { ArgumentError } from '../../arrays/errors.js';
import { layerNames } from '../../layers/layerNames.js';
import type { LayerGraph, LayerNode } from '../../layers/layer.js';
import { isNode } from '../../layers/shared/layerNode.js';
import { listParameters } from '../../plan/parameters.js';
import { graphOf } from './graphOf.js';
import { Model } from '../model.js';
import { checkModelOptions, modelOptionNames, type SequentialOptions } from '../options/sequentialOptions.js';

/** What a model is made of. */
export interface ModelOptions extends SequentialOptions {
  /** What `input` gave: one. */
  inputs: LayerNode | readonly LayerNode[];
  /** What the `apply` of the last layer gave: one. */
  outputs: LayerNode | readonly LayerNode[];
}

/**
 * A model of all layers between an input and an output: each takes what its `apply` was given, and a value can be given to
 * several. Its layers and weights are in Keras' order. It has one input, one output, and each layer once.
 *
 * @throws ArgumentError
 */
export function model(options: ModelOptions): Model {
  return new Model(...checkModel(options), (view) => view);
}

/** @returns the first arguments of the constructor of `Model` */
export function checkModel(options: ModelOptions): [LayerGraph, SequentialOptions] {
  checkOptions('model', options, ['inputs', 'outputs', ...modelOptionNames]);
  const input = checkNode('inputs', options.inputs);
  if (input.layer) throw new ArgumentError('model', 'inputs', 'be what input gave', input);
  const output = checkNode('outputs', options.outputs);
  if (!output.layer) throw new ArgumentError('model', 'outputs', 'be what apply of a layer gave', output);
  const graph = graphOf(input, output);
  layerNames('model', graph.layers);
  checkModelOptions('model', options, listParameters(graph).outputShape);
  return [graph, options];
}

/** Checks a value of a model, alone or in a list. */
function checkNode(argument: string, value: LayerNode | readonly LayerNode[]): LayerNode {
  const [node, ...others] = Array.isArray(value) ? Array.from(value as readonly LayerNode[]) : [value];
  if (others.length > 0) {
    const rule = 'be one value (models of several inputs or outputs are not supported)';
    throw new ArgumentError('model', argument, rule, value);
  }
  if (!isNode(node)) throw new ArgumentError('model', argument, 'be a value that input or apply gave', node);
  return node;
}
