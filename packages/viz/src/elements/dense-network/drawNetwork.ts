import { nothing, svg, type SVGTemplateResult } from 'lit';
import { formatNumber } from '../../values/formatNumber.js';
import { maxAbsOf } from '../../figure/draw/pixels.js';
import { fill } from '../../messages/index.js';
import type { DenseNetworkMessages } from './messages.js';
import type { DenseLayers } from './denseLayers.js';

/** A drawn neuron: its column, 0 for the inputs, and its number in its layer, from 0. */
export interface Neuron {
  column: number;
  index: number;
}

/** Of a larger layer so many stand for all. */
const maxShown = 8;
/** In the drawing's own units. */
const size = { width: 400, pitch: 34, radius: 13, top: 46, side: 40 };

/** The numbers of the neurons that are drawn: all of a small layer, evenly spread ones of a large one. */
export const sampleIndices = (units: number): number[] =>
  units <= maxShown
    ? Array.from({ length: units }, (_, i) => i)
    : Array.from({ length: maxShown }, (_, i) => Math.round((i * (units - 1)) / (maxShown - 1)));

export const unitCounts = ({ inputs, layers }: DenseLayers): number[] => [
  inputs,
  ...layers.map(({ units }) => units),
];

/** With more columns than these there is room for the numbers of hidden layers alone. */
const maxNamedColumns = 5;

export const columnName = (
  column: number,
  last: number,
  words: DenseNetworkMessages,
  hidden = words.hidden,
): string =>
  column === 0 ? words.inputs : column === last ? words.outputs : fill(hidden, { number: column });

export function drawNetwork(
  network: DenseLayers,
  now: Neuron,
  words: DenseNetworkMessages,
): { height: number; width: number; content: SVGTemplateResult } {
  const counts = unitCounts(network);
  const samples = counts.map(sampleIndices);
  const tallest = Math.max(...samples.map(({ length }) => length));
  const last = counts.length - 1;
  const height = size.top + tallest * size.pitch + 20;
  const x = (column: number) => size.side + (column * (size.width - 2 * size.side)) / last;
  const y = (column: number, i: number) =>
    size.top + (tallest / 2 + i - samples[column].length / 2 + 0.5) * size.pitch;
  const reach = Math.max(...network.layers.map(({ kernel }) => (kernel ? maxAbsOf(kernel.data) : 0)));

  const links = network.layers.map(({ kernel, units }, column) => {
    const line = (to: number, j: number) =>
      samples[column].map((from, i) => {
        const weight = kernel?.data[from * units + to] ?? 0;
        const width = reach > 0 ? 0.3 + (3.2 * Math.abs(weight)) / reach : 0.7;
        return svg`<line class=${weight > 0 ? 'above' : weight < 0 ? 'below' : ''} stroke-width=${width} x1=${x(column)} y1=${y(column, i)} x2=${x(column + 1)} y2=${y(column + 1, j)} />`;
      });
    const lines = samples[column + 1].map((to, j) => ({ to, lines: line(to, j) }));
    const isOwn = (to: number) => now.column === column + 1 && now.index === to;
    const kind = `${kernel ? 'weighed' : ''} ${now.column === column + 1 ? 'others' : ''}`;
    return svg`<g class=${kind}>${lines.filter(({ to }) => !isOwn(to)).map((one) => one.lines)}</g>
      <g class="own">${lines.filter(({ to }) => isOwn(to)).map((one) => one.lines)}</g>`;
  });

  const columns = samples.map((sample, column) => {
    const values = column === 0 ? network.values : network.layers[column - 1].values;
    const kind = column === 0 ? 'in' : column === last ? 'out' : '';
    const isSample = sample.length < counts[column];
    return svg`<text class="name" x=${x(column)} y="14">${last >= maxNamedColumns && column > 0 && column < last ? column : columnName(column, last, words, words.hiddenShort)}</text>
      <text class="count" x=${x(column)} y="30">${
        isSample
          ? fill(words.sample, { shown: sample.length, count: counts[column].toLocaleString('en') })
          : counts[column]
      }</text>
      ${sample.map((index, i) => {
        const isNow = now.column === column && now.index === index;
        return svg`<g class="neuron ${kind} ${isNow ? 'now' : ''}" part="neuron" data-column=${column} data-index=${index}>
          <circle cx=${x(column)} cy=${y(column, i)} r=${size.radius} />
          ${values ? svg`<text x=${x(column)} y=${y(column, i) + 3}>${short(values[index])}</text>` : nothing}
        </g>`;
      })}
      ${isSample ? svg`<text x=${x(column)} y=${y(column, sample.length - 1) + 27}>⋮</text>` : nothing}`;
  });
  return { height, width: size.width, content: svg`${links}${columns}` };
}

/** A value in the few characters that a neuron has room for. */
const short = (value: number): string => {
  const large = Math.abs(value);
  if (large >= 1000) return value.toExponential(0).replace('e+', 'e').replace('-', '−');
  return formatNumber(Number(value.toFixed(large < 10 ? 2 : large < 100 ? 1 : 0)));
};
