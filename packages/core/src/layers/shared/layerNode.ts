import { ArgumentError } from '../../arrays/errors.js';
import type { Layer, LayerNode, Shape } from '../layer.js';

/** The most inputs of one layer. */
export const maxInputs = 1000;

const known = new WeakSet<object>();

/** A model's input, or what `layer` makes of `inputs`. */
export function createNode(shape: Shape, layer?: Layer, inputs: readonly LayerNode[] = []): LayerNode {
  const node = Object.freeze({ shape: Object.freeze([...shape]), layer, inputs: Object.freeze([...inputs]) });
  known.add(node);
  return node;
}

/** Whether `input` or `apply` made a value. */
export function isNode(value: unknown): value is LayerNode {
  return typeof value === 'object' && value !== null && known.has(value);
}

/** The method `apply` of every layer. */
export function applyLayer(layer: Layer, given: LayerNode | readonly LayerNode[]): LayerNode {
  const functionName = `layers.${layer.kind}`;
  const nodes = Array.isArray(given) ? Array.from(given as readonly LayerNode[]) : [given as LayerNode];
  if (layer.merges && !Array.isArray(given)) {
    throw new ArgumentError(functionName, 'inputs', 'be a list of values that input or apply gave', given);
  }
  if (!layer.merges && nodes.length !== 1) {
    const rule = 'be one value (layers.add() and layers.concatenate() take several)';
    throw new ArgumentError(functionName, 'input', rule, given);
  }
  if (nodes.length === 0 || nodes.length > maxInputs) {
    const rule = `be a list of 1 to ${maxInputs} values that input or apply gave`;
    throw new ArgumentError(functionName, 'inputs', rule, given);
  }
  nodes.forEach((node, i) => {
    if (isNode(node)) return;
    const argument = layer.merges ? `inputs[${i}]` : 'input';
    throw new ArgumentError(functionName, argument, 'be a value that input or apply gave', node);
  });
  const shapes = nodes.map(({ shape }) => shape);
  if (layer.inputShape && layer.inputShape.join() !== shapes[0].join()) {
    const rule = `be [${shapes[0].join(', ')}], as its input has, or left out`;
    throw new ArgumentError(functionName, 'inputShape', rule, layer.inputShape);
  }
  return createNode(layer.outputShape(...shapes), layer, nodes);
}
