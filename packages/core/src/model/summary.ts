import type { Layer } from '../layers/layer.js';
import { listParameters } from './parameters.js';

export interface SummaryRow {
  /** The layer's kind, as `layers` names it. */
  kind: string;
  /** The shape of one sample behind the layer. */
  outputShape: number[];
  parameters: number;
}

/** A model's layers as data, and, by `toString`, as the table that Keras prints. */
export interface Summary {
  rows: SummaryRow[];
  parameters: number;
  toString(): string;
}

export function summarize(layers: readonly Layer[], inputShape: readonly number[]): Summary {
  const { places, size } = listParameters(layers, inputShape);
  let shape: readonly number[] = inputShape;
  const rows = layers.map((layer, i): SummaryRow => {
    shape = layer.outputShape(shape);
    const parameters = places.ofLayer[i].reduce((sum, parameter) => sum + parameter.size, 0);
    return { kind: layer.kind, outputShape: [...shape], parameters };
  });
  return { rows, parameters: size, toString: () => toTable(rows, size) };
}

function toTable(rows: readonly SummaryRow[], total: number): string {
  const grouped = (count: number) => count.toLocaleString('en-US');
  const cells = [
    ['Layer (type)', 'Output Shape', 'Param #'],
    ...rows.map(({ kind, outputShape, parameters }) => [
      kind,
      `(None, ${outputShape.join(', ')})`,
      grouped(parameters),
    ]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column].length)) + 2);
  const line = ([kind, shape, count]: string[]) =>
    `${kind.padEnd(widths[0])}${shape.padEnd(widths[1])}${count.padStart(widths[2])}`;
  const rule = '─'.repeat(widths[0] + widths[1] + widths[2]);
  const [head, ...body] = cells.map(line);
  return [head, rule, ...body, rule, `Total params: ${grouped(total)}`].join('\n');
}
