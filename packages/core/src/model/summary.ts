import { inspectSymbol } from '../arrays/results/inspectSymbol.js';
import { formatCount } from '../arrays/formatCount.js';
import { kerasName } from '../layers/kerasName.js';
import { layerNames } from '../layers/layerNames.js';
import type { LayerGraph, LayerInputs } from '../layers/layer.js';
import { isChain } from '../layers/layerInputs.js';
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
  /** The names of the layers whose output it takes, `input_layer` for the model's input; absent in a sequential model. */
  connectedTo?: string[];
}

/** A model's layers as data and, by `toString`, as the table that Keras prints. */
export interface Summary {
  /** One per layer, in order. The table of a model with branches lists its input before them, as Keras does. */
  rows: SummaryRow[];
  /** Of all layers together. */
  parameters: number;
  /** Those that the optimizer updates: not moving means and variances, and none of layers that are not trainable. */
  trainableParameters: number;
  toString(): string;
  /** What Node's console shows: the table. */
  [inspectSymbol](): string;
  /** What the consoles of Chromium's browsers show as the name of the object: a line's end, then the table. */
  readonly [Symbol.toStringTag]: string;
}

export function summarize(graph: LayerGraph): Summary {
  const { layers, layerInputs } = graph;
  const { parameters, byLayer, shapes, size } = listParameters(graph);
  // The input, which Keras counts as a layer, then the layers.
  const names = layerNames('summary', layerInputs ? [{ kind: 'inputLayer' }, ...layers] : layers);
  const first = names.length - layers.length;
  const rows = layers.map(({ kind }, i): SummaryRow => {
    const row = {
      name: names[first + i],
      kind,
      outputShape: [...shapes[i + 1]],
      parameters: totalSize(byLayer[i]),
    };
    return layerInputs ? { ...row, connectedTo: layerInputs[i].map((value) => names[value]) } : row;
  });
  const trainable = totalSize(parameters.filter((parameter) => parameter.trainable));
  const summary = { rows, parameters: size, trainableParameters: trainable };
  const input = { name: names[0], kind: 'inputLayer', outputShape: [...graph.inputShape], parameters: 0 };
  const table = { ...summary, rows: layerInputs ? [input, ...rows] : rows };
  return withText(summary, toTable(table, showsConnections(layerInputs)));
}

/** Data that is shown as text; its members, when listed or copied, are those of the data. */
function withText<Data extends object>(data: Data, text: string) {
  const toString = { value: () => text };
  return Object.defineProperties(data, {
    toString,
    [inspectSymbol]: toString,
    [Symbol.toStringTag]: { value: `\n${text}` },
  }) as Data & Pick<Summary, typeof inspectSymbol | typeof Symbol.toStringTag>;
}

function totalSize(parameters: readonly ParameterLayout[]): number {
  return parameters.reduce((sum, parameter) => sum + parameter.size, 0);
}

/** As in Keras, not where each layer takes the output of the one before. */
function showsConnections(layerInputs: LayerInputs | undefined): boolean {
  return layerInputs !== undefined && !isChain(layerInputs);
}

function toTable(
  { rows, parameters, trainableParameters }: Pick<Summary, 'rows' | 'parameters' | 'trainableParameters'>,
  connections: boolean,
): string {
  const cells = [
    ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'],
    ...rows.map((row) => [
      `${row.name} (${kerasName(row.kind)})`,
      `(None, ${row.outputShape.join(', ')})`,
      formatCount(row.parameters),
      formatConnections(row.connectedTo ?? []),
    ]),
  ].map((row) => row.slice(0, connections ? 4 : 3));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)) + 2);
  const line = ([layer, shape, count, connection]: string[]) => {
    const start = `${layer.padEnd(widths[0])}${shape.padEnd(widths[1])}${count.padStart(widths[2])}`;
    return connections ? `${start}  ${connection}` : start;
  };
  const rule = '─'.repeat(widths.reduce((sum, width) => sum + width));
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

/** As Keras writes it: the index of the layer's call and that of its output, which are always 0 here. */
const formatConnections = (names: readonly string[]) =>
  names.length === 0 ? '-' : names.map((name) => `${name}[0][0]`).join(', ');

/** As Keras writes it: units of 1024, two digits. */
function formatBytes(count: number): string {
  if (count < 1024) return `${count}.00 B`;
  return count < 1024 ** 2 ? `${(count / 1024).toFixed(2)} KB` : `${(count / 1024 ** 2).toFixed(2)} MB`;
}
