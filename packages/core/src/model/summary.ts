import { formatCount } from '../arrays/formatCount.js';
import { kerasName } from '../layers/kerasName.js';
import { layerNames } from '../layers/layerNames.js';
import type { Layer } from '../layers/layer.js';
import { listParameters, type ParameterLayout } from '../plan/parameters.js';

/** One layer in a summary. */
export interface SummaryRow {
  /** The layer's name in the model: the option, or its kind in snake case, numbered from the second on. */
  name: string;
  /** The layer's name in `layers`. */
  kind: string;
  /** The shape of one sample of the layer's output. */
  outputShape: number[];
  /** The number of its weights, biases and moving statistics. */
  parameters: number;
}

/** A model's layers as data and, by `toString`, as the table that Keras prints. */
export interface Summary {
  /** One per layer, in order. */
  rows: SummaryRow[];
  /** Of all layers together. */
  parameters: number;
  /** Those that the optimizer updates: not moving means and variances, and none of layers that are not trainable. */
  trainableParameters: number;
  toString(): string;
  /** What Node's console shows: the table. */
  [inspectSymbol](): string;
}

/** Under this symbol Node's `util.inspect`, and with it `console.log`, finds how an object is shown. */
const inspectSymbol: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

export function summarize(layers: readonly Layer[], inputShape: readonly number[]): Summary {
  const { parameters, byLayer, shapes, size } = listParameters(layers, inputShape);
  const names = layerNames('summary', layers);
  const rows = layers.map(({ kind }, i): SummaryRow => {
    const outputShape = [...shapes[i + 1]];
    return { name: names[i], kind, outputShape, parameters: totalSize(byLayer[i]) };
  });
  const trainable = totalSize(parameters.filter((parameter) => parameter.trainable));
  const summary = { rows, parameters: size, trainableParameters: trainable };
  const toString = () => toTable(summary);
  return { ...summary, toString, [inspectSymbol]: toString };
}

function totalSize(parameters: readonly ParameterLayout[]): number {
  return parameters.reduce((sum, parameter) => sum + parameter.size, 0);
}

function toTable({
  rows,
  parameters,
  trainableParameters,
}: Pick<Summary, 'rows' | 'parameters' | 'trainableParameters'>): string {
  const cells = [
    ['Layer (type)', 'Output Shape', 'Param #'],
    ...rows.map((row) => [
      `${row.name} (${kerasName(row.kind)})`,
      `(None, ${row.outputShape.join(', ')})`,
      formatCount(row.parameters),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column].length)) + 2);
  const line = ([layer, shape, count]: string[]) =>
    `${layer.padEnd(widths[0])}${shape.padEnd(widths[1])}${count.padStart(widths[2])}`;
  const rule = '─'.repeat(widths[0] + widths[1] + widths[2]);
  const [head, ...body] = cells.map(line);
  const total = (name: string, count: number) =>
    `${name} params: ${formatCount(count)} (${formatBytes(4 * count)})`;
  return [
    head,
    rule,
    ...body,
    rule,
    total('Total', parameters),
    total('Trainable', trainableParameters),
    total('Non-trainable', parameters - trainableParameters),
  ].join('\n');
}

/** As Keras writes it: units of 1024, two digits. */
function formatBytes(count: number): string {
  if (count < 1024) return `${count}.00 B`;
  return count < 1024 ** 2 ? `${(count / 1024).toFixed(2)} KB` : `${(count / 1024 ** 2).toFixed(2)} MB`;
}
