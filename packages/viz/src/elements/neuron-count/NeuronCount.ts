import { costs, type Costs } from '@cnn/core/steps';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { field } from '../../figure/draw/field.js';
import { formatCount } from '../../values/formatNumber.js';
import { styleVars } from '../../figure/draw/styleVars.js';
import { fill } from '../../messages/index.js';
import { numberAttribute, sizeAttribute, textAttribute } from '../../values/attributes.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { readList } from '../../values/readList.js';
import { readNumber } from '../../values/readNumber.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { neuronCountMessages, type NeuronCountMessages } from './messages.js';
import { neuronCountStyles } from './neuron-count.styles.js';

type Shape = readonly number[];

/** `cnn-change` of `<neuron-count>` */
export interface ShapeDetail {
  /** `[height, width, channels]` */
  inputShape: number[];
}

const axes = ['height', 'width', 'channels'] as const;
const maxValues = {
  height: 20_000,
  width: 20_000,
  channels: 1000,
  units: 10_000,
  filters: 10_000,
  kernelSize: 100,
};
/** The chapter's two: an image of MNIST, and one of 4096 × 2160 in colour. */
const textbookShapes: Shape[] = [
  [28, 28, 1],
  [4096, 2160, 3],
];
/** Of the reader's, until one is given. */
const defaultShape: Shape = [224, 224, 3];
/** Squares whose side is a smaller share than this are ringed. */
const minVisibleShare = 0.02;

/**
 * Why images are not fully connected: how many inputs they have, and how many parameters a dense layer needs for
 * them beside a convolution, as squares true to scale. The chapter's 28 × 28 × 1 = 784 and
 * 4096 × 2160 × 3 = 26,542,080, and a size of the reader's own.
 *
 * @element neuron-count
 * @fires {CustomEvent<ShapeDetail>} cnn-change - The reader entered a size.
 * @csspart field - A number of the reader's size.
 * @csspart area - A square.
 * @cssproperty --cnn-input - Colour of the inputs.
 * @cssproperty --cnn-filter - Colour of the parameters.
 */
export class NeuronCount extends EmbeddableFigure<NeuronCountMessages> {
  static override styles = [EmbeddableFigure.styles, neuronCountStyles];

  /** The reader's own size at first, `[height, width, channels]`; "224 224 3" as attribute. */
  @property({ attribute: 'input-shape', converter: textAttribute, hasChanged: always })
  inputShape?: readonly number[] | string;
  /** Units of the dense layer. */
  @property({ converter: numberAttribute, hasChanged: always }) units?: number = 128;
  /** Filters of the convolution. */
  @property({ converter: numberAttribute, hasChanged: always }) filters?: number = 28;
  /** Their size, `3` or `[3, 3]`. */
  @property({ attribute: 'kernel-size', converter: sizeAttribute, hasChanged: always })
  kernelSize?: number | readonly [number, number] = 3;

  @state() private own?: Shape;
  @state() private invalidAxis?: (typeof axes)[number];

  protected readonly messageTables = neuronCountMessages;

  protected nameOf(words: NeuronCountMessages): string {
    return words.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('inputShape')) this.own = this.invalidAxis = undefined;
  }

  protected draw(words: NeuronCountMessages): TemplateResult {
    const own = this.own ?? readShape(this.inputShape);
    const units = check('units', this.units ?? 128);
    const filters = check('filters', this.filters ?? 28);
    const [rows, columns] = readKernel(this.kernelSize ?? 3);
    const shapes = [...textbookShapes, own];
    const kernelSize: [number, number] = [rows, columns];
    const denses = shapes.map((inputShape) => costs({ inputShape, units }));
    // Only its parameters are looked at; `same` has an output for filters larger than the image too.
    const convs = shapes.map((inputShape) => costs({ inputShape, filters, kernelSize, padding: 'same' }));
    const inputs = denses.map(({ inputValues }) => inputValues);
    const [dense, conv] = [denses, convs].map((list) => list.map(({ parameters }) => parameters));
    const whole = Math.max(...dense, ...conv);
    const names = [words.mnist, words.cinema, words.own];
    return html`<p class="heading"><span class="title">${words.title}</span></p>
      <div class="fields" role="group" aria-label=${words.own}>
        ${axes.map((axis, i) => this.drawField(axis, own, i, words))}
      </div>
      ${
        this.invalidAxis
          ? html`<p class="wrong" role="alert">
              ${fill(words.badSize, { argument: words[this.invalidAxis], most: formatCount(maxValues[this.invalidAxis]), text: this.enteredText })}
            </p>`
          : nothing
      }
      <table>
        <thead>
          <tr>
            ${names.map((name, i) => html`<th scope="col">${name}<small>${sizeText(shapes[i])}</small></th>`)}
          </tr>
        </thead>
        ${drawRow(words.inputs, inputs, Math.max(...inputs), 'inputs')}
        ${drawRow(fill(words.dense, { units: formatCount(units) }), dense, whole, 'weights')}
        ${drawRow(fill(words.conv, { filters: formatCount(filters), rows, columns }), conv, whole, 'weights')}
      </table>
      <p class="note summary" role="status">${summarize(own, denses[2], convs[2], words)}</p>
      <p class="note">${words.scale}</p>`;
  }

  private enteredText = '';

  private drawField(axis: (typeof axes)[number], own: Shape, i: number, words: NeuronCountMessages) {
    return html`<label
      >${words[axis]}<input
        part="field"
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${this.invalidAxis === axis ? 'true' : 'false'}
        ${field(String(own[i]), (text, done) => {
          const value = readNumber(text);
          this.enteredText = truncate(text);
          if (!isSize(value, maxValues[axis])) {
            // While it is written, an entry may be incomplete; when finished, the number before stands again.
            this.invalidAxis = done ? undefined : axis;
            return;
          }
          this.invalidAxis = undefined;
          // Of several entries in one task each builds on the last.
          const before = this.own ?? own;
          if (value === before[i]) return;
          const inputShape = before.map((size, at) => (at === i ? value : size));
          this.own = inputShape;
          this.emit('cnn-change', { inputShape } satisfies ShapeDetail);
        })}
    /></label>`;
  }
}

const isSize = (value: unknown, largest: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= largest;

function check(argument: keyof typeof maxValues, value: unknown): number {
  if (isSize(value, maxValues[argument])) return value;
  throw new FigureError<keyof NeuronCountMessages>(argument, 'badSize', {
    most: formatCount(maxValues[argument]),
    text: truncate(value),
  });
}

function readShape(given: unknown): Shape {
  if (given === undefined || given === null) return defaultShape;
  const sizes: unknown =
    typeof given === 'string' ? readList(given.replace(/[×x]/g, ' ')).map(Number) : given;
  if (!Array.isArray(sizes) || sizes.length !== 3) {
    throw new FigureError<keyof NeuronCountMessages>('inputShape', 'badShape', { text: truncate(given) });
  }
  if (!axes.every((axis, i) => isSize(sizes[i], maxValues[axis]))) {
    throw new FigureError<keyof NeuronCountMessages>('inputShape', 'badShape', { text: truncate(given) });
  }
  return sizes as number[];
}

function readKernel(given: unknown): number[] {
  const sizes: unknown[] = Array.isArray(given) && given.length === 2 ? given : [given, given];
  return sizes.map((size) => check('kernelSize', size));
}

const sizeText = (shape: Shape): string => shape.map(formatCount).join(' × ');

function drawRow(name: string, counts: number[], whole: number, kind: string): TemplateResult {
  return html`<tbody>
    <tr class="kind">
      <th scope="rowgroup" colspan="3">${name}</th>
    </tr>
    <tr>
      ${counts.map((count) => {
        const side = Math.sqrt(count / whole);
        return html`<td>
          <span class="count">${formatCount(count)}</span>
          <span class="area ${kind} ${side < minVisibleShare ? 'tiny' : ''}" part="area" aria-hidden="true"
            ><i ${styleVars({ '--_side': side })}></i
          ></span>
        </td>`;
      })}
    </tr>
  </tbody>`;
}

function summarize(own: Shape, dense: Costs, conv: Costs, words: NeuronCountMessages): string {
  const ratio = dense.parameters / conv.parameters;
  return fill(words.summary, {
    size: sizeText(own),
    dense: formatCount(dense.parameters),
    memory: memoryText(dense.bytes),
    conv: formatCount(conv.parameters),
    times:
      ratio > 1
        ? fill(words.fewer, { times: ratio < 10 ? ratio.toFixed(1) : formatCount(Math.round(ratio)) })
        : words.more,
  });
}

function memoryText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const step = Math.floor(Math.log10(bytes) / 3);
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${units[step]}`;
}
