import { deviation, extent, mean } from 'd3-array';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { cellAfterKey, cellAtPointer } from '../../figure/draw/gridNavigation.js';
import { formatNumber, formatCount } from '../../values/formatNumber.js';
import { maxAbsOf } from '../../figure/draw/pixels.js';
import { drawSlider, readIndex } from '../../figure/draw/slider.js';
import { sliderStyles } from '../../figure/draw/slider.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import type { EpochDetail } from '../filter-gallery/FilterGallery.js';
import { exampleFilters } from '../../values/presets/exampleFilters.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { KernelRecorder, type RecorderCallbacks } from '../../model/KernelRecorder.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { filterPresets } from '../../values/presets/presets.js';
import { binScale } from '../../chart/scales.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { weightHistogramMessages, type WeightHistogramMessages } from './messages.js';
import { weightHistogramStyles } from './weight-histogram.styles.js';

/**
 * How large the weights of a layer are, and how training moves them: a slider goes over the epochs, range and
 * height stay the same. The bar in the middle stands about zero; positive weights are amber and negative ones
 * violet. With nothing given it shows those of filters that everyone can read.
 *
 *     await model.fit(x, y, { callbacks: histogram.callbacks });
 *
 * keeps the weights before the training and after every epoch; a fit that goes on with the same model adds to them.
 *
 * @element weight-histogram
 * @fires {CustomEvent<EpochDetail>} cnn-epoch - The reader moved the slider.
 * @csspart chart - The bars and their axis.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative ones.
 */
export class WeightHistogram extends EmbeddableFigure<WeightHistogramMessages> {
  static override styles = [EmbeddableFigure.styles, sliderStyles, weightHistogramStyles];

  private problem?: Error;
  private memo?: Histograms;
  @state() private bin?: number;
  @state() private spoken = '';

  /** The weights, of any shape up to rank 4; "1 0; 0 1", JSON or a preset such as `edges` as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** The weights before training and after each epoch; replaces `values`. */
  @property({ attribute: false, hasChanged: always }) history?: readonly NumbersValue[];
  /** Which of the history is shown, from 0; left out, the latest. */
  @property({ converter: numberAttribute, hasChanged: always }) epoch?: number;
  /** How many bars, odd, so that one stands about zero; 3 to 101. */
  @property({ converter: numberAttribute, hasChanged: always }) bins?: number = 41;
  /** A live model; its weights are recorded at once, and then by `record` or the callbacks. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The layer, by its name in the summary, its kind, or its number from 0. Default the first that has weights. */
  @property({}) layer?: string | number;

  private readonly recorder = new KernelRecorder(
    this,
    () => true,
    (problem) => {
      this.problem = problem;
      this.markWritten();
    },
  );

  /** What to give `model.fit`, `{ callbacks: histogram.callbacks }`. */
  readonly callbacks: RecorderCallbacks = this.recorder.callbacks;

  protected readonly messageTables = weightHistogramMessages;

  /** Adds the weights that the model has now to the history. */
  record(): Promise<void> {
    return this.recorder.record();
  }

  protected nameOf(words: WeightHistogramMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('history', 'values', 'model', 'layer')) this.problem = undefined;
    if (has('history', 'values', 'bins')) this.memo = undefined;
    if (this.model !== undefined && has('model', 'layer') && this.recorder.hasNewSource) void this.record();
  }

  protected draw(words: WeightHistogramMessages): TemplateResult {
    if (this.problem) throw this.problem;
    const { states, counts, maxAbs, maxCount } = (this.memo ??= createHistograms(
      this.history,
      this.values,
      this.bins,
    ));
    const last = states.length - 1;
    const epoch = readIndex('epoch', this.epoch ?? last, last);
    const bars = counts[epoch];
    const middle = (bars.length - 1) / 2;
    const { invert } = binScale(maxAbs, bars.length);
    const edge = (i: number) => formatNumber(Number(invert(i).toPrecision(3)));
    const describe = (i: number) =>
      fill(words.bin, { from: edge(i), to: edge(i + 1), count: formatCount(bars[i]) });
    const now = this.bin !== undefined && this.bin < bars.length ? this.bin : undefined;
    const point = (event: PointerEvent) =>
      (this.bin = cellAtPointer(event, event.currentTarget as Element, 1, bars.length).column);
    return html`<p class="heading">
        <span class="title">${words.title}</span>
        <span class="size">${states[epoch].shape.join(' × ')}</span>
      </p>
      <div
        class="chart"
        part="chart"
        role="application"
        tabindex="0"
        aria-label=${words.chart}
        aria-describedby="summary"
        @pointermove=${point}
        @pointerdown=${point}
        @pointerleave=${({ pointerType }: PointerEvent) => {
          // A finger leaves when it is lifted: what it touched stays told.
          if (pointerType === 'mouse') this.bin = undefined;
        }}
        @keydown=${(event: KeyboardEvent) => {
          const goal = cellAfterKey(event, { row: 0, column: now ?? middle - 1 }, 1, bars.length);
          if (!goal) return;
          this.bin = goal.column;
          this.spoken = describe(goal.column);
        }}
      >
        <div class="bars">
          ${bars.map(
            (count, i) =>
              html`<i
                class="${i < middle ? 'below' : i === middle ? 'zero' : ''} ${i === now ? 'now' : ''}"
                ${styleVars({ '--_share': count / maxCount })}
              ></i>`,
          )}
        </div>
        <div class="axis"><span>${edge(0)}</span><span>0</span><span>${edge(bars.length)}</span></div>
      </div>
      <p class="note ${now === undefined ? 'hint' : ''}" aria-hidden="true">
        ${now === undefined ? words.hint : describe(now)}
      </p>
      <p class="note" id="summary">
        ${fill(words.count, statistics.get(states[epoch]) ?? formatStatistics(states[epoch]))}
        ${(this.history ?? this.values) ? nothing : words.known}
      </p>
      ${last > 0 ? this.drawEpochs(epoch, last, words) : nothing}
      <p class="visually-hidden" role="status">${this.spoken}</p>
      ${drawTable(bars, edge, words)}`;
  }

  private drawEpochs(epoch: number, last: number, words: WeightHistogramMessages): TemplateResult {
    const text = epoch === 0 ? words.untrained : fill(words.epochOf, { epoch, last });
    return html`<div class="sliders">
      ${drawSlider(words.epoch, epoch, last, text, (value) => {
        // At the end the slider follows what is still to come.
        this.epoch = value === last ? undefined : value;
        this.emit('cnn-epoch', { epoch: value } satisfies EpochDetail);
      })}
    </div>`;
  }
}

/** All states over one range and to one height. */
interface Histograms {
  states: Numbers[];
  counts: number[][];
  /** The bars go from −maxAbs to maxAbs. */
  maxAbs: number;
  maxCount: number;
}

function createHistograms(history: unknown, values: unknown, given: unknown): Histograms {
  const bins = given ?? 41;
  if (
    !Number.isInteger(bins) ||
    (bins as number) % 2 !== 1 ||
    !((bins as number) >= 3 && (bins as number) <= 101)
  ) {
    throw new FigureError<keyof WeightHistogramMessages>('bins', 'badBins', { text: truncate(bins) });
  }
  const list = history ?? [values ?? exampleFilters];
  if (!Array.isArray(list) || list.length === 0)
    throw new FigureError<keyof WeightHistogramMessages>('history', 'badHistory');
  const argument = history ? 'history' : 'values';
  const states = list.map(
    (value): Numbers => (history ? read.get(value as object) : undefined) ?? keep(value, argument),
  );
  if (states.some(({ shape }) => String(shape) !== String(states[0].shape))) {
    throw new FigureError<keyof WeightHistogramMessages>('history', 'badHistory');
  }
  const maxAbs = Math.max(...states.map(({ data }) => maxAbsOf(data))) || 1;
  const counts = states.map(({ data }) => countBins(data, bins as number, maxAbs));
  return { states, counts, maxAbs, maxCount: Math.max(...counts.map((bars) => Math.max(...bars))) };
}

function countBins(data: ArrayLike<number>, bins: number, maxAbs: number): number[] {
  const position = binScale(maxAbs, bins);
  const counts = Array<number>(bins).fill(0);
  // maxAbs itself is in the last bin.
  for (let i = 0; i < data.length; i++) counts[Math.min(bins - 1, Math.floor(position(data[i])))]++;
  return counts;
}

/** What was read of a history: it grows by an epoch at a time, of as many weights as a layer has. */
const read = new WeakMap<object, Numbers>();

function keep(value: unknown, argument: string): Numbers {
  const values = readLargeNumbers(value, argument, [1, 2, 3, 4], filterPresets);
  if (typeof value === 'object' && value !== null) read.set(value, values);
  return values;
}

/** Of values that were read, their figures as texts: bars are pointed at far more often than weights change. */
const statistics = new WeakMap<Numbers, Record<string, string>>();

function formatStatistics(values: Numbers): Record<string, string> {
  const numbers = Array.from(values.data);
  const [lowest = 0, highest = 0] = extent(numbers);
  const figure = (value = 0) => formatNumber(Number(value.toPrecision(3)));
  const figures = {
    count: formatCount(numbers.length),
    lowest: figure(lowest),
    highest: figure(highest),
    mean: figure(mean(numbers)),
    deviation: figure(deviation(numbers)),
  };
  statistics.set(values, figures);
  return figures;
}

const drawTable = (
  bars: readonly number[],
  edge: (i: number) => string,
  words: WeightHistogramMessages,
): TemplateResult =>
  html`<div class="visually-hidden">
    <table>
      <thead>
        <tr>
          <th scope="col">${words.range}</th>
          <th scope="col">${words.to}</th>
          <th scope="col">${words.number}</th>
        </tr>
      </thead>
      <tbody>
        ${bars.map(
          (count, i) =>
            html`<tr>
              <td>${edge(i)}</td>
              <td>${edge(i + 1)}</td>
              <td>${count}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
