import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../messages/index.js';
import { formatCount, formatNumber } from '../../values/formatNumber.js';
import { parameterCount, unitCounts, type DenseLayer, type DenseLayers } from './denseLayers.js';
import type { DenseNetworkMessages } from './messages.js';
import { neuronName, sampleIndices, type Neuron } from './neurons.js';

/** Four significant digits. */
const formatValue = (value?: number): string =>
  value === undefined ? '' : formatNumber(Number(value.toPrecision(4)));

/** What a screen reader says of a neuron. */
export function describeNeuron(network: DenseLayers, neuron: Neuron, messages: DenseNetworkMessages): string {
  const name = neuronName(network, neuron, messages);
  if (neuron.column === 0) return `${name}: ${inputText(network, neuron, messages)}`;
  const { sums, outputs, activation = '' } = network.layers[neuron.column - 1];
  if (!sums || !outputs) return `${name}: ${structureText(network, neuron, messages)}`;
  const sum = formatValue(sums.data[neuron.index]);
  const value = formatValue(outputs.data[neuron.index]);
  return fill(messages.spoken, { name, sum, activation, value });
}

/** A neuron's sum: its terms if there are weights, else its formula. */
export function drawReadout(
  network: DenseLayers,
  neuron: Neuron,
  messages: DenseNetworkMessages,
): TemplateResult {
  const name = html`<p class="title">${neuronName(network, neuron, messages)}</p>`;
  if (neuron.column === 0) {
    return html`${name}
      <p>${inputText(network, neuron, messages)}</p>`;
  }
  const layer = network.layers[neuron.column - 1];
  return html`${name} ${layer.kernel ? nothing : html`<p>${structureText(network, neuron, messages)}</p>`}
  ${layer.kernel ? drawSum(layer, neuron, messages) : drawFormula(network, layer, neuron)}`;
}

/** The largest number of lines that the readout of a neuron has. */
export function readoutLines(network: DenseLayers): number {
  if (!network.layers[0].kernel) return 4;
  // The terms, and below and above them the heading, the other terms, bias, sum and result.
  return 5 + Math.max(...unitCounts(network).map((count) => sampleIndices(count).length));
}

const inputText = ({ inputs }: DenseLayers, { index }: Neuron, messages: DenseNetworkMessages): string =>
  inputs ? formatValue(inputs.data[index]) : messages.inputHint;

function structureText(network: DenseLayers, { column }: Neuron, messages: DenseNetworkMessages): string {
  const count = unitCounts(network)[column - 1];
  const parameters = formatCount(parameterCount(count, 1));
  return fill(messages.structure, { count: formatCount(count), parameters });
}

const term = (i: unknown) => html`x<sub>${i}</sub> · w<sub>${i}</sub>`;

function drawFormula(network: DenseLayers, { activation }: DenseLayer, { column }: Neuron): TemplateResult {
  const count = formatCount(unitCounts(network)[column - 1]);
  return html`<p>z = ${term(1)} + ${term(2)} + … + ${term(count)} + b<br />y = ${activation ?? 'f'}(z)</p>`;
}

/** The terms of a neuron's sum as a table; of many terms a sample, and the sum of the others. */
function drawSum(
  { kernel, bias, inputs, sums, outputs, activation = 'linear', units }: DenseLayer,
  { column, index }: Neuron,
  messages: DenseNetworkMessages,
): TemplateResult {
  const [count] = kernel!.shape;
  const sample = sampleIndices(count);
  const ownBias = bias?.data[index] ?? 0;
  const sum = sums?.data[index];
  const rows = sample.map((from) => {
    const weight = kernel!.data[from * units + index];
    return { from, weight, value: inputs?.data[from], product: inputs && inputs.data[from] * weight };
  });
  const isAll = sample.length === count;
  const others =
    sum === undefined
      ? undefined
      : sum - ownBias - rows.reduce((total, { product = 0 }) => total + product, 0);
  const line = (name: string, value: number | undefined, kind = '') =>
    html`<tr class=${kind}>
      <th scope="row" colspan="3">${name}</th>
      <td>${formatValue(value)}</td>
    </tr>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${messages.from}</th>
        <th scope="col">${messages.value}</th>
        <th scope="col">× ${messages.weight}</th>
        <th scope="col">= ${messages.product}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ from, weight, value, product }) =>
          html`<tr>
            <th scope="row">${column === 1 ? 'x' : 'y'}<sub>${formatCount(from + 1)}</sub></th>
            <td class="value">${formatValue(value)}</td>
            <td class="weight">${formatValue(weight)}</td>
            <td>${formatValue(product)}</td>
          </tr>`,
      )}
      ${isAll ? nothing : line(fill(messages.others, { count: formatCount(count - sample.length) }), others)}
    </tbody>
    <tfoot>
      ${line(messages.bias, ownBias)} ${line(messages.sum, sum)}
      ${line(fill(messages.result, { activation }), outputs?.data[index], 'result')}
    </tfoot>
  </table>`;
}
