import { html, nothing, svg, type PropertyValues, type SVGTemplateResult, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { cellAfterKey, cellAtPointer, type GridCell } from '../../figure/draw/gridNavigation.js';
import { formatNumber } from '../../values/formatNumber.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { numberAttribute, textAttribute } from '../../values/attributes.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { imagePresets } from '../../values/presets/presets.js';
import type { NumbersValue } from '../../values/numbers.js';
import { readNumbers } from '../../values/readNumbers.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { cellSize, drawColorGroups } from './drawImage.js';
import { tensorImageMessages, type TensorImageMessages } from './messages.js';
import { createImageModel, type ImageModel } from './imageModel.js';
import { tensorImageStyles } from './tensor-image.styles.js';

/**
 * One image as pixels. Zero is paper and the largest value ink, in the light and in the dark theme, as MNIST means
 * its bytes; `tone="light"` draws larger values lighter in both, as photographs are stored. The reader points at a
 * cell, or walks with the arrow keys, and is told its row, column and value.
 *
 * @element tensor-image
 * @csspart picture - The pixels.
 * @csspart readout - The line under them.
 * @cssproperty --cnn-image-size - Width of the picture without `values`, default at most 280px.
 * @cssproperty --cnn-ink - What the largest value looks like, as what is written.
 * @cssproperty --cnn-card - What 0 looks like, as the card.
 */
export class TensorImage extends EmbeddableFigure<TensorImageMessages> {
  static override styles = [EmbeddableFigure.styles, tensorImageStyles];

  private image?: ImageModel;
  private colorGroups: SVGTemplateResult[] = [];
  @state() private current?: GridCell;
  /** What is read out: only what the keyboard reached, not each cell that a pointer crosses. */
  @state() private spoken = '';

  /** The image, `[h, w]`, `[h, w, 1]` or `[h, w, 3]`, at most 32 × 32; left out, a digit. */
  @property({ converter: textAttribute, hasChanged: always }) value?: NumbersValue;
  /** Draws the numbers in the cells. */
  @property({ type: Boolean }) values = false;
  /** The name of the image, above it. */
  @property({}) label?: string;
  /** The value drawn as paper, default 0, or the smallest if that is below. */
  @property({ converter: numberAttribute }) min?: number;
  /** The value drawn as ink, default 255, or 1 where no value is larger than 1. */
  @property({ converter: numberAttribute }) max?: number;
  /** `ink` or `light`. */
  @property({}) tone?: 'ink' | 'light' = 'ink';

  protected readonly messageTables = tensorImageMessages;

  protected nameOf(words: TensorImageMessages): string {
    const { label } = this;
    return typeof label === 'string' ? label : words.image;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['value', 'values', 'min', 'max'].some((name) => changed.has(name))) this.image = undefined;
  }

  private prepare(): ImageModel {
    if (!this.image) {
      const numbers = readNumbers(this.value ?? 'digit-7', 'value', imagePresets, [2, 3]);
      this.image = createImageModel(numbers, { min: this.min ?? undefined, max: this.max ?? undefined });
      this.colorGroups = drawColorGroups(this.image, this.values);
    }
    return this.image;
  }

  protected draw(words: TensorImageMessages): TemplateResult {
    const tone = this.tone ?? 'ink';
    if (tone !== 'ink' && tone !== 'light') {
      throw new FigureError<keyof TensorImageMessages>('tone', 'badTone', { text: truncate(tone) });
    }
    const picture = this.prepare();
    const { rows, columns, lowest, highest } = picture;
    const size = cellSize(picture);
    const label = this.nameOf(words);
    const isInside = this.current && this.current.row < rows && this.current.column < columns;
    const current = isInside ? this.current : undefined;
    return html`<p class="heading">
        <span class="title">${label}</span>
        <span class="size">${fill(words.size, { rows, columns })}</span>
      </p>
      <div class="scroll ${this.values ? 'with-values' : ''} ${tone}">
        <div
          class="picture"
          part="picture"
          role="application"
          tabindex="0"
          aria-label=${fill(words.picture, { label })}
          aria-describedby="summary"
          @pointermove=${this.point}
          @pointerdown=${this.point}
          @pointerleave=${this.leave}
          @blur=${this.leave}
          @keydown=${this.moveByKey}
        >
          <svg
            viewBox="0 0 ${columns * size} ${rows * size}"
            aria-hidden="true"
            ${styleVars({ '--_least': columns * size })}
          >
            ${this.colorGroups} ${current ? drawMarker(current, size) : nothing}
          </svg>
        </div>
      </div>
      <p class="readout" part="readout" aria-hidden="true">
        <span>
          ${
            current
              ? html`<strong>${this.describe(current, picture, words)}</strong>`
              : html`<span class="hint">${words.hint}</span>`
          }
        </span>
        <span class="range"
          >${fill(words.range, { lowest: formatNumber(lowest), highest: formatNumber(highest) })}</span
        >
      </p>
      <p class="visually-hidden" id="summary">${summarize(picture, label, words)}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private describe({ row, column }: GridCell, picture: ImageModel, words: TensorImageMessages): string {
    const values = picture.textsAt(row, column);
    const [red, green, blue] = values;
    const value = values.length === 3 ? fill(words.colours, { red, green, blue }) : values[0];
    return fill(words.cell, { row: row + 1, column: column + 1, value });
  }

  private readonly point = (event: PointerEvent): void => {
    if (!this.image) return;
    const { rows, columns } = this.image;
    const drawing = (event.currentTarget as HTMLElement).firstElementChild!;
    const { row, column } = cellAtPointer(event, drawing, rows, columns);
    if (row !== this.current?.row || column !== this.current.column) this.current = { row, column };
  };

  private readonly leave = (event: Event): void => {
    if (event.type === 'pointerleave' && (event as PointerEvent).pointerType !== 'mouse') return;
    this.current = undefined;
    this.spoken = '';
  };

  private readonly moveByKey = (event: KeyboardEvent): void => {
    if (!this.image) return;
    const { rows, columns } = this.image;
    const place = this.current ?? { row: 0, column: 0 };
    const goal = cellAfterKey(event, place, rows, columns);
    if (!goal) return;
    this.current = this.current ? goal : place;
    this.spoken = this.describe(this.current, this.image, this.resolvedMessages);
    this.scrollToCell(this.current, columns);
  };

  /** Scrolls the numbers' own box, never the page, to the cell that the keyboard reached. */
  private scrollToCell({ column }: GridCell, columns: number): void {
    const box = this.renderRoot.querySelector('.scroll')!;
    const cell = box.scrollWidth / columns;
    const middle = (column + 0.5) * cell;
    if (middle < box.scrollLeft + cell || middle > box.scrollLeft + box.clientWidth - cell) {
      box.scrollLeft = middle - box.clientWidth / 2;
    }
  }
}

function drawMarker({ row, column }: GridCell, size: number): SVGTemplateResult {
  const box = (kind: string) =>
    svg`<rect class=${kind} x=${column * size} y=${row * size} width=${size} height=${size} />`;
  return svg`${box('halo')}${box('marker')}`;
}

function summarize(picture: ImageModel, label: string, words: TensorImageMessages): string {
  const { rows, columns, nonZeroCount: inked, bounds, lowest, highest } = picture;
  const place = bounds
    ? fill(words.place, {
        top: bounds.top + 1,
        bottom: bounds.bottom + 1,
        left: bounds.left + 1,
        right: bounds.right + 1,
      })
    : '';
  const range = { lowest: formatNumber(lowest), highest: formatNumber(highest) };
  return fill(words.summary, { label, rows, columns, ...range, inked, count: rows * columns, place });
}
