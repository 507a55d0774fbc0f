import { conv2d } from '@cnn/core/reference';
import { html, type PropertyValues, type TemplateResult } from 'lit';
import { maxAbsOf, type PixelImage } from '../../figure/draw/pixels.js';
import { always, property } from '../../figure/property.js';
import { fill } from '../../messages/index.js';
import { ImageGrid, type GridImages } from '../../model/image-grid/ImageGrid.js';
import { asImage } from '../../model/imageShape.js';
import type { ModelLike } from '../../model/ModelLike.js';
import { ModelTask } from '../../model/ModelTask.js';
import { layerIndex, outputsOf, readInput, readModel } from '../../model/readModel.js';
import { textAttribute } from '../../values/attributes.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { toNumbers, type Numbers, type NumbersValue } from '../../values/numbers.js';
import { digits } from '../../values/presets/digits.js';
import { exampleFilters } from '../../values/presets/exampleFilters.js';
import { readLargeNumbers } from '../../values/readLargeNumbers.js';
import { featureMapsMessages, type FeatureMapsMessages } from './messages.js';

const maxMaps = 128;

/** The maps that are drawn, of `count`. */
type Maps = Omit<GridImages, 'names' | 'labels' | 'note'> & { count: number };

/**
 * What a layer computes from an input, one image per channel, all on one scale: 0 is the colour of the card, positive
 * values are green and negative ones violet. One is enlarged and shows its values. With nothing set it shows a digit
 * under well-known filters.
 *
 * @element feature-maps
 * @fires {CustomEvent<SelectDetail>} cnn-select - The reader chose a channel.
 * @csspart maps - The maps.
 * @csspart map - One of them.
 * @csspart large - The chosen one with its values.
 * @cssproperty --cnn-output - Colour of positive values.
 * @cssproperty --cnn-negative - Colour of negative values.
 * @cssproperty --cnn-map-size - Smallest width of a map, default 64px, or 96px where there are few.
 */
export class FeatureMaps extends ImageGrid<FeatureMapsMessages> {
  private maps?: Maps;

  /** The output of a layer, `[h, w]`, `[h, w, c]` or `[1, h, w, c]`; JSON as attribute. */
  @property({ converter: textAttribute, hasChanged: always }) values?: NumbersValue;
  /** A live model; what it computes from `input` replaces `values`. */
  @property({ attribute: false, hasChanged: always }) model?: ModelLike;
  /** The input of the model, in the shape that it takes. */
  @property({ converter: textAttribute, hasChanged: always }) input?: NumbersValue;
  /** The layer, by its name in the summary, its kind, or its index from 0. Default the first `conv2d`. */
  @property() layer?: string | number = 'conv2d';

  private readonly task = new ModelTask(
    () => this.askModel(),
    () => {
      this.maps = undefined;
      this.markWritten();
    },
  );

  /** Callbacks for `model.fit`, `{ callbacks: maps.callbacks }`, that follow a training epoch by epoch. */
  readonly callbacks = this.task.callbacks;

  protected readonly messageTables = featureMapsMessages;

  /** Asks the model again, such as after a training. */
  refresh(): Promise<void> {
    return this.task.run();
  }

  /** The output of the layer; undefined while there is no input. Throws at once what is wrong with a value. */
  private askModel(): Promise<Numbers | undefined> {
    const model = readModel(this.model);
    const index = layerIndex(model, this.layer ?? 'conv2d');
    if (this.input === undefined) return Promise.resolve(undefined);
    return outputsOf(model, readInput(this.input, model.inputShape)).then((outputs) =>
      asImage(outputs[index]),
    );
  }

  protected nameOf(messages: FeatureMapsMessages): string {
    return this.model === undefined
      ? messages.title
      : fill(messages.of, { layer: truncate(this.layer ?? 'conv2d') });
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['values', 'model', 'input', 'layer'].some((name) => changed.has(name))) return;
    // What is drawn of a model stays until it has answered.
    if (this.model !== undefined) return void this.refresh();
    this.maps = undefined;
    this.task.reset();
  }

  protected draw(messages: FeatureMapsMessages): TemplateResult {
    const { value, error } = this.task;
    if (error) throw error;
    if (this.model !== undefined && !value) return html`<p class="note">${messages.waiting}</p>`;
    this.maps ??= mapsOf(value ?? this.ownValues());
    const { images, count } = this.maps;
    const names = images.map((_, i) => fill(messages.channel, { number: i + 1 }));
    const note = images.length < count ? fill(messages.first, { shown: images.length, count }) : undefined;
    const labels = images.map((_, i) => String(i + 1));
    return this.drawImages({ ...this.maps, names, labels, note }, messages);
  }

  private ownValues(): Numbers {
    return this.values === undefined
      ? toNumbers(conv2d(withChannel(digits['digit-7']), exampleFilters, { padding: 'same' }))
      : readLargeNumbers(this.values, 'values', [2, 3, 4], digits);
  }
}

/** `[h, w]` as `[h, w, 1]`. */
const withChannel = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map((value) => [value]));

function mapsOf({ data, shape }: Numbers): Maps {
  const isBatch = shape.length === 4;
  const [rows, columns, count = 1] = isBatch ? shape.slice(1) : shape;
  if (shape.length < 2 || (isBatch && shape[0] !== 1)) {
    throw new FigureError<keyof FeatureMapsMessages>('values', 'badShape', { shape: shape.join(' × ') });
  }
  const maxAbs = maxAbsOf(data);
  return {
    role: 'output',
    size: (isBatch ? shape.slice(1) : shape).join(' × '),
    images: Array.from({ length: Math.min(count, maxMaps) }, (_, start): PixelImage => {
      return { rows, columns, data, start, step: count, maxAbs };
    }),
    hasNegative: data.some((value) => value < 0),
    count,
  };
}
