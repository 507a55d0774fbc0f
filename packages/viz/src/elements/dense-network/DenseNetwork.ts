import { html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { cellAfterKey } from '../../figure/draw/gridNavigation.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { always, property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { ModelTask } from '../../model/ModelTask.js';
import { textAttribute } from '../../values/attributes.js';
import { formatCount } from '../../values/formatNumber.js';
import type { NumbersValue } from '../../values/numbers.js';
import { denseNetworkStyles } from './dense-network.styles.js';
import { parameterCount, unitCounts, type DenseLayers } from './denseLayers.js';
import { drawNetwork } from './drawNetwork.js';
import { describeNeuron, drawReadout, readoutLines } from './drawReadout.js';
import { denseNetworkMessages, type DenseNetworkMessages } from './messages.js';
import { modelDenseLayers } from './modelDenseLayers.js';
import { drawnNeuron, sampleIndices, type Neuron } from './neurons.js';
import { readDenseLayers } from './readDenseLayers.js';

/**
 * Fully connected layers: every neuron is connected to all of the layer before it. Connections are amber for positive
 * and violet for negative weights, and as wide as the weight is large. One neuron's sum is spelled out. Of large layers
 * a sample is drawn. Without weights it shows the structure alone; with nothing set, two hidden layers.
 *
 * @element dense-network
 * @csspart network - The drawing.
 * @csspart neuron - A neuron.
 * @csspart readout - What the selected neuron computes.
 * @cssproperty --cnn-input - Colour of the inputs.
 * @cssproperty --cnn-output - Colour of the outputs.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative weights.
 */
export class DenseNetwork extends EmbeddableFigure<DenseNetworkMessages> {
  static override styles = [EmbeddableFigure.styles, denseNetworkStyles];

  private network?: DenseLayers;
  @state() private selected: Neuron = { column: 1, index: 0 };
  /** What a screen reader says after a key. */
  @state() private spoken = '';

  /** The number of inputs and of the neurons of each layer, default "4 5 3 2". */
  @property({ converter: textAttribute, hasChanged: always }) units?: readonly number[] | string;
  /** `[kernel, bias, kernel, bias, …]`, kernels `[in, out]`; replaces `units`. JSON as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) weights?: readonly unknown[] | string;
  /** The activation function of each layer, such as "relu softmax"; with weights default linear. */
  @property({ converter: textAttribute, hasChanged: always }) activations?: readonly string[] | string;
  /** The input of the network; only with weights or a model. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;
  /** A live model; its dense layers replace the other properties but `input`. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;

  private readonly task = new ModelTask(
    () => modelDenseLayers(this.model, this.input),
    () => this.markWritten(),
  );

  /** Callbacks for `model.fit`, `{ callbacks: network.callbacks }`, that follow a training epoch by epoch. */
  readonly callbacks = this.task.callbacks;

  protected readonly messageTables = denseNetworkMessages;

  /** Asks the model again, such as after a training. */
  refresh(): Promise<void> {
    return this.task.run();
  }

  protected nameOf(messages: DenseNetworkMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const names = ['units', 'weights', 'activations', 'input', 'model'];
    if (!names.some((name) => changed.has(name))) return;
    this.network = undefined;
    this.task.reset();
    if (this.model !== undefined && this.model !== null) void this.refresh();
  }

  protected draw(messages: DenseNetworkMessages): TemplateResult {
    if (this.task.error) throw this.task.error;
    if (this.model && !this.task.value) return html`<p class="note">…</p>`;
    const network = this.task.value ?? (this.network ??= readDenseLayers(this));
    const selected = drawnNeuron(network, this.selected);
    const { height, width, content } = drawNetwork(network, selected, messages);
    const counts = unitCounts(network);
    const parameters = network.layers.reduce(
      (sum, { units }, i) => sum + parameterCount(counts[i], units),
      0,
    );
    return html`<p class="heading">
        <span class="title">${messages.title}</span>
        <span class="size">${counts.map(formatCount).join(' → ')}</span>
      </p>
      <div class="figure">
        <svg
          class="network"
          part="network"
          viewBox="0 0 ${width} ${height}"
          role="application"
          tabindex="0"
          aria-label=${messages.picture}
          @pointerover=${this.select}
          @click=${this.select}
          @keydown=${(event: KeyboardEvent) => this.moveByKey(event, network, selected)}
        >
          ${content}
        </svg>
        <div class="readout" part="readout" ${styleVars({ '--_lines': readoutLines(network) })}>
          ${drawReadout(network, selected, messages)}
        </div>
      </div>
      <p class="note">${fill(messages.total, { parameters: formatCount(parameters) })}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private readonly select = (event: Event): void => {
    const { dataset } = ((event.target as Element).closest('.neuron') ?? {}) as Partial<SVGElement>;
    if (dataset) this.selected = { column: Number(dataset.column), index: Number(dataset.index) };
  };

  private moveByKey(event: KeyboardEvent, network: DenseLayers, { column, index }: Neuron): void {
    const samples = unitCounts(network).map(sampleIndices);
    const cell = { row: samples[column].indexOf(index), column };
    const goal = cellAfterKey(event, cell, samples[column].length, samples.length);
    if (!goal) return;
    const sample = samples[goal.column];
    this.selected = { column: goal.column, index: sample[Math.min(goal.row, sample.length - 1)] };
    this.spoken = describeNeuron(network, this.selected, this.resolvedMessages);
  }
}
