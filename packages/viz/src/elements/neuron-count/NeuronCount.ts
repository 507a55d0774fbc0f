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
/** The textbook's two images: one of MNIST, and one of 4096 × 2160 pixels in colour. */
const textbookShapes: Shape[] = [
  [28, 28, 1],
  [4096, 2160, 3],
];
/** The reader's image until a size is entered. */
const defaultShape: Shape = [224, 224, 3];
/** A ring is drawn around squares whose side is a smaller share of the largest. */
const minVisibleSide = 0.02;

/**
 * Why images are not fully connected: how many inputs they have, and how many parameters a dense layer and a
 * convolution need for them, as squares true to scale. The textbook's 28 × 28 × 1 = 784 and
 * 4096 × 2160 × 3 = 26,542,080, and a size that the reader enters.
 *
 * @element neuron-count
 * @fires {CustomEvent<ShapeDetail>} cnn-change - The reader entered a size.
 * @csspart field - A field of the reader's size.
 * @csspart area - A square.
 * @cssproperty --cnn-input - Colour of the inputs.
 * @cssproperty --cnn-filter - Colour of the parameters.
 */
export class NeuronCount extends EmbeddableFigure<NeuronCountMessages> {
  static override styles = [EmbeddableFigure.styles, neuronCountStyles];

  /** The reader's size at first, `[height, width, channels]`; "224 224 3" as attribute. */
  @property({ attribute: 'input-shape', converter: textAttribute, hasChanged: always })
  inputShape?: readonly number[] | string;
  /** Units of the dense layer. */
  @property({ converter: numberAttribute, hasChanged: always }) units?: number = 128;
  /** Filters of the convolution. */
  @property({ converter: numberAttribute, hasChanged: always }) filters?: number = 28;
  /** Size of the filters, `3` or `[3, 3]`. */
  @property({ attribute: 'kernel-size', converter: sizeAttribute, hasChanged: always })
  kernelSize?: number | readonly [number, number] = 3;

  /** The size that the reader entered. */
  @state() private own?: Shape;
  /** The field whose entry is refused, and that entry. */
  @state() private invalidAxis?: (typeof axes)[number];
  private enteredText = '';

  protected readonly messageTables = neuronCountMessages;

  protected nameOf(messages: NeuronCountMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('inputShape')) this.own = this.invalidAxis = undefined;
  }

  protected draw(messages: NeuronCountMessages): TemplateResult {
    const own = this.own ?? readShape(this.inputShape);
    const units = checkSize('units', this.units ?? 128);
    const filters = checkSize('filters', this.filters ?? 28);
    const kernelSize = readKernelSize(this.kernelSize ?? 3);
    const [rows, columns] = kernelSize;
    const shapes = [...textbookShapes, own];
    const denses = shapes.map((inputShape) => costs({ inputShape, units }));
    // Only the parameters are shown; with `same` padding the filters may be larger than the image.
    const convs = shapes.map((inputShape) => costs({ inputShape, filters, kernelSize, padding: 'same' }));
    const inputs = denses.map(({ inputValues }) => inputValues);
    const [dense, conv] = [denses, convs].map((list) => list.map(({ parameters }) => parameters));
    const whole = Math.max(...dense, ...conv);
    const names = [messages.mnist, messages.cinema, messages.own];
    return html`<p class="heading"><span class="title">${messages.title}</span></p>
      <div class="fields" role="group" aria-label=${messages.own}>
        ${axes.map((axis, i) => this.drawField(axis, own, i, messages))}
      </div>
      ${
        this.invalidAxis
          ? html`<p class="wrong" role="alert">
              ${fill(messages.badSize, { argument: messages[this.invalidAxis], most: formatCount(maxValues[this.invalidAxis]), text: this.enteredText })}
            </p>`
          : nothing
      }
      <table>
        <thead>
          <tr>
            ${names.map((name, i) => html`<th scope="col">${name}<small>${sizeText(shapes[i])}</small></th>`)}
          </tr>
        </thead>
        ${drawRow(messages.inputs, inputs, Math.max(...inputs), 'inputs')}
        ${drawRow(fill(messages.dense, { units: formatCount(units) }), dense, whole, 'weights')}
        ${drawRow(fill(messages.conv, { filters: formatCount(filters), rows, columns }), conv, whole, 'weights')}
      </table>
      <p class="note summary" role="status">${summarize(own, denses[2], convs[2], messages)}</p>
      <p class="note">${messages.scale}</p>`;
  }

  private drawField(axis: (typeof axes)[number], own: Shape, i: number, messages: NeuronCountMessages) {
    return html`<label
      >${messages[axis]}<input
        part="field"
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${this.invalidAxis === axis ? 'true' : 'false'}
        ${field(String(own[i]), (text, done) => {
          const value = readNumber(text);
          this.enteredText = truncate(text);
          if (!isSize(value, maxValues[axis])) {
            // An entry that is still written is kept, even if it is refused; a finished one is replaced by the last size.
            this.invalidAxis = done ? undefined : axis;
            return;
          }
          this.invalidAxis = undefined;
          // Several entries in one task each change the size that the one before left.
          const before = this.own ?? own;
          if (value === before[i]) return;
          const inputShape = before.map((size, at) => (at === i ? value : size));
          this.own = inputShape;
          this.emit('cnn-change', { inputShape } satisfies ShapeDetail);
        })}
    /></label>`;
  }
}

const isSize = (value: unknown, max: number): value is number =>
  Number.isInteger(value) && (value as number) >= 1 && (value as number) <= max;

function checkSize(argument: keyof typeof maxValues, value: unknown): number {
  if (isSize(value, maxValues[argument])) return value;
  throw new FigureError<keyof NeuronCountMessages>(argument, 'badSize', {
    most: formatCount(maxValues[argument]),
    text: truncate(value),
  });
}

function readShape(value: unknown): Shape {
  if (value === undefined || value === null) return defaultShape;
  const sizes: unknown =
    typeof value === 'string' ? readList(value.replace(/[×x]/g, ' ')).map(Number) : value;
  const isValid =
    Array.isArray(sizes) && sizes.length === 3 && axes.every((axis, i) => isSize(sizes[i], maxValues[axis]));
  if (!isValid) {
    throw new FigureError<keyof NeuronCountMessages>('inputShape', 'badShape', { text: truncate(value) });
  }
  return sizes as number[];
}

function readKernelSize(value: unknown): [number, number] {
  const [rows, columns]: unknown[] = Array.isArray(value) && value.length === 2 ? value : [value, value];
  return [checkSize('kernelSize', rows), checkSize('kernelSize', columns)];
}

const sizeText = (shape: Shape): string => shape.map(formatCount).join(' × ');

/** Squares whose areas are counts, on a scale on which `whole` fills the column. */
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
          <span class="area ${kind} ${side < minVisibleSide ? 'tiny' : ''}" part="area" aria-hidden="true"
            ><i ${styleVars({ '--_side': side })}></i
          ></span>
        </td>`;
      })}
    </tr>
  </tbody>`;
}

function summarize(own: Shape, dense: Costs, conv: Costs, messages: NeuronCountMessages): string {
  const ratio = dense.parameters / conv.parameters;
  return fill(messages.summary, {
    size: sizeText(own),
    dense: formatCount(dense.parameters),
    memory: memoryText(dense.bytes),
    conv: formatCount(conv.parameters),
    times:
      ratio > 1
        ? fill(messages.fewer, { times: ratio < 10 ? ratio.toFixed(1) : formatCount(Math.round(ratio)) })
        : messages.more,
  });
}

function memoryText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const step = Math.floor(Math.log10(bytes) / 3);
  return `${Number((bytes / 1000 ** step).toPrecision(3))} ${units[step]}`;
}
