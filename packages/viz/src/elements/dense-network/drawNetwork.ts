import { nothing, svg, type SVGTemplateResult } from 'lit';
import { maxAbsOf } from '../../figure/draw/pixels.js';
import { fill } from '../../messages/index.js';
import { formatCount, formatNumber } from '../../values/formatNumber.js';
import { unitCounts, type DenseLayers } from './denseLayers.js';
import type { DenseNetworkMessages } from './messages.js';
import { columnName, sampleIndices, type Neuron } from './neurons.js';

/** In the units of the drawing. */
const size = { width: 400, pitch: 34, radius: 13, top: 46, side: 40 };
/** Widths of connections: the thinnest, what the largest weight adds to it, and where there are no weights. */
const strokeWidths = { min: 0.3, range: 3.2, plain: 0.7 };
/** With more columns than these, hidden layers are named by their number alone. */
const maxNamedColumns = 5;

/** Positions of the neurons that are drawn. */
interface Layout {
  counts: number[];
  /** Of each column, the indices of its drawn neurons. */
  samples: number[][];
  lastColumn: number;
  height: number;
  x(column: number): number;
  /** @param i among the drawn neurons of the column */
  y(column: number, i: number): number;
}

/** Neurons in one column per layer, and all connections between those that are drawn. */
export function drawNetwork(
  network: DenseLayers,
  selected: Neuron,
  messages: DenseNetworkMessages,
): { height: number; width: number; content: SVGTemplateResult } {
  const layout = layOut(network);
  const columns = layout.samples.map((_, column) => drawColumn(network, layout, column, selected, messages));
  const content = svg`${drawConnections(network, layout, selected)}${columns}`;
  return { height: layout.height, width: size.width, content };
}

function layOut(network: DenseLayers): Layout {
  const counts = unitCounts(network);
  const samples = counts.map(sampleIndices);
  const maxLength = Math.max(...samples.map(({ length }) => length));
  const lastColumn = counts.length - 1;
  return {
    counts,
    samples,
    lastColumn,
    height: size.top + maxLength * size.pitch + 20,
    x: (column) => size.side + (column * (size.width - 2 * size.side)) / lastColumn,
    y: (column, i) => size.top + (maxLength / 2 + i - samples[column].length / 2 + 0.5) * size.pitch,
  };
}

/** A line per weight; those into the selected neuron come last, over the others. */
function drawConnections(
  { layers }: DenseLayers,
  { samples, x, y }: Layout,
  selected: Neuron,
): SVGTemplateResult[] {
  const maxAbs = Math.max(...layers.map(({ kernel }) => (kernel ? maxAbsOf(kernel.data) : 0)));
  return layers.map(({ kernel, units }, column) => {
    const connectionsInto = (to: number, j: number) =>
      samples[column].map((from, i) => {
        const weight = kernel?.data[from * units + to] ?? 0;
        const { min, range, plain } = strokeWidths;
        const width = maxAbs > 0 ? min + (range * Math.abs(weight)) / maxAbs : plain;
        return svg`<line class=${weight > 0 ? 'above' : weight < 0 ? 'below' : ''} stroke-width=${width} x1=${x(column)} y1=${y(column, i)} x2=${x(column + 1)} y2=${y(column + 1, j)} />`;
      });
    const groups = samples[column + 1].map((to, j) => ({ to, lines: connectionsInto(to, j) }));
    const hasSelected = selected.column === column + 1;
    const isSelected = ({ to }: { to: number }) => hasSelected && selected.index === to;
    const kind = `${kernel ? 'weighed' : ''} ${hasSelected ? 'others' : ''}`;
    return svg`<g class=${kind}>${groups.filter((group) => !isSelected(group)).map(({ lines }) => lines)}</g>
      <g class="own">${groups.filter(isSelected).map(({ lines }) => lines)}</g>`;
  });
}

/** The name, the size and the neurons of a layer, with their values. */
function drawColumn(
  network: DenseLayers,
  { counts, samples, lastColumn, x, y }: Layout,
  column: number,
  selected: Neuron,
  messages: DenseNetworkMessages,
): SVGTemplateResult {
  const sample = samples[column];
  const { data: values } = (column === 0 ? network.inputs : network.layers[column - 1].outputs) ?? {};
  const kind = column === 0 ? 'in' : column === lastColumn ? 'out' : '';
  const isNumbered = lastColumn >= maxNamedColumns && kind === '';
  const isSample = sample.length < counts[column];
  return svg`<text class="name" x=${x(column)} y="14">${isNumbered ? column : columnName(column, lastColumn, messages, messages.hiddenShort)}</text>
    <text class="count" x=${x(column)} y="30">${
      isSample
        ? fill(messages.sample, { shown: sample.length, count: formatCount(counts[column]) })
        : counts[column]
    }</text>
    ${sample.map((index, i) => {
      const isSelected = selected.column === column && selected.index === index;
      return svg`<g class="neuron ${kind} ${isSelected ? 'now' : ''}" part="neuron" data-column=${column} data-index=${index}>
        <circle cx=${x(column)} cy=${y(column, i)} r=${size.radius} />
        ${values ? svg`<text x=${x(column)} y=${y(column, i) + 3}>${shortText(values[index])}</text>` : nothing}
      </g>`;
    })}
    ${isSample ? svg`<text x=${x(column)} y=${y(column, sample.length - 1) + 27}>⋮</text>` : nothing}`;
}

/** A value in the few characters that a neuron has room for. */
function shortText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1000) return value.toExponential(0).replace('e+', 'e').replace('-', '−');
  return formatNumber(Number(value.toFixed(magnitude < 10 ? 2 : magnitude < 100 ? 1 : 0)));
}
