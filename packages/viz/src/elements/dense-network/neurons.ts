import { fill } from '../../messages/index.js';
import { formatCount } from '../../values/formatNumber.js';
import { unitCounts, type DenseLayers } from './denseLayers.js';
import type { DenseNetworkMessages } from './messages.js';

/** A neuron: its column, 0 for the inputs, and its index in the layer. */
export interface Neuron {
  column: number;
  index: number;
}

/** Of larger layers, evenly spread neurons are drawn. */
const maxShown = 8;

/** The indices of the neurons of a layer that are drawn. */
export const sampleIndices = (units: number): number[] =>
  units <= maxShown
    ? Array.from({ length: units }, (_, i) => i)
    : Array.from({ length: maxShown }, (_, i) => Math.round((i * (units - 1)) / (maxShown - 1)));

/** The selected neuron, or the first one of the first layer if the selected one is not drawn. */
export function drawnNeuron(network: DenseLayers, selected: Neuron): Neuron {
  const units = unitCounts(network)[selected.column] ?? 0;
  return sampleIndices(units).includes(selected.index) ? selected : { column: 1, index: 0 };
}

/** @param hidden the message for a hidden layer, default its long name */
export function columnName(
  column: number,
  lastColumn: number,
  messages: DenseNetworkMessages,
  hidden = messages.hidden,
): string {
  if (column === 0) return messages.inputs;
  return column === lastColumn ? messages.outputs : fill(hidden, { number: column });
}

export function neuronName(
  { layers }: DenseLayers,
  { column, index }: Neuron,
  messages: DenseNetworkMessages,
): string {
  const number = formatCount(index + 1);
  if (column === 0) return fill(messages.input, { number });
  return fill(messages.neuron, { layer: columnName(column, layers.length, messages), number });
}
