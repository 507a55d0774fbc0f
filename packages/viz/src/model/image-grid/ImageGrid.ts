import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { cellAfterKey, cellAtPointer, type GridCell } from '../../figure/draw/gridNavigation.js';
import { CanvasController, pixels, type PixelImage } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { fill } from '../../messages/index.js';
import { formatNumber } from '../../values/formatNumber.js';
import { drawNumbers, valueAt } from './drawNumbers.js';
import { imageGridStyles } from './image-grid.styles.js';
import type { ImageGridMessages } from './messages.js';

/** Small images of one size on one scale. */
export interface GridImages {
  role: 'filter' | 'output';
  /** Of all of them, such as `3 × 3 × 28`. */
  size: string;
  images: readonly PixelImage[];
  names: readonly string[];
  /** Below the images, default their names. */
  labels?: readonly string[];
  hasNegative: boolean;
  /** How many images are not drawn; undefined if all are. */
  note?: string;
}

/** `cnn-select` */
export interface SelectDetail {
  index: number;
}

/** The largest ratio of width and height of a line, which is an image of one row. */
const maxLineAspect = 8;
/** The values of larger images are not printed in their cells; the reader points at them one by one. */
const maxPrintedSize = 5;
/** With more images than these, each may be as small as 64px instead of 96px. */
const maxLargeImages = 8;
/** At most so many images are drawn in three columns. */
const maxFewImages = 6;

/** Many small images, one of them enlarged with its values: the base of `<filter-gallery>` and `<feature-maps>`. */
export abstract class ImageGrid<Messages extends ImageGridMessages> extends EmbeddableFigure<Messages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, imageGridStyles];

  protected readonly canvases = new CanvasController(this);
  /** The selected image. */
  @state() private index = 0;
  /** The image under the pointer, which is enlarged meanwhile. */
  @state() private hovered?: number;
  /** The cell of the enlarged image whose value is shown. */
  @state() private currentCell?: GridCell;
  /** What a screen reader says after a key. */
  @state() private spoken = '';

  protected drawImages(grid: GridImages, messages: Messages, controls: unknown = nothing): TemplateResult {
    const { images, names, role, note } = grid;
    const { rows, columns } = images[0];
    const enlarged = Math.min(this.hovered ?? this.index, images.length - 1);
    return html`${this.drawHeading(grid, messages)}
      <div class="gallery ${images.length <= maxFewImages ? 'few' : ''}">
        ${this.drawGrid(grid, messages)}
        <div class="large" part="large" ${styleVars({ '--_aspect': aspectOf(images[0]) })}>
          <p class="heading"><span class="title">${names[enlarged]}</span></p>
          ${
            Math.max(rows, columns) > maxPrintedSize
              ? this.drawEnlarged(images[enlarged], names[enlarged], role, messages)
              : drawNumbers(images[enlarged], names[enlarged], role)
          }
        </div>
      </div>
      ${note === undefined ? nothing : html`<p class="note">${note}</p>`} ${controls}
      <p class="visually-hidden" role="status">${this.spoken}</p>`;
  }

  /** The name and size, and the scale of the colours. */
  private drawHeading({ role, size, images, hasNegative }: GridImages, messages: Messages): TemplateResult {
    const { maxAbs } = images[0];
    return html`<div class="heading" aria-hidden="true">
      <span><span class="title">${this.nameOf(messages)}</span> <span class="size">${size}</span></span>
      <span class="scale ${role}">
        ${hasNegative ? html`${formatNumber(-maxAbs)}<i class="below"></i>` : nothing}0<i
        ></i>${formatNumber(maxAbs)}
      </span>
    </div>`;
  }

  private drawGrid(
    { role, size, images, names, labels = names }: GridImages,
    messages: Messages,
  ): TemplateResult {
    const selected = Math.min(this.index, images.length - 1);
    const minWidth = images.length > maxLargeImages ? '64px' : '96px';
    return html`<div
      class="maps"
      part="maps"
      role="listbox"
      aria-orientation="horizontal"
      aria-label="${this.nameOf(messages)} ${size}"
      ${styleVars({ '--_aspect': aspectOf(images[0]), '--_least': minWidth })}
      @keydown=${(event: KeyboardEvent) => this.moveByKey(event, images.length)}
      @pointerleave=${() => (this.hovered = undefined)}
    >
      ${images.map(
        (image, i) =>
          html`<div
            class="map"
            part="map"
            role="option"
            tabindex=${i === selected ? 0 : -1}
            aria-selected=${i === selected ? 'true' : 'false'}
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
    </div>`;
  }

  /** An image whose values the reader reads cell by cell. */
  private drawEnlarged(image: PixelImage, name: string, role: string, messages: Messages): TemplateResult {
    const { rows, columns } = image;
    const { currentCell } = this;
    const cell =
      currentCell && currentCell.row < rows && currentCell.column < columns ? currentCell : undefined;
    const goTo = (goal: GridCell, isSpoken: boolean) => {
      this.currentCell = goal;
      this.spoken = isSpoken ? describeCell(image, goal, messages) : '';
    };
    const onPointer = (event: MouseEvent) =>
      goTo(cellAtPointer(event, event.currentTarget as Element, rows, columns), false);
    const position = cell && {
      '--_row': cell.row / rows,
      '--_column': cell.column / columns,
      '--_rows': rows,
      '--_columns': columns,
    };
    return html`<div
        class="picture"
        role="application"
        tabindex="0"
        aria-label=${fill(messages.picture, { name })}
        @pointermove=${onPointer}
        @pointerdown=${onPointer}
        @keydown=${(event: KeyboardEvent) => {
          const goal = cellAfterKey(event, currentCell ?? { row: 0, column: -1 }, rows, columns);
          if (goal) goTo(goal, true);
        }}
      >
        <canvas class=${role} ${pixels(image)}></canvas>
        ${position ? html`<i class="marker" ${styleVars(position)}></i>` : nothing}
      </div>
      <p class="note readout ${cell ? '' : 'hint'}" aria-hidden="true">
        ${cell ? describeCell(image, cell, messages) : messages.hint}
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

const aspectOf = ({ rows, columns }: PixelImage): number =>
  rows === 1 ? Math.min(columns, maxLineAspect) : columns / rows;

const describeCell = (image: PixelImage, cell: GridCell, messages: ImageGridMessages): string =>
  fill(messages.cell, {
    row: cell.row + 1,
    column: cell.column + 1,
    value: formatNumber(valueAt(image, cell)),
  });
