import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { always, property } from '../../figure/property.js';
import { maxAbsOf, type PixelImage } from '../../figure/draw/pixels.js';
import { drawSlider, readIndex } from '../../figure/draw/slider.js';
import { sliderStyles } from '../../figure/draw/slider.styles.js';
import { exampleFilters } from '../../values/presets/exampleFilters.js';
import { ImageGrid } from '../../model/image-grid/ImageGrid.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { KernelRecorder, type RecorderCallbacks } from '../../model/KernelRecorder.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { filterPresets } from '../../values/presets/presets.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { filterGalleryMessages, type FilterGalleryMessages } from './messages.js';

/** `cnn-epoch` */
export interface EpochDetail {
  epoch: number;
}

const maxFilters = 128;

/**
 * The filters of a convolution, drawn large, and how training changes them: a slider goes over the epochs. Zero is
 * the card, positive weights are amber and negative ones violet, all on one scale. With nothing given it shows
 * filters that everyone can read.
 *
 *     await model.fit(x, y, { callbacks: gallery.callbacks });
 *
 * keeps the filters before the training and after every epoch; a fit that goes on with the same model adds to them.
 *
 * @element filter-gallery
 * @fires {CustomEvent<SelectDetail>} cnn-select - The reader chose a filter.
 * @fires {CustomEvent<EpochDetail>} cnn-epoch - The reader moved the slider.
 * @csspart maps - The filters.
 * @csspart map - One of them.
 * @csspart large - The chosen one with its weights.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative ones.
 * @cssproperty --cnn-map-size - Least width of a filter, default 64px, or 96px where there are few.
 */
export class FilterGallery extends ImageGrid<FilterGalleryMessages> {
  static override styles = [ImageGrid.styles, sliderStyles];

  private problem?: Error;
  private memo?: { states: Numbers[]; maxAbs: number; hasNegative: boolean };
  private images?: PixelImage[];

  /** The weights, `[kh, kw]` or `[kh, kw, in, out]`; JSON or a preset such as `edges` as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** The weights before training and after each epoch; replaces `values`. */
  @property({ attribute: false, hasChanged: always }) history?: readonly NumbersValue[];
  /** Which of the history is shown, from 0; left out, the latest. */
  @property({ converter: numberAttribute, hasChanged: always }) epoch?: number;
  /** Which channel of the filters is shown, from 0. */
  @property({ converter: numberAttribute, hasChanged: always }) channel = 0;
  /** A live model; its filters are recorded at once, and then by `record` or the callbacks. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The layer, by its name in the summary, its kind, or its number from 0. Default the first `conv2d`. */
  @property({}) layer: string | number = 'conv2d';

  private readonly recorder = new KernelRecorder(
    this,
    ({ shape }) => shape.length === 4,
    (problem) => {
      this.problem = problem;
      this.markWritten();
    },
  );

  /** What to give `model.fit`, `{ callbacks: gallery.callbacks }`. */
  readonly callbacks: RecorderCallbacks = this.recorder.callbacks;

  protected readonly messageTables = filterGalleryMessages;

  /** Adds the weights that the model has now to the history. */
  record(): Promise<void> {
    return this.recorder.record();
  }

  protected nameOf(words: FilterGalleryMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('history', 'values', 'model', 'layer')) this.problem = undefined;
    if (has('history', 'values')) this.memo = undefined;
    if (has('history', 'values', 'epoch', 'channel')) this.images = undefined;
    if (this.model !== undefined && has('model', 'layer') && this.recorder.hasNewSource) void this.record();
  }

  protected draw(words: FilterGalleryMessages): TemplateResult {
    if (this.problem) throw this.problem;
    const { states, maxAbs, hasNegative } = this.prepare();
    const last = states.length - 1;
    const epoch = readIndex('epoch', this.epoch ?? last, last);
    const [rows, columns, channels = 1, count = 1] = states[epoch].shape;
    const channel = readIndex('channel', this.channel ?? 0, channels - 1);
    const shown = Math.min(count, maxFilters);
    const isKnown = this.values === undefined && this.history === undefined;
    const known = words.known.split('|');
    this.images ??= Array.from({ length: shown }, (_, i): PixelImage => {
      const start = channel * count + i;
      return { rows, columns, data: states[epoch].data, start, step: channels * count, maxAbs };
    });
    const maps = {
      role: 'filter' as const,
      size: states[epoch].shape.join(' × '),
      images: this.images,
      names: this.images.map((_, i) => (isKnown ? (known[i] ?? '') : fill(words.filter, { number: i + 1 }))),
      labels: isKnown ? undefined : this.images.map((_, i) => String(i + 1)),
      hasNegative,
      note: shown < count ? fill(words.first, { shown, count }) : undefined,
    };
    return this.drawImages(maps, words, this.drawSliders(epoch, last, channel, channels, words));
  }

  private drawSliders(
    epoch: number,
    last: number,
    channel: number,
    channels: number,
    words: FilterGalleryMessages,
  ): TemplateResult | typeof nothing {
    if (last === 0 && channels === 1) return nothing;
    const goTo = (value: number) => {
      // At the end the slider follows what is still to come.
      this.epoch = value === last ? undefined : value;
      this.emit('cnn-epoch', { epoch: value } satisfies EpochDetail);
    };
    const epochText = epoch === 0 ? words.untrained : fill(words.epochOf, { epoch, last });
    const channelText = fill(words.channelOf, { channel: channel + 1, channels });
    return html`<div class="sliders">
      ${last > 0 ? drawSlider(words.epoch, epoch, last, epochText, goTo) : nothing}
      ${channels > 1 ? drawSlider(words.channel, channel, channels - 1, channelText, (value) => (this.channel = value)) : nothing}
    </div>`;
  }

  private prepare() {
    if (!this.memo) {
      const given = this.history ?? [this.values ?? exampleFilters];
      if (!Array.isArray(given) || given.length === 0)
        throw new FigureError<keyof FilterGalleryMessages>('history', 'badHistory');
      const argument = this.history ? 'history' : 'values';
      const states = given.map((value) => readLargeNumbers(value, argument, [2, 4], filterPresets));
      if (states.some(({ shape }) => String(shape) !== String(states[0].shape))) {
        throw new FigureError<keyof FilterGalleryMessages>('history', 'badHistory');
      }
      this.memo = {
        states,
        maxAbs: Math.max(...states.map(({ data }) => maxAbsOf(data))),
        hasNegative: states.some(({ data }) => Array.from(data).some((value) => value < 0)),
      };
    }
    return this.memo;
  }
}
