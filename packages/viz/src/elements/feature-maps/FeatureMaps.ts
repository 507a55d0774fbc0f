import { conv2d } from '@cnn/core/reference';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { always, property } from '../../figure/property.js';
import { maxAbsOf, type PixelImage } from '../../figure/draw/pixels.js';
import { exampleFilters } from '../../values/presets/exampleFilters.js';
import { ImageGrid, type GridImages } from '../../model/image-grid/ImageGrid.js';
import { fill } from '../../messages/index.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { layerIndex, outputsOf, readInput, readModel } from '../../model/readModel.js';
import { toNumbers, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { textAttribute } from '../../values/attributes.js';
import { digits } from '../../values/presets/digits.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { featureMapsMessages, type FeatureMapsMessages } from './messages.js';

const maxMaps = 128;

/**
 * What a layer makes of an input, one image a channel, all on one scale: 0 is the card, larger values are green,
 * negative ones violet. One is enlarged, and tells its values. With nothing given it shows a digit under filters
 * that everyone can read.
 *
 * @element feature-maps
 * @fires {CustomEvent<SelectDetail>} cnn-select - The reader chose a channel.
 * @csspart maps - The maps.
 * @csspart map - One of them.
 * @csspart large - The chosen one with its values.
 * @cssproperty --cnn-output - Colour of positive values.
 * @cssproperty --cnn-negative - Colour of negative ones.
 * @cssproperty --cnn-map-size - Least width of a map, default 64px, or 96px where there are few.
 */
export class FeatureMaps extends ImageGrid<FeatureMapsMessages> {
  private problem?: Error;
  private call = 0;
  private modelOutput?: Numbers;
  private maps?: Omit<GridImages, 'names' | 'labels' | 'note'> & { count: number };

  /** The output of a layer, `[h, w]`, `[h, w, c]` or `[1, h, w, c]`; JSON as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** A live model; what it makes of `input` replaces `values`. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** What the model is given, in the shape of its input. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;
  /** The layer, by its name in the summary, its kind, or its number from 0. Default the first `conv2d`. */
  @property() layer?: string | number = 'conv2d';

  /** What to give `model.fit`, `{ callbacks: maps.callbacks }`, to follow a training epoch by epoch. */
  readonly callbacks = { onEpochEnd: (): Promise<void> => this.refresh() };

  protected readonly messageTables = featureMapsMessages;

  /** Asks the model again, such as when it has learned. */
  async refresh(): Promise<void> {
    const call = ++this.call;
    try {
      const model = readModel(this.model);
      const index = layerIndex(model, this.layer ?? 'conv2d');
      const input = this.input === undefined ? undefined : readInput(this.input, model.inputShape);
      const found = input && (await outputsOf(model, input))[index];
      if (call !== this.call) return;
      this.modelOutput = found;
      this.problem = undefined;
    } catch (error) {
      if (call !== this.call) return;
      this.problem = error as Error;
    }
    this.maps = undefined;
    this.markWritten();
  }

  protected nameOf(words: FeatureMapsMessages): string {
    return this.model === undefined
      ? words.title
      : fill(words.of, { layer: truncate(this.layer ?? 'conv2d') });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['values', 'model', 'input', 'layer'].some((name) => changed.has(name))) return;
    this.problem = undefined;
    // What is drawn of a model stays until the new answer is there.
    if (this.model !== undefined) return void this.refresh();
    this.maps = this.modelOutput = undefined;
    this.call++;
  }

  protected draw(words: FeatureMapsMessages): TemplateResult {
    if (this.problem) throw this.problem;
    if (this.model !== undefined && !this.modelOutput) return html`<p class="note">${words.waiting}</p>`;
    this.maps ??= mapsOf(this.modelOutput ?? this.given());
    const { images, count } = this.maps;
    const names = images.map((_, i) => fill(words.channel, { number: i + 1 }));
    const note = images.length < count ? fill(words.first, { shown: images.length, count }) : undefined;
    const labels = images.map((_, i) => String(i + 1));
    return this.drawImages({ ...this.maps, names, labels, note }, words);
  }

  private given(): Numbers {
    return this.values === undefined
      ? toNumbers(conv2d(toImage(digits['digit-7']), exampleFilters, { padding: 'same' }))
      : readLargeNumbers(this.values, 'values', [2, 3, 4], digits);
  }
}

const toImage = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map((value) => [value]));

function mapsOf({ data, shape: given }: Numbers) {
  const shape = given.length === 4 ? given.slice(1) : given;
  const [rows, columns, count = 1] = shape;
  if (shape.length < 2 || (given.length === 4 && given[0] !== 1)) {
    throw new FigureError<keyof FeatureMapsMessages>('values', 'badShape', { shape: given.join(' × ') });
  }
  const shown = Math.min(count, maxMaps);
  const maxAbs = maxAbsOf(data);
  return {
    role: 'output' as const,
    size: shape.join(' × '),
    images: Array.from({ length: shown }, (_, start): PixelImage => ({
      rows,
      columns,
      data,
      start,
      step: count,
      maxAbs,
    })),
    hasNegative: Array.from(data).some((value) => value < 0),
    count,
  };
}
