import { costs } from '@cnn/core/steps';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { cellAfterKey } from '../../figure/draw/gridNavigation.js';
import { formatNumber, formatCount } from '../../values/formatNumber.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { textAttribute } from '../../values/attributes.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import type { NumbersValue } from '../../values/numbers.js';
import { denseNetworkStyles } from './dense-network.styles.js';
import { columnName, drawNetwork, sampleIndices, unitCounts, type Neuron } from './drawNetwork.js';
import { denseNetworkMessages, type DenseNetworkMessages } from './messages.js';
import { denseLayersOfModel, readDenseLayers, type DenseLayer, type DenseLayers } from './denseLayers.js';

/**
 * Fully connected layers: every neuron is joined to all of the layer before it. The links are the weights, amber
 * above 0 and violet below, as thick as they are large. One neuron's sum is spelled out. Of large layers a sample
 * is drawn. Without weights it shows the structure alone; with nothing given, two hidden layers.
 *
 * @element dense-network
 * @csspart network - The drawing.
 * @csspart neuron - A neuron.
 * @csspart readout - What the chosen one computes.
 * @cssproperty --cnn-input - Colour of the inputs.
 * @cssproperty --cnn-output - Colour of the outputs.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative ones.
 */
export class DenseNetwork extends EmbeddableFigure<DenseNetworkMessages> {
  static override styles = [EmbeddableFigure.styles, denseNetworkStyles];

  private call = 0;
  private network?: DenseLayers;
  private problem?: Error;
  @state() private selected: Neuron = { column: 1, index: 0 };
  @state() private spoken = '';

  /** How many inputs, and how many neurons each layer has, default "4 5 3 2". */
  @property({ converter: textAttribute, hasChanged: always }) units?: readonly number[] | string;
  /** `[kernel, bias, kernel, bias, …]`, kernels `[in, out]`; replaces `units`. JSON as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) weights?: readonly unknown[] | string;
  /** The name of each layer's activation function, such as "relu softmax"; with weights default linear. */
  @property({ converter: textAttribute, hasChanged: always }) activations?: readonly string[] | string;
  /** What the network is given; only with weights or a model. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;
  /** A live model; its dense layers replace all else. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;

  /** What to give `model.fit`, `{ callbacks: network.callbacks }`, to follow a training epoch by epoch. */
  readonly callbacks = { onEpochEnd: (): Promise<void> => this.refresh() };

  protected readonly messageTables = denseNetworkMessages;

  /** Asks the model again, such as when it has learned. */
  async refresh(): Promise<void> {
    const call = ++this.call;
    try {
      const network = await denseLayersOfModel(this.model, this.input);
      if (call !== this.call) return;
      this.network = network;
      this.problem = undefined;
    } catch (error) {
      if (call !== this.call) return;
      this.problem = error as Error;
    }
    this.markWritten();
  }

  protected nameOf(words: DenseNetworkMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const names = ['units', 'weights', 'activations', 'input', 'model'];
    if (!names.some((name) => changed.has(name))) return;
    this.problem = this.network = undefined;
    if (this.model !== undefined && this.model !== null) void this.refresh();
    else this.call++;
  }

  protected draw(words: DenseNetworkMessages): TemplateResult {
    if (this.problem) throw this.problem;
    if (this.model && !this.network) return html`<p class="note">…</p>`;
    const network = (this.network ??= readDenseLayers(
      this.units,
      this.weights,
      this.activations,
      this.input,
    ));
    const now = nearest(network, this.selected);
    const { height, width, content } = drawNetwork(network, now, words);
    const counts = unitCounts(network);
    // Of the neuron with the most to say: its terms, and bias, sum, result, heading and others.
    const lines = network.layers[0].kernel
      ? 5 + Math.max(...counts.map((count) => sampleIndices(count).length))
      : 4;
    const parameters = network.layers.reduce((sum, { units }, i) => sum + parametersOf(counts[i], units), 0);
    return html`<p class="heading">
        <span class="title">${words.title}</span>
        <span class="size">${counts.map(formatCount).join(' → ')}</span>
      </p>
      <div class="figure">
        <svg
          class="network"
          part="network"
          viewBox="0 0 ${width} ${height}"
          role="application"
          tabindex="0"
          aria-label=${words.picture}
          @pointerover=${this.point}
          @click=${this.point}
          @keydown=${(event: KeyboardEvent) => this.steer(event, network, now)}
        >
          ${content}
        </svg>
        <div class="readout" part="readout" ${styleVars({ '--_lines': lines })}>
          ${drawReadout(network, now, words)}
        </div>
      </div>
      <p class="note">${fill(words.total, { parameters: formatCount(parameters) })}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private readonly point = (event: Event): void => {
    const { dataset } = ((event.target as Element).closest('.neuron') ?? {}) as Partial<SVGElement>;
    if (dataset) this.selected = { column: Number(dataset.column), index: Number(dataset.index) };
  };

  private steer(event: KeyboardEvent, network: DenseLayers, now: Neuron): void {
    const samples = unitCounts(network).map(sampleIndices);
    const row = samples[now.column].indexOf(now.index);
    const place = { row, column: now.column };
    const goal = cellAfterKey(event, place, samples[now.column].length, samples.length);
    if (!goal) return;
    const sample = samples[goal.column];
    this.selected = { column: goal.column, index: sample[Math.min(goal.row, sample.length - 1)] };
    this.spoken = describe(network, this.selected, this.resolvedMessages);
  }
}

/** The chosen neuron, or the first of the network where it has no such. */
function nearest(network: DenseLayers, now: Neuron): Neuron {
  const units = unitCounts(network);
  return sampleIndices(units[now.column] ?? 0).includes(now.index) ? now : { column: 1, index: 0 };
}

const parametersOf = (inputs: number, units: number): number =>
  costs({ inputShape: [inputs], units }).parameters;

const figure = (value?: number): string =>
  value === undefined ? '' : formatNumber(Number(value.toPrecision(4)));

function nameOf(network: DenseLayers, { column, index }: Neuron, words: DenseNetworkMessages): string {
  const number = formatCount(index + 1);
  if (column === 0) return fill(words.input, { number });
  return fill(words.neuron, { layer: columnName(column, network.layers.length, words), number });
}

function describe(network: DenseLayers, now: Neuron, words: DenseNetworkMessages): string {
  const name = nameOf(network, now, words);
  if (now.column === 0) {
    return `${name}: ${network.values ? figure(network.values[now.index]) : words.inputHint}`;
  }
  const { sums, values, activation = '' } = network.layers[now.column - 1];
  if (!sums || !values) return `${name}: ${structure(network, now, words)}`;
  return fill(words.spoken, {
    name,
    sum: figure(sums[now.index]),
    activation,
    value: figure(values[now.index]),
  });
}

function structure(network: DenseLayers, { column }: Neuron, words: DenseNetworkMessages): string {
  const count = unitCounts(network)[column - 1];
  return fill(words.structure, {
    count: formatCount(count),
    parameters: formatCount(parametersOf(count, 1)),
  });
}

function drawReadout(network: DenseLayers, now: Neuron, words: DenseNetworkMessages): TemplateResult {
  const name = html`<p class="title">${nameOf(network, now, words)}</p>`;
  if (now.column === 0) {
    return html`${name}
      <p>${network.values ? figure(network.values[now.index]) : words.inputHint}</p>`;
  }
  const layer = network.layers[now.column - 1];
  return html`${name} ${layer.kernel ? nothing : html`<p>${structure(network, now, words)}</p>`}
  ${layer.kernel ? drawSum(layer, now, words) : drawFormula(network, layer, now)}`;
}

const term = (at: unknown) => html`x<sub>${at}</sub> · w<sub>${at}</sub>`;

function drawFormula(network: DenseLayers, { activation }: DenseLayer, { column }: Neuron): TemplateResult {
  const count = formatCount(unitCounts(network)[column - 1]);
  return html`<p>z = ${term(1)} + ${term(2)} + … + ${term(count)} + b<br />y = ${activation ?? 'f'}(z)</p>`;
}

function drawSum(layer: DenseLayer, now: Neuron, words: DenseNetworkMessages): TemplateResult {
  const { kernel, bias, inputs, sums, values, activation = 'linear', units } = layer;
  const count = kernel!.shape[0];
  const sample = sampleIndices(count);
  const own = bias?.data[now.index] ?? 0;
  const rows = sample.map((from) => {
    const weight = kernel!.data[from * units + now.index];
    return { from, weight, value: inputs?.[from], product: inputs && inputs[from] * weight };
  });
  const isAll = sample.length === count;
  const rest = sums && sums[now.index] - own - rows.reduce((sum, { product = 0 }) => sum + product, 0);
  const line = (name: string, value: number | undefined, kind = '') =>
    html`<tr class=${kind}>
      <th scope="row" colspan="3">${name}</th>
      <td>${figure(value)}</td>
    </tr>`;
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${words.from}</th>
        <th scope="col">${words.value}</th>
        <th scope="col">× ${words.weight}</th>
        <th scope="col">= ${words.product}</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ from, weight, value, product }) =>
          html`<tr>
            <th scope="row">${now.column === 1 ? 'x' : 'y'}<sub>${formatCount(from + 1)}</sub></th>
            <td class="value">${figure(value)}</td>
            <td class="weight">${figure(weight)}</td>
            <td>${figure(product)}</td>
          </tr>`,
      )}
      ${isAll ? nothing : line(fill(words.others, { count: formatCount(count - sample.length) }), rest)}
    </tbody>
    <tfoot>
      ${line(words.bias, own)} ${line(words.sum, sums?.[now.index])}
      ${line(fill(words.result, { activation }), values?.[now.index], 'result')}
    </tfoot>
  </table>`;
}
