import { kerasName } from '../layers/kerasName.js';
import type { Layer } from '../layers/layer.js';
import { listParameters } from '../plan/parameters.js';

/** One layer in a summary. */
export interface SummaryRow {
  /** The layer's name in the model, as Keras makes it: its kind in snake case, counted from the second on. */
  name: string;
  /** The layer's kind, as `layers` names it. */
  kind: string;
  /** The shape of one sample behind the layer. */
  outputShape: number[];
  /** Weights and biases, and what the layer keeps itself. */
  parameters: number;
}

/** A model's layers as data, and, by `toString`, as the table that Keras prints. */
export interface Summary {
  /** One a layer, in order. */
  rows: SummaryRow[];
  parameters: number;
  /** Those that training moves; the others are kept by their layers, such as moving means. */
  trainableParameters: number;
  toString(): string;
}

export function summarize(layers: readonly Layer[], inputShape: readonly number[]): Summary {
  const { parameters: all, byLayer, size } = listParameters(layers, inputShape);
  const seen = new Map<string, number>();
  let shape: readonly number[] = inputShape;
  const rows = layers.map((layer, i): SummaryRow => {
    shape = layer.outputShape(shape);
    const parameters = byLayer[i].reduce((sum, parameter) => sum + parameter.size, 0);
    const count = seen.get(layer.kind) ?? 0;
    seen.set(layer.kind, count + 1);
    const name = snakeCase(layer.kind) + (count === 0 ? '' : `_${count}`);
    return { name, kind: layer.kind, outputShape: [...shape], parameters };
  });
  const trainable = all
    .filter((parameter) => parameter.trainable !== false)
    .reduce((sum, parameter) => sum + parameter.size, 0);
  const summary = { rows, parameters: size, trainableParameters: trainable };
  return { ...summary, toString: () => toTable(summary) };
}

function toTable({ rows, parameters, trainableParameters }: Omit<Summary, 'toString'>): string {
  const cells = [
    ['Layer (type)', 'Output Shape', 'Param #'],
    ...rows.map((row) => [
      `${row.name} (${kerasName(row.kind)})`,
      `(None, ${row.outputShape.join(', ')})`,
      grouped(row.parameters),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column].length)) + 2);
  const line = ([layer, shape, count]: string[]) =>
    `${layer.padEnd(widths[0])}${shape.padEnd(widths[1])}${count.padStart(widths[2])}`;
  const rule = '─'.repeat(widths[0] + widths[1] + widths[2]);
  const [head, ...body] = cells.map(line);
  const total = (name: string, count: number) => `${name} params: ${grouped(count)} (${bytes(4 * count)})`;
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

const grouped = (count: number) => count.toLocaleString('en-US');

/** As Keras writes it: units of 1024, two digits. */
function bytes(count: number): string {
  if (count < 1024) return `${count}.00 B`;
  return count < 1024 ** 2 ? `${(count / 1024).toFixed(2)} KB` : `${(count / 1024 ** 2).toFixed(2)} MB`;
}

/** `maxPooling2d` is `max_pooling2d`. */
function snakeCase(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
