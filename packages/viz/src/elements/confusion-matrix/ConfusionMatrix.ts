import { sum } from 'd3-array';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { cellAfterKey, type GridCell } from '../../figure/draw/gridNavigation.js';
import { formatCount } from '../../values/formatNumber.js';
import { CanvasController, pixels, type PixelImage } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { textAttribute } from '../../values/attributes.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import type { NumbersValue } from '../../values/numbers.js';
import { confusionMatrixStyles } from './confusion-matrix.styles.js';
import { describeCell, summarize } from './describeConfusion.js';
import { drawRates } from './drawRates.js';
import { confusionMatrixMessages, type ConfusionMatrixMessages } from './messages.js';
import { imageAt, readConfusion, readImages, type Confusion } from './readConfusion.js';

/** `cnn-pick` of `<confusion-matrix>` */
export interface PickDetail {
  /** The true class. */
  answer: number;
  /** The predicted class. */
  prediction: number;
  /** The indices of the samples in the cell; empty where only the counts are known. */
  indices: number[];
}

const maxImages = 24;

/**
 * The confusion matrix of a model: one row per true class, one column per predicted class; correct predictions are on
 * the diagonal. A cell opens its images. Next to it are the recall and the precision of each class.
 *
 * @element confusion-matrix
 * @fires {CustomEvent<PickDetail>} cnn-pick - The reader chose a cell.
 * @csspart cell - A count.
 * @csspart right - A count on the diagonal.
 * @csspart rates - Recall and precision.
 * @csspart images - The images of the chosen cell.
 * @cssproperty --cnn-output - Colour of correct predictions.
 * @cssproperty --cnn-danger - Colour of mistakes.
 */
export class ConfusionMatrix extends EmbeddableFigure<ConfusionMatrixMessages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, confusionMatrixStyles];

  protected readonly canvases = new CanvasController(this);
  @state() private currentCell: GridCell = { row: 0, column: 0 };
  @state() private selected?: GridCell & { indices: number[]; images: PixelImage[] };
  private confusion?: Confusion;

  /**
   * The true class of each sample, `[n]` whole numbers from 0; "0 1 1" or JSON as attribute. Answers, predictions and
   * images are large, so an array that was changed in place is not read again.
   */
  @property({ converter: textAttribute }) answers?: NumbersValue | ArrayLike<number>;
  /** The predicted class of each sample, `[n]`. */
  @property({ converter: textAttribute }) predictions?: NumbersValue | ArrayLike<number>;
  /** The counts alone, `[k, k]`, one row per true class; shown where answers or predictions are missing. */
  @property({ converter: textAttribute, hasChanged: always }) matrix?: NumbersValue;
  /** The names of the classes, default their indices from 0. At most 32. */
  @property({ converter: textAttribute, hasChanged: always }) labels?: readonly string[] | string;
  /** The image of each sample, `[n, h, w, 1]`, bytes or numbers from 0 to 1. */
  @property({ attribute: false }) images?: NumbersValue;

  protected readonly messageTables = confusionMatrixMessages;

  protected nameOf(messages: ConfusionMatrixMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['answers', 'predictions', 'matrix', 'labels', 'images'].some((name) => changed.has(name))) {
      this.confusion = undefined;
      this.selected = undefined;
    }
  }

  private readConfusion(): Confusion {
    if (!this.confusion) {
      const confusion = readConfusion(this.matrix, this.answers, this.predictions, this.labels);
      if (this.images !== undefined && this.images !== null && confusion.answers) {
        readImages(this.images, confusion.answers.length);
      }
      const last = confusion.counts.length - 1;
      const { row, column } = this.currentCell;
      if (Math.max(row, column) > last) this.currentCell = { row: 0, column: 0 };
      this.confusion = confusion;
    }
    return this.confusion;
  }

  protected draw(messages: ConfusionMatrixMessages): TemplateResult {
    const confusion = this.readConfusion();
    const { labels, counts } = confusion;
    return html`<div class="both">
        <table class="grid" role="grid" @keydown=${this.moveByKey}>
          <caption>
            ${summarize(confusion, messages)}
          </caption>
          <thead>
            <tr>
              <th class="axis" colspan=${labels.length + 1} scope="colgroup">
                ↓ ${messages.answer} · ${messages.prediction} →
              </th>
            </tr>
            <tr>
              <td></td>
              ${labels.map((label) => html`<th scope="col">${label}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${counts.map(
              (row, r) =>
                html`<tr>
                  <th scope="row">${labels[r]}</th>
                  ${row.map((_, c) => this.drawCell(confusion, r, c, messages))}
                </tr>`,
            )}
          </tbody>
        </table>
        ${drawRates(confusion, messages)}
      </div>
      ${this.drawSelected(confusion, messages)}`;
  }

  private drawCell(confusion: Confusion, row: number, column: number, messages: ConfusionMatrixMessages) {
    const { counts, worst, count } = confusion;
    const times = counts[row][column];
    const isRight = row === column;
    // Shares of the row on the diagonal, and of the most frequent mistake elsewhere: a few mistakes among thousands of
    // samples should be visible.
    const whole = isRight ? sum(counts[row]) : (worst?.times ?? 0);
    const isCurrent = row === this.currentCell.row && column === this.currentCell.column;
    return html`<td
      class="cell ${isRight ? 'right' : ''}"
      part="cell ${isRight ? 'right' : ''}"
      role="gridcell"
      tabindex=${isCurrent ? 0 : -1}
      aria-selected=${row === this.selected?.row && column === this.selected.column ? 'true' : 'false'}
      aria-label=${describeCell(confusion, row, column, messages)}
      ${styleVars({ '--_share': `${whole > 0 ? Math.round((times / whole) * 100) : 0}%` })}
      @click=${() => this.select(row, column)}
    >
      ${count === 0 || (times === 0 && !isRight) ? '' : formatCount(times)}
    </td>`;
  }

  private drawSelected(confusion: Confusion, messages: ConfusionMatrixMessages): TemplateResult {
    const { selected } = this;
    if (!selected)
      return html`<p class="note hint" role="status">${confusion.count > 0 ? messages.hint : nothing}</p>`;
    const { indices, images } = selected;
    const parts = [describeCell(confusion, selected.row, selected.column, messages)];
    if (images.length > 0 && images.length < indices.length) {
      parts.push(fill(messages.first, { shown: images.length, count: formatCount(indices.length) }));
    }
    return html`<p class="note" role="status">${parts.join(' · ')}</p>
      <ul class="images" part="images">
        ${images.map(
          (image, i) =>
            html`<li ${styleVars({ '--_aspect': image.columns / image.rows })}>
              <canvas
                role="img"
                aria-label=${fill(messages.image, { index: indices[i] })}
                ${pixels(image)}
              ></canvas>
              <span aria-hidden="true">${indices[i]}</span>
            </li>`,
        )}
      </ul>`;
  }

  private select(answer: number, prediction: number): void {
    const { answers, predictions } = this.readConfusion();
    const indices: number[] = [];
    if (answers && predictions) {
      for (let i = 0; i < answers.length; i++) {
        if (answers[i] === answer && predictions[i] === prediction) indices.push(i);
      }
    }
    const view = answers && this.images ? readImages(this.images, answers.length) : undefined;
    const images = view ? indices.slice(0, maxImages).map((index) => imageAt(view, index)) : [];
    this.currentCell = { row: answer, column: prediction };
    this.selected = { ...this.currentCell, indices, images };
    this.emit('cnn-pick', { answer, prediction, indices } satisfies PickDetail);
  }

  private readonly moveByKey = (event: KeyboardEvent): void => {
    const { row, column } = this.currentCell;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      return this.select(row, column);
    }
    const last = this.readConfusion().counts.length;
    const goal = cellAfterKey(event, this.currentCell, last, last);
    if (!goal) return;
    this.currentCell = goal;
    this.renderRoot.querySelectorAll<HTMLElement>('.cell')[goal.row * last + goal.column].focus();
  };
}
