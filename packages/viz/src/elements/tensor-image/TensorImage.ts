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
 * One image as pixels. Zero has the colour of the card and the largest value that of the text, in the light and in the
 * dark theme, as MNIST's bytes are meant; `tone="light"` draws larger values lighter in both, as in photographs. The
 * reader points at a cell, or moves with the arrow keys, to read its row, column and value.
 *
 * @element tensor-image
 * @csspart picture - The pixels.
 * @csspart readout - The line below them.
 * @cssproperty --cnn-image-size - Width of the picture without `values`, default at most 280px.
 * @cssproperty --cnn-ink - Colour of the largest value and of the text.
 * @cssproperty --cnn-card - Colour of 0 and of the card.
 */
export class TensorImage extends EmbeddableFigure<TensorImageMessages> {
  static override styles = [EmbeddableFigure.styles, tensorImageStyles];

  private image?: ImageModel;
  private colorGroups: SVGTemplateResult[] = [];
  /** The cell whose value is shown. */
  @state() private current?: GridCell;
  /** What a screen reader says: cells that the keyboard reached, not those that a pointer crosses. */
  @state() private spoken = '';

  /** The image, `[h, w]`, `[h, w, 1]` or `[h, w, 3]`, at most 32 × 32; default a digit. */
  @property({ converter: textAttribute, hasChanged: always }) value?: NumbersValue;
  /** Draws the numbers in the cells. */
  @property({ type: Boolean }) values = false;
  /** The name of the image, above it. */
  @property({}) label?: string;
  /** The value at the lower end of the scale; default 0, or the lowest value if that is negative. */
  @property({ converter: numberAttribute }) min?: number;
  /** The value at the upper end of the scale; default 255, or 1 if no value is larger. */
  @property({ converter: numberAttribute }) max?: number;
  /** `ink` or `light`. */
  @property({}) tone?: 'ink' | 'light' = 'ink';

  protected readonly messageTables = tensorImageMessages;

  protected nameOf(messages: TensorImageMessages): string {
    const { label } = this;
    return typeof label === 'string' ? label : messages.image;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['value', 'values', 'min', 'max'].some((name) => changed.has(name))) this.image = undefined;
  }

  private readImage(): ImageModel {
    if (!this.image) {
      const numbers = readNumbers(this.value ?? 'digit-7', 'value', imagePresets, [2, 3]);
      this.image = createImageModel(numbers, { min: this.min ?? undefined, max: this.max ?? undefined });
      this.colorGroups = drawColorGroups(this.image, this.values);
    }
    return this.image;
  }

  protected draw(messages: TensorImageMessages): TemplateResult {
    const tone = this.tone ?? 'ink';
    if (tone !== 'ink' && tone !== 'light') {
      throw new FigureError<keyof TensorImageMessages>('tone', 'badTone', { text: truncate(tone) });
    }
    const image = this.readImage();
    const { rows, columns, lowest, highest } = image;
    const size = cellSize(image);
    const label = this.nameOf(messages);
    const isInside = this.current && this.current.row < rows && this.current.column < columns;
    const current = isInside ? this.current : undefined;
    return html`<p class="heading">
        <span class="title">${label}</span>
        <span class="size">${fill(messages.size, { rows, columns })}</span>
      </p>
      <div class="scroll ${this.values ? 'with-values' : ''} ${tone}">
        <div
          class="picture"
          part="picture"
          role="application"
          tabindex="0"
          aria-label=${fill(messages.picture, { label })}
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
              ? html`<strong>${describe(current, image, messages)}</strong>`
              : html`<span class="hint">${messages.hint}</span>`
          }
        </span>
        <span class="range"
          >${fill(messages.range, { lowest: formatNumber(lowest), highest: formatNumber(highest) })}</span
        >
      </p>
      <p class="visually-hidden" id="summary">${summarize(image, label, messages)}</p>
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
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
    const first = { row: 0, column: 0 };
    const goal = cellAfterKey(event, this.current ?? first, rows, columns);
    if (!goal) return;
    // The first key shows the first cell.
    this.current = this.current ? goal : first;
    this.spoken = describe(this.current, this.image, this.resolvedMessages);
    this.scrollToCell(this.current, columns);
  };

  /** Scrolls the box of the image, not the page, to a cell. */
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

function describe({ row, column }: GridCell, image: ImageModel, messages: TensorImageMessages): string {
  const values = image.textsAt(row, column);
  const [red, green, blue] = values;
  const value = values.length === 3 ? fill(messages.colours, { red, green, blue }) : values[0];
  return fill(messages.cell, { row: row + 1, column: column + 1, value });
}

function summarize(image: ImageModel, label: string, messages: TensorImageMessages): string {
  const { rows, columns, nonZeroCount, bounds, lowest, highest } = image;
  const place = bounds
    ? fill(messages.place, {
        top: bounds.top + 1,
        bottom: bounds.bottom + 1,
        left: bounds.left + 1,
        right: bounds.right + 1,
      })
    : '';
  const range = { lowest: formatNumber(lowest), highest: formatNumber(highest) };
  const counts = { inked: nonZeroCount, count: rows * columns };
  return fill(messages.summary, { label, rows, columns, ...range, ...counts, place });
}
