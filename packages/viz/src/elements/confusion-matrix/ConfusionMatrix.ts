import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { cellAfterKey, type GridCell } from '../../figure/draw/gridNavigation.js';
import { formatCount } from '../../values/formatNumber.js';
import { CanvasController, pixels, type PixelImage } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill, plural } from '../../messages/index.js';
import { textAttribute } from '../../values/attributes.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import type { NumbersValue } from '../../values/numbers.js';
import { confusionMatrixStyles } from './confusion-matrix.styles.js';
import { confusionMatrixMessages, type ConfusionMatrixMessages } from './messages.js';
import { imageAt, readConfusion, readImages, type Confusion } from './readConfusion.js';

/** `cnn-pick` of `<confusion-matrix>` */
export interface PickDetail {
  /** The class that the answer is. */
  answer: number;
  /** The class that was predicted. */
  prediction: number;
  /** Which samples are in the cell, from 0; none where only the counts are known. */
  indices: number[];
}

const maxImages = 24;

/**
 * Which classes a model takes for which: a row for each answer, a column for each prediction. What is on the
 * diagonal is right. A cell opens its images. Beside it the recall and the precision of each class.
 *
 * @element confusion-matrix
 * @fires {CustomEvent<PickDetail>} cnn-pick - The reader chose a cell.
 * @csspart cell - A count.
 * @csspart right - One on the diagonal.
 * @csspart rates - Recall and precision.
 * @csspart images - The images of the chosen cell.
 * @cssproperty --cnn-output - Colour of what is right.
 * @cssproperty --cnn-danger - Colour of mistakes.
 */
export class ConfusionMatrix extends EmbeddableFigure<ConfusionMatrixMessages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, confusionMatrixStyles];

  protected readonly canvases = new CanvasController(this);
  @state() private currentCell: GridCell = { row: 0, column: 0 };
  @state() private selected?: GridCell & { indices: number[]; images: PixelImage[] };
  private confusion?: Confusion;

  /**
   * The true class of each sample, `[n]` whole numbers from 0; "0 1 1" or JSON as attribute. This, the predictions and
   * the images are large: each is read anew when it is another object.
   */
  @property({ converter: textAttribute }) answers?: NumbersValue | ArrayLike<number>;
  /** The predicted class of each sample, `[n]`. */
  @property({ converter: textAttribute }) predictions?: NumbersValue | ArrayLike<number>;
  /** The counts alone, `[k, k]`, a row for each answer; shown where answers or predictions are missing. */
  @property({ converter: textAttribute, hasChanged: always }) matrix?: NumbersValue;
  /** The names of the classes, default their numbers from 0. At most 32. */
  @property({ converter: textAttribute, hasChanged: always }) labels?: readonly string[] | string;
  /** What the answers belong to, `[n, h, w, 1]`, bytes, or numbers from 0 to 1. */
  @property({ attribute: false }) images?: NumbersValue;

  protected readonly messageTables = confusionMatrixMessages;

  protected nameOf(words: ConfusionMatrixMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (['answers', 'predictions', 'matrix', 'labels', 'images'].some((name) => changed.has(name))) {
      this.confusion = undefined;
      this.selected = undefined;
    }
  }

  private prepare(): Confusion {
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

  protected draw(words: ConfusionMatrixMessages): TemplateResult {
    const confusion = this.prepare();
    const { labels, counts } = confusion;
    return html`<div class="both">
        <table class="grid" role="grid" @keydown=${this.moveByKey}>
          <caption>
            ${summarize(confusion, words)}
          </caption>
          <thead>
            <tr>
              <th class="axis" colspan=${labels.length + 1} scope="colgroup">
                ↓ ${words.answer} · ${words.prediction} →
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
                  ${row.map((_, c) => this.drawCell(confusion, r, c, words))}
                </tr>`,
            )}
          </tbody>
        </table>
        ${drawRates(confusion, words)}
      </div>
      ${this.drawChosen(confusion, words)}`;
  }

  private drawCell(confusion: Confusion, row: number, column: number, words: ConfusionMatrixMessages) {
    const { counts, worst, count } = confusion;
    const times = counts[row][column];
    const isRight = row === column;
    // The diagonal is measured by its row, mistakes by the most frequent one: a few must be seen beside thousands.
    const whole = isRight ? sum(counts[row]) : (worst?.times ?? 0);
    const isCurrent = row === this.currentCell.row && column === this.currentCell.column;
    return html`<td
      class="cell ${isRight ? 'right' : ''}"
      part="cell ${isRight ? 'right' : ''}"
      role="gridcell"
      tabindex=${isCurrent ? 0 : -1}
      aria-selected=${row === this.selected?.row && column === this.selected.column ? 'true' : 'false'}
      aria-label=${sentence(confusion, row, column, words)}
      ${styleVars({ '--_share': `${whole > 0 ? Math.round((times / whole) * 100) : 0}%` })}
      @click=${() => this.select(row, column)}
    >
      ${count === 0 || (times === 0 && !isRight) ? '' : formatCount(times)}
    </td>`;
  }

  private drawChosen(confusion: Confusion, words: ConfusionMatrixMessages): TemplateResult {
    const { selected: chosen } = this;
    if (!chosen)
      return html`<p class="note hint" role="status">${confusion.count > 0 ? words.hint : nothing}</p>`;
    const { indices, images } = chosen;
    const parts = [sentence(confusion, chosen.row, chosen.column, words)];
    if (images.length > 0 && images.length < indices.length) {
      parts.push(fill(words.first, { shown: images.length, count: formatCount(indices.length) }));
    }
    return html`<p class="note" role="status">${parts.join(' · ')}</p>
      <ul class="images" part="images">
        ${images.map(
          (image, i) =>
            html`<li ${styleVars({ '--_aspect': image.columns / image.rows })}>
              <canvas
                role="img"
                aria-label=${fill(words.image, { index: indices[i] })}
                ${pixels(image)}
              ></canvas>
              <span aria-hidden="true">${indices[i]}</span>
            </li>`,
        )}
      </ul>`;
  }

  private select(answer: number, prediction: number): void {
    const { answers, predictions } = this.prepare();
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
    const last = this.prepare().counts.length;
    const goal = cellAfterKey(event, this.currentCell, last, last);
    if (!goal) return;
    this.currentCell = goal;
    this.renderRoot.querySelectorAll<HTMLElement>('.cell')[goal.row * last + goal.column].focus();
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function drawRates({ labels, counts }: Confusion, words: ConfusionMatrixMessages): TemplateResult {
  const rate = (right: number, all: number) =>
    all > 0 ? fill(words.percent, { percent: percent(right, all) }) : '–';
  return html`<table class="rates" part="rates">
    <thead>
      <tr>
        <th scope="col">${words.class}</th>
        <th scope="col" title=${words.recallIs}>${words.recall}</th>
        <th scope="col" title=${words.precisionIs}>${words.precision}</th>
      </tr>
    </thead>
    <tbody>
      ${labels.map(
        (label, i) =>
          html`<tr>
            <th scope="row">${label}</th>
            <td>${rate(counts[i][i], sum(counts[i]))}</td>
            <td>${rate(counts[i][i], sum(counts.map((row) => row[i])))}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const percent = (part: number, whole: number): string => ((part / whole) * 100).toFixed(2);

const times = (count: number, words: ConfusionMatrixMessages): string =>
  fill(plural(words.times, count), { count: formatCount(count) });

const sentence = (
  { labels, counts }: Confusion,
  row: number,
  column: number,
  words: ConfusionMatrixMessages,
): string =>
  fill(words.cell, {
    answer: labels[row],
    prediction: labels[column],
    times: times(counts[row][column], words),
  });

function summarize({ labels, count, right, worst }: Confusion, words: ConfusionMatrixMessages): string {
  if (count === 0) return words.none;
  const whole = fill(words.summary, {
    right: formatCount(right),
    count: formatCount(count),
    percent: percent(right, count),
  });
  if (!worst) return whole;
  const { answer, prediction } = worst;
  const known = { answer: labels[answer], prediction: labels[prediction], times: times(worst.times, words) };
  return whole + fill(words.worst, known);
}
