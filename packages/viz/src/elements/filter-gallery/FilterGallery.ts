import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { maxAbsOf, type PixelImage } from '../../figure/draw/pixels.js';
import { drawSlider, readIndex } from '../../figure/draw/slider.js';
import { sliderStyles } from '../../figure/draw/slider.styles.js';
import { always, property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import { drawEpochSlider, type EpochDetail } from '../../model/history/drawEpochSlider.js';
import { KernelRecorder, type RecorderCallbacks } from '../../model/history/KernelRecorder.js';
import { readHistory } from '../../model/history/readHistory.js';
import { ImageGrid } from '../../model/image-grid/ImageGrid.js';
import type { LayerLike, ModelLike } from '../../model/ModelLike.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import { filterPresets } from '../../values/presets/presets.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { filterGalleryMessages, type FilterGalleryMessages } from './messages.js';

const maxFilters = 128;

/** A kernel `[kh, kw, in, out]`; that of a convolution of lines as one of images of one row. */
function imagesKernel({ data, shape }: Numbers, { kind }: LayerLike): Numbers | undefined {
  if (kind === 'conv1d') return { data, shape: [1, ...shape] };
  return shape.length === 4 ? { data, shape } : undefined;
}

/** The filters of all epochs, on one scale. */
interface FilterHistory {
  states: Numbers[];
  maxAbs: number;
  hasNegative: boolean;
}

/**
 * The filters of a convolution, drawn large, and how training changes them: a slider selects the epoch. Zero is the
 * colour of the card, positive weights are amber and negative ones violet, all on one scale. With nothing set it shows
 * well-known filters.
 *
 *     await model.fit(x, y, { callbacks: gallery.callbacks });
 *
 * records the filters before the training and after every epoch; a further fit of the same model adds to them.
 *
 * @element filter-gallery
 * @fires {CustomEvent<SelectDetail>} cnn-select - The reader chose a filter.
 * @fires {CustomEvent<EpochDetail>} cnn-epoch - The reader moved the slider.
 * @csspart maps - The filters.
 * @csspart map - One of them.
 * @csspart large - The chosen one with its weights.
 * @cssproperty --cnn-filter - Colour of positive weights.
 * @cssproperty --cnn-negative - Colour of negative weights.
 * @cssproperty --cnn-map-size - Smallest width of a filter, default 64px, or 96px where there are few.
 */
export class FilterGallery extends ImageGrid<FilterGalleryMessages> {
  static override styles = [ImageGrid.styles, sliderStyles];

  private filters?: FilterHistory;
  private images?: PixelImage[];

  /** The weights, `[kh, kw]` or `[kh, kw, in, out]`; JSON or a preset such as `edges` as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** The weights before training and after each epoch; replaces `values`. */
  @property({ attribute: false, hasChanged: always }) history?: readonly NumbersValue[];
  /** The epoch of the history that is shown, 0 before training; default the latest. */
  @property({ converter: numberAttribute, hasChanged: always }) epoch?: number;
  /** The input channel of the filters that is shown, from 0. */
  @property({ converter: numberAttribute, hasChanged: always }) channel = 0;
  /** A live model; its filters are recorded at once, and then by `record` or the callbacks. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The layer, by its name in the summary, its kind, or its index from 0. Default the first `conv2d`. */
  @property({}) layer: string | number = 'conv2d';

  private readonly recorder = new KernelRecorder(this, imagesKernel, () => this.markWritten());

  /** Callbacks for `model.fit`, `{ callbacks: gallery.callbacks }`, that record the weights. */
  readonly callbacks: RecorderCallbacks = this.recorder.callbacks;

  protected readonly messageTables = filterGalleryMessages;

  /** Adds the present weights of the model to the history. */
  record(): Promise<void> {
    return this.recorder.record();
  }

  protected nameOf(messages: FilterGalleryMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const has = (...names: string[]) => names.some((name) => changed.has(name));
    if (has('history', 'values')) this.filters = undefined;
    if (has('history', 'values', 'epoch', 'channel')) this.images = undefined;
    this.recorder.willUpdate(changed);
  }

  private readFilters(): FilterHistory {
    const states = readHistory(this.history, this.values, (value, argument) =>
      readLargeNumbers(value, argument, [2, 4], filterPresets),
    );
    return {
      states,
      maxAbs: Math.max(...states.map(({ data }) => maxAbsOf(data))),
      hasNegative: states.some(({ data }) => data.some((value) => value < 0)),
    };
  }

  protected draw(messages: FilterGalleryMessages): TemplateResult {
    if (this.recorder.error) throw this.recorder.error;
    const { states, maxAbs, hasNegative } = (this.filters ??= this.readFilters());
    const lastEpoch = states.length - 1;
    const epoch = readIndex('epoch', this.epoch ?? lastEpoch, lastEpoch);
    const { data, shape } = states[epoch];
    const [rows, columns, channels = 1, count = 1] = shape;
    const channel = readIndex('channel', this.channel ?? 0, channels - 1);
    const shown = Math.min(count, maxFilters);
    const isExample = this.values === undefined && this.history === undefined;
    const exampleNames = messages.known.split('|');
    this.images ??= Array.from({ length: shown }, (_, i): PixelImage => {
      return { rows, columns, data, start: channel * count + i, step: channels * count, maxAbs };
    });
    const nameOf = (i: number) =>
      isExample ? (exampleNames[i] ?? '') : fill(messages.filter, { number: i + 1 });
    const images = {
      role: 'filter' as const,
      size: shape.join(' × '),
      images: this.images,
      names: this.images.map((_, i) => nameOf(i)),
      labels: isExample ? undefined : this.images.map((_, i) => String(i + 1)),
      hasNegative,
      note: shown < count ? fill(messages.first, { shown, count }) : undefined,
    };
    const isFixed = lastEpoch === 0 && channels === 1;
    const sliders = html`<div class="sliders">
      ${lastEpoch > 0 ? drawEpochSlider(epoch, lastEpoch, messages, (value) => this.showEpoch(value, lastEpoch)) : nothing}
      ${channels > 1 ? this.drawChannelSlider(channel, channels, messages) : nothing}
    </div>`;
    return this.drawImages(images, messages, isFixed ? nothing : sliders);
  }

  private showEpoch(epoch: number, lastEpoch: number): void {
    // At its end the slider follows the epochs that are added.
    this.epoch = epoch === lastEpoch ? undefined : epoch;
    this.emit('cnn-epoch', { epoch } satisfies EpochDetail);
  }

  private drawChannelSlider(
    channel: number,
    channels: number,
    messages: FilterGalleryMessages,
  ): TemplateResult {
    const text = fill(messages.channelOf, { channel: channel + 1, channels });
    return drawSlider(messages.channel, channel, channels - 1, text, (value) => (this.channel = value));
  }
}
