import { html, nothing, svg, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { always, property } from '../../figure/property.js';
import { CanvasController, pixels, type PixelImage } from '../../figure/draw/pixels.js';
import { pixelsStyles } from '../../figure/draw/pixels.styles.js';
import { cellAfterKey, type GridCell } from '../../figure/draw/gridNavigation.js';
import { fill } from '../../messages/index.js';
import { numberAttribute } from '../../values/attributes.js';
import { FigureError } from '../../values/errors/FigureError.js';
import { truncate } from '../../values/errors/quoteValue.js';
import { EmbeddableFigure } from '../../figure/EmbeddableFigure.js';
import { digitPadStyles } from './digit-pad.styles.js';
import { digitPadMessages, type DigitPadMessages } from './messages.js';
import { normalize, penWidth, padSize, type PenStroke } from './normalize.js';
import { digitStrokes } from './digitStrokes.js';

/** An image of bytes, `[28, 28]`, from 0 for paper to 255 for ink. */
export interface DigitImage {
  data: Uint8Array;
  shape: [28, 28];
}

/** `cnn-change` of `<digit-pad>` */
export interface DigitDetail {
  value: DigitImage;
}

/** Further points are not added to the strokes. */
const maxPoints = 4000;

/**
 * A pad to write a digit on, with mouse, pen, finger or keys, and next to it the 28 × 28 image for a model, centred and
 * scaled as those of MNIST are.
 *
 * @element digit-pad
 * @fires {CustomEvent<DigitDetail>} cnn-change - The reader drew, undid, cleared or chose an example.
 * @csspart pad - The pad.
 * @csspart image - The 28 × 28 image.
 */
export class DigitPad extends EmbeddableFigure<DigitPadMessages> {
  static override styles = [EmbeddableFigure.styles, pixelsStyles, digitPadStyles];

  protected readonly canvases = new CanvasController(this);
  @state() private strokes: readonly PenStroke[] = [];
  /** The cell and the state of the pen that keys move. */
  @state() private penCell: GridCell = { row: 13, column: 13 };
  @state() private isDown = false;
  /** What a screen reader says after a key. */
  @state() private spoken = '';
  /** The id of the pointer that draws. */
  private pointer?: number;
  /** The strokes that `image` shows. */
  private imageStrokes = this.strokes;
  private image = imageOf(this.strokes);

  /** A digit from 0 to 9 that is on the pad at first. */
  @property({ converter: numberAttribute, hasChanged: always }) digit?: number;

  protected readonly messageTables = digitPadMessages;

  /** What is drawn, as the input of a model; all 0 while the pad is empty. */
  get value(): DigitImage {
    if (this.isUpdatePending) this.updateImage();
    return { data: Uint8Array.from(this.image.data), shape: [padSize, padSize] };
  }

  /** Removes the last stroke. */
  undo(): void {
    this.strokes = this.strokes.slice(0, -1);
    this.isDown = false;
  }

  /** Removes all strokes. */
  clear(): void {
    this.strokes = [];
    this.isDown = false;
  }

  protected nameOf(messages: DigitPadMessages): string {
    return messages.title;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('digit')) {
      this.strokes = Number.isInteger(this.digit) ? (digitStrokes[this.digit!] ?? []) : [];
      this.isDown = false;
    }
    this.updateImage();
  }

  private updateImage(): void {
    if (this.imageStrokes === this.strokes) return;
    this.imageStrokes = this.strokes;
    this.image = imageOf(this.strokes);
  }

  protected draw(messages: DigitPadMessages): TemplateResult {
    const { digit } = this;
    if (digit !== undefined && digit !== null && !(Number.isInteger(digit) && digitStrokes[digit])) {
      throw new FigureError<keyof DigitPadMessages>('digit', 'badDigit', { text: truncate(digit) });
    }
    const { column, row } = this.penCell;
    const summary = summarize(this.image.data, messages);
    const isEmpty = this.strokes.length === 0;
    const onClick = (action: () => void) => () => {
      if (!isEmpty) this.change(action);
    };
    return html`<div class="sheets">
        <p class="heading"><span class="title">${messages.title}</span></p>
        <p class="heading">
          <span class="title">${messages.used}</span> <span class="size">${messages.size}</span>
        </p>
        <svg
          class="pad"
          part="pad"
          viewBox="0 0 ${padSize} ${padSize}"
          role="application"
          tabindex="0"
          aria-label=${messages.pad}
          aria-describedby="hint"
          @pointerdown=${this.beginStroke}
          @pointermove=${this.continueStroke}
          @pointerup=${this.endStroke}
          @pointercancel=${this.endStroke}
          @keydown=${this.moveByKey}
          @blur=${() => (this.isDown = false)}
        >
          <path stroke-width=${penWidth} d=${this.strokes.map(pathOf).join('')} />
          ${svg`<circle class=${this.isDown ? 'down' : ''} cx=${column + 0.5} cy=${row + 0.5} r="0.9" />`}
        </svg>
        <canvas
          part="image"
          role="img"
          aria-label="${messages.used}: ${summary}"
          ${pixels(this.image)}
        ></canvas>
      </div>
      <div class="controls">
        <button
          type="button"
          aria-disabled=${isEmpty ? 'true' : 'false'}
          @click=${onClick(() => this.undo())}
        >
          ${messages.undo}
        </button>
        <button
          type="button"
          aria-disabled=${isEmpty ? 'true' : 'false'}
          @click=${onClick(() => this.clear())}
        >
          ${messages.clear}
        </button>
        <select aria-label=${messages.example} @change=${this.chooseExample}>
          <option value="">${messages.example}</option>
          ${digitStrokes.map((_, i) => html`<option>${i}</option>`)}
        </select>
      </div>
      <p class="note">${summary}</p>
      <p class="note hint" id="hint">${messages.hint}</p>
      <p class="visually-hidden" role="status">${this.spoken || nothing}</p>`;
  }

  private change(action: () => void): void {
    action();
    this.emit('cnn-change', { value: this.value } satisfies DigitDetail);
  }

  /** Adds points to the last stroke. */
  private add(points: readonly number[]): void {
    const last = this.strokes[this.strokes.length - 1];
    const count = this.strokes.reduce((sum, { length }) => sum + length, 0);
    if (count < 2 * maxPoints) this.strokes = [...this.strokes.slice(0, -1), [...last, ...points]];
  }

  private readonly beginStroke = (event: PointerEvent): void => {
    if (event.button !== 0 || this.pointer !== undefined) return;
    const pad = event.currentTarget as Element;
    pad.setPointerCapture(event.pointerId);
    this.pointer = event.pointerId;
    this.isDown = false;
    this.change(() => (this.strokes = [...this.strokes, pointOf(event, pad)]));
  };

  private readonly continueStroke = (event: PointerEvent): void => {
    if (event.pointerId !== this.pointer) return;
    const pad = event.currentTarget as Element;
    const events = event.getCoalescedEvents?.() ?? [];
    this.change(() => this.add((events.length > 0 ? events : [event]).flatMap((each) => pointOf(each, pad))));
  };

  private readonly endStroke = ({ pointerId }: PointerEvent): void => {
    if (pointerId === this.pointer) this.pointer = undefined;
  };

  private readonly moveByKey = (event: KeyboardEvent): void => {
    const { row, column } = this.penCell;
    if (event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      this.isDown = !this.isDown;
      if (this.isDown) this.change(() => (this.strokes = [...this.strokes, [column + 0.5, row + 0.5]]));
    } else {
      const goal = cellAfterKey(event, this.penCell, padSize, padSize);
      if (!goal) return;
      this.penCell = goal;
      if (this.isDown) this.change(() => this.add([goal.column + 0.5, goal.row + 0.5]));
    }
    this.spoken = fill(this.isDown ? this.resolvedMessages.down : this.resolvedMessages.up, {
      row: this.penCell.row + 1,
      column: this.penCell.column + 1,
    });
  };

  private readonly chooseExample = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const digit = digitStrokes[select.selectedIndex - 1];
    select.selectedIndex = 0;
    if (digit) this.change(() => (this.strokes = digit));
  };
}

function pointOf({ clientX, clientY }: PointerEvent, pad: Element): [number, number] {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const toCells = (share: number) => Math.min(padSize, Math.max(0, share * padSize));
  return [toCells((clientX - left) / width), toCells((clientY - top) / height)];
}

/** A stroke of one point is a dot, which is drawn as a line of length 0. */
const pathOf = (stroke: PenStroke): string => `M${stroke[0]} ${stroke[1]}L${stroke.join(' ')}`;

const imageOf = (strokes: readonly PenStroke[]): PixelImage => ({
  rows: padSize,
  columns: padSize,
  data: normalize(strokes),
  start: 0,
  step: 1,
  maxAbs: 255,
});

function summarize(data: ArrayLike<number>, messages: DigitPadMessages): string {
  const inked = Array.from(data, (_, i) => i).filter((i) => data[i] > 0);
  if (inked.length === 0) return messages.empty;
  const row = (i: number) => Math.floor(i / padSize) + 1;
  const [top, bottom] = [row(inked[0]), row(inked[inked.length - 1])];
  return fill(messages.inked, { inked: inked.length, top, bottom });
}
