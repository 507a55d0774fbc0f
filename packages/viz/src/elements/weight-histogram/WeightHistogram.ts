import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { binScale } from '../../chart/scales.js';
import { cellAfterKey, cellAtPointer } from '../../figure/draw/gridNavigation.js';
import { readIndex } from '../../figure/draw/slider.js';
import { sliderStyles } from '../../figure/draw/slider.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { always, property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import { drawEpochSlider, type EpochDetail } from '../../model/history/drawEpochSlider.js';
import { KernelRecorder, type RecorderCallbacks } from '../../model/history/KernelRecorder.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { formatCount } from '../../values/formatNumber.js';
import type { NumbersValue } from '../../values/numbers.js';
import { drawTable } from './drawTable.js';
import { createHistograms, type Histograms } from './histograms.js';
import { weightHistogramMessages, type WeightHistogramMessages } from './messages.js';
import { formatWeight, statisticsOf } from './statistics.js';
import { weightHistogramStyles } from './weight-histogram.styles.js';

/**
 * The distribution of a layer's weights, and how training changes it: a slider selects the epoch; range and height stay
 * the same. The bar in the middle is around zero; positive weights are amber and negative ones violet. With nothing set
 * it shows the weights of well-known filters.
 *
 *     await model.fit(x, y, { callbacks: histogram.callbacks });
 *
 * records the weights before the training and after every epoch; a further fit of the same model adds to them.
 *
 * @element weight-histogram
 * @fires {CustomEvent<EpochDetail>} cnn-epoch - The reader moved the slider.
 * @csspart chart - The bars and their axis.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative weights.
 */
export class WeightHistogram extends EmbeddableFigure<WeightHistogramMessages> {
  static override styles = [EmbeddableFigure.styles, sliderStyles, weightHistogramStyles];

  private histograms?: Histograms;
  /** The bar whose range and count are shown. */
  @state() private selectedBin?: number;
  /** What a screen reader says after a key. */
  @state() private spoken = '';

  /** The weights, of any shape up to rank 4; "1 0; 0 1", JSON or a preset such as `edges` as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** The weights before training and after each epoch; replaces `values`. */
  @property({ attribute: false, hasChanged: always }) history?: readonly NumbersValue[];
  /** The epoch of the history that is shown, 0 before training; default the latest. */
  @property({ converter: numberAttribute, hasChanged: always }) epoch?: number;
  /** The number of bars, from 3 to 101, odd so that one is around zero. */
  @property({ converter: numberAttribute, hasChanged: always }) bins?: number = 41;
  /** A live model; its weights are recorded at once, and then by `record` or the callbacks. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The layer, by its name in the summary, its kind, or its index from 0. Default the first that has weights. */
  @property({}) layer?: string | number;

  private readonly recorder = new KernelRecorder(
    this,
    (kernel) => kernel,
    () => this.markWritten(),
  );

  /** Callbacks for `model.fit`, `{ callbacks: histogram.callbacks }`, that record the weights. */
  readonly callbacks: RecorderCallbacks = this.recorder.callbacks;

  protected readonly messageTables = weightHistogramMessages;

  /** Adds the present weights of the model to the history. */
  record(): Promise<void> {
    return this.recorder.record();
  }

  protected nameOf(messages: WeightHistogramMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('history', 'values', 'bins')) this.histograms = undefined;
    this.recorder.willUpdate(changed);
  }

  protected draw(messages: WeightHistogramMessages): TemplateResult {
    if (this.recorder.error) throw this.recorder.error;
    this.histograms ??= createHistograms(this.history, this.values, this.bins);
    const { states, counts: allCounts, maxAbs, maxCount } = this.histograms;
    const lastEpoch = states.length - 1;
    const epoch = readIndex('epoch', this.epoch ?? lastEpoch, lastEpoch);
    const counts = allCounts[epoch];
    const { invert } = binScale(maxAbs, counts.length);
    const edges = Array.from({ length: counts.length + 1 }, (_, i) => formatWeight(invert(i)));
    const describeBin = (i: number) =>
      fill(messages.bin, { from: edges[i], to: edges[i + 1], count: formatCount(counts[i]) });
    const selected =
      this.selectedBin !== undefined && this.selectedBin < counts.length ? this.selectedBin : undefined;
    const isExample = !(this.history ?? this.values);
    return html`<p class="heading">
        <span class="title">${messages.title}</span>
        <span class="size">${states[epoch].shape.join(' × ')}</span>
      </p>
      ${this.drawChart(counts, maxCount, edges, selected, describeBin, messages)}
      <p class="note ${selected === undefined ? 'hint' : ''}" aria-hidden="true">
        ${selected === undefined ? messages.hint : describeBin(selected)}
      </p>
      <p class="note" id="summary">
        ${fill(messages.count, statisticsOf(states[epoch]))} ${isExample ? messages.known : nothing}
      </p>
      ${
        lastEpoch > 0
          ? html`<div class="sliders">
              ${drawEpochSlider(epoch, lastEpoch, messages, (value) => this.showEpoch(value, lastEpoch))}
            </div>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this.spoken}</p>
      ${drawTable(counts, edges, messages)}`;
  }

  private drawChart(
    counts: readonly number[],
    maxCount: number,
    edges: readonly string[],
    selected: number | undefined,
    describeBin: (i: number) => string,
    messages: WeightHistogramMessages,
  ): TemplateResult {
    const bins = counts.length;
    const middle = (bins - 1) / 2;
    const onPointer = (event: PointerEvent) =>
      (this.selectedBin = cellAtPointer(event, event.currentTarget as Element, 1, bins).column);
    return html`<div
      class="chart"
      part="chart"
      role="application"
      tabindex="0"
      aria-label=${messages.chart}
      aria-describedby="summary"
      @pointermove=${onPointer}
      @pointerdown=${onPointer}
      @pointerleave=${({ pointerType }: PointerEvent) => {
        // A finger leaves when it is lifted; what it touched stays shown.
        if (pointerType === 'mouse') this.selectedBin = undefined;
      }}
      @keydown=${(event: KeyboardEvent) => {
        const goal = cellAfterKey(event, { row: 0, column: selected ?? middle - 1 }, 1, bins);
        if (!goal) return;
        this.selectedBin = goal.column;
        this.spoken = describeBin(goal.column);
      }}
    >
      <div class="bars">
        ${counts.map(
          (count, i) =>
            html`<i
              class="${i < middle ? 'below' : i === middle ? 'zero' : ''} ${i === selected ? 'now' : ''}"
              ${styleVars({ '--_share': count / maxCount })}
            ></i>`,
        )}
      </div>
      <div class="axis"><span>${edges[0]}</span><span>0</span><span>${edges[bins]}</span></div>
    </div>`;
  }

  private showEpoch(epoch: number, lastEpoch: number): void {
    // At its end the slider follows the epochs that are added.
    this.epoch = epoch === lastEpoch ? undefined : epoch;
    this.emit('cnn-epoch', { epoch } satisfies EpochDetail);
  }
}
