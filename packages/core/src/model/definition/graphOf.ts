import { ArgumentError } from '../../arrays/errors.js';
import type { LayerGraph, LayerNode } from '../../layers/layer.js';

/**
 * The layers between an input and an output, in the order that Keras gives them: those further from the output first, and
 * among equals those that a walk from the output, input after input, comes to first.
 *
 * @throws ArgumentError where the output depends on another input, or a layer is there twice
 */
export function graphOf(input: LayerNode, output: LayerNode): LayerGraph {
  const found = walk(input, output);
  const distances = distancesFrom(output, found);
  const order = [...found].sort((a, b) => distances.get(b)! - distances.get(a)!);
  const layers = order.map(({ layer }) => layer!);
  const repeated = layers.find((layer, i) => layers.lastIndexOf(layer) !== i);
  if (repeated) {
    const rule = 'depend on each layer once (make another layer for another use)';
    throw new ArgumentError('model', 'outputs', rule, repeated.name ?? repeated.kind);
  }
  const indices = new Map([[input, 0], ...order.map((node, i): [LayerNode, number] => [node, i + 1])]);
  const layerInputs = order.map(({ inputs }) => inputs.map((node) => indices.get(node)!));
  return { layers, inputShape: input.shape, layerInputs };
}

/** The outputs of layers on which `output` depends, in the order in which a walk from it first comes to them. */
function walk(input: LayerNode, output: LayerNode): Set<LayerNode> {
  const found = new Set<LayerNode>();
  const open = [output];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node === input || found.has(node)) continue;
    if (!node.layer) {
      throw new ArgumentError('model', 'outputs', 'depend on no other input than inputs', node);
    }
    found.add(node);
    open.push(...node.inputs.toReversed());
  }
  return found;
}

/** For each node the most layers on a way from it to the output. */
function distancesFrom(output: LayerNode, found: ReadonlySet<LayerNode>): Map<LayerNode, number> {
  const uses = new Map<LayerNode, number>();
  for (const { inputs } of found) {
    for (const node of inputs) uses.set(node, (uses.get(node) ?? 0) + 1);
  }
  const distances = new Map([[output, 0]]);
  const ready = [output];
  for (let node = ready.pop(); node; node = ready.pop()) {
    const distance = distances.get(node)! + 1;
    for (const before of node.inputs) {
      distances.set(before, Math.max(distance, distances.get(before) ?? 0));
      uses.set(before, uses.get(before)! - 1);
      if (uses.get(before) === 0 && found.has(before)) ready.push(before);
    }
  }
  return distances;
}
