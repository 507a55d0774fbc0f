import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { cellAfterKey, cellAtPointer, type GridCell } from '../../figure/draw/gridNavigation.js';
import { formatNumber } from '../../values/formatNumber.js';
import { CanvasController, pixels, type PixelImage } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { imageGridStyles } from './image-grid.styles.js';
import type { ImageGridMessages } from './messages.js';

/** Small images of one size and one scale. */
export interface GridImages {
  role: 'filter' | 'output';
  /** Of all, such as `3 × 3 × 28`. */
  size: string;
  images: readonly PixelImage[];
  names: readonly string[];
  /** What stands under them, where it is shorter. */
  labels?: readonly string[];
  hasNegative: boolean;
  /** What is left out, or nothing. */
  note?: string;
}

/** `cnn-select` */
export interface SelectDetail {
  index: number;
}

/** Images of more rows or columns have their values told cell by cell, not written in. */
const maxPrintedSize = 5;

/** What `<filter-gallery>` and `<feature-maps>` share: many small images, one of them enlarged with its values. */
export abstract class ImageGrid<Words extends ImageGridMessages> extends EmbeddableFigure<Words> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, imageGridStyles];

  protected readonly canvases = new CanvasController(this);
  @state() private index = 0;
  @state() private hovered?: number;
  @state() private currentCell?: GridCell;
  /** What the keyboard reached in the enlarged image. */
  @state() private spoken = '';

  protected drawImages(maps: GridImages, words: Words, controls: unknown = nothing): TemplateResult {
    const { role, size, images, names, labels = names, hasNegative, note } = maps;
    const index = Math.min(this.index, images.length - 1);
    const shown = Math.min(this.hovered ?? index, images.length - 1);
    const { rows, columns, maxAbs } = images[0];
    return html`<div class="heading" aria-hidden="true">
        <span><span class="title">${this.nameOf(words)}</span> <span class="size">${size}</span></span>
        <span class="scale ${role}">
          ${hasNegative ? html`${formatNumber(-maxAbs)}<i class="below"></i>` : nothing}0<i
          ></i>${formatNumber(maxAbs)}
        </span>
      </div>
      <div class="gallery ${images.length <= 6 ? 'few' : ''}">
        <div
          class="maps"
          part="maps"
          role="listbox"
          aria-orientation="horizontal"
          aria-label="${this.nameOf(words)} ${size}"
          ${styleVars({ '--_aspect': columns / rows, '--_least': images.length > 8 ? '64px' : '96px' })}
          @keydown=${(event: KeyboardEvent) => this.moveByKey(event, images.length)}
          @pointerleave=${() => (this.hovered = undefined)}
        >
          ${images.map(
            (image, i) =>
              html`<div
                class="map"
                part="map"
                role="option"
                tabindex=${i === index ? 0 : -1}
                aria-selected=${i === index ? 'true' : 'false'}
                aria-label=${names[i]}
                @click=${() => this.select(i)}
                @pointerenter=${(event: PointerEvent) => {
                  if (event.pointerType === 'mouse') this.hovered = i;
                }}
              >
                <canvas class=${role} ${pixels(image)}></canvas>
                <span>${labels[i]}</span>
              </div>`,
          )}
        </div>
        <div class="large" part="large" ${styleVars({ '--_aspect': columns / rows })}>
          <p class="heading"><span class="title">${names[shown]}</span></p>
          ${
            Math.max(rows, columns) > maxPrintedSize
              ? this.drawEnlarged(images[shown], names[shown], role, words)
              : drawNumbers(images[shown], names[shown], role)
          }
        </div>
      </div>
      ${note === undefined ? nothing : html`<p class="note">${note}</p>`} ${controls}
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  private drawEnlarged(image: PixelImage, name: string, role: string, words: Words): TemplateResult {
    const { rows, columns } = image;
    const place =
      this.currentCell && this.currentCell.row < rows && this.currentCell.column < columns
        ? this.currentCell
        : undefined;
    const go = (goal: GridCell, isSpoken: boolean) => {
      this.currentCell = goal;
      this.spoken = isSpoken ? describe(image, goal, words) : '';
    };
    const point = (event: MouseEvent) =>
      go(cellAtPointer(event, event.currentTarget as Element, rows, columns), false);
    return html`<div
        class="picture"
        role="application"
        tabindex="0"
        aria-label=${fill(words.picture, { name })}
        @pointermove=${point}
        @pointerdown=${point}
        @keydown=${(event: KeyboardEvent) => {
          const goal = cellAfterKey(event, this.currentCell ?? { row: 0, column: -1 }, rows, columns);
          if (goal) go(goal, true);
        }}
      >
        <canvas class=${role} ${pixels(image)}></canvas>
        ${
          place
            ? html`<i
                class="marker"
                ${styleVars({ '--_row': place.row / rows, '--_column': place.column / columns, '--_rows': rows, '--_columns': columns })}
              ></i>`
            : nothing
        }
      </div>
      <p class="note readout ${place ? '' : 'hint'}" aria-hidden="true">
        ${place ? describe(image, place, words) : words.hint}
      </p>`;
  }

  private select(index: number): void {
    this.index = index;
    this.emit('cnn-select', { index } satisfies SelectDetail);
  }

  private moveByKey(event: KeyboardEvent, count: number): void {
    const goal = cellAfterKey(event, { row: 0, column: this.index }, 1, count);
    if (!goal) return;
    this.hovered = undefined;
    this.select(goal.column);
    this.renderRoot.querySelectorAll<HTMLElement>('.map')[goal.column].focus();
  }
}

const valueAt = ({ data, start, step, columns }: PixelImage, { row, column }: GridCell): number =>
  data[start + (row * columns + column) * step];

const describe = (image: PixelImage, { row, column }: GridCell, words: ImageGridMessages): string =>
  fill(words.cell, {
    row: row + 1,
    column: column + 1,
    value: formatNumber(valueAt(image, { row, column })),
  });

function drawNumbers(image: PixelImage, name: string, role: string): TemplateResult {
  const { rows, columns, maxAbs } = image;
  return html`<div class="numbers ${role}" role="table" aria-label=${name}>
    ${Array.from(
      { length: rows },
      (_, row) =>
        html`<div role="row" ${styleVars({ '--_columns': columns })}>
          ${Array.from({ length: columns }, (_, column) => {
            const value = valueAt(image, { row, column });
            const share = maxAbs > 0 ? Math.min(1, Math.abs(value) / maxAbs) : 0;
            return html`<span
              role="cell"
              class=${value < 0 ? 'below' : ''}
              ${styleVars({ '--_share': `${(share * 100).toFixed(1)}%` })}
              >${formatNumber(value)}</span
            >`;
          })}
        </div>`,
    )}
  </div>`;
}
