import { paintOf } from './colour.js';
import type { Frame, Span, Text } from './displayList.js';

/** Pixels by which texts and boxes that were meant to meet may miss each other. */
const tolerance = 1.5;

export const spanOf = (
  text: string,
  left: number,
  width: number,
  size: number,
  style: CSSStyleDeclaration,
  fill: Span['fill'],
): Span => ({
  text,
  left,
  width,
  size,
  weight: style.fontWeight,
  isItalic: style.fontStyle !== 'normal',
  isUnderlined:
    style.textDecorationLine.includes('underline') && paintOf(style.textDecorationColor) !== undefined,
  family: style.fontFamily,
  fill,
});

/** A line under construction: what follows on the same line of the same block is one text with it. */
export class Line {
  private readonly spans: Span[] = [];

  constructor(
    readonly block: Element,
    private readonly baseline: number,
    /** The rooms of the blocks around it, the closest first. */
    private readonly rooms: readonly Frame[],
    private readonly isRightToLeft: boolean,
  ) {}

  /** Takes a span in, where it goes on from the last. */
  take(span: Span, block: Element, baseline: number): boolean {
    const last = this.spans[this.spans.length - 1];
    const gap = last ? span.left - last.left - last.width : 0;
    if (block !== this.block || Math.abs(baseline - this.baseline) > 1 || Math.abs(gap) > tolerance)
      return false;
    this.spans.push(span);
    return true;
  }

  /** The line as it is to be held where letters are wider or narrower than here; undefined if it says nothing. */
  finish(): Text | undefined {
    const last = this.spans.findLastIndex(saysSomething);
    if (last < 0) return undefined;
    const spans = joined(this.spans.slice(this.spans.findIndex(saysSomething), last + 1));
    const left = spans[0].left;
    const right = spans[spans.length - 1].left + spans[spans.length - 1].width;
    const side = sideIn(this.rooms, left, right);
    const x = side === 'left' ? left : side === 'right' ? right : (left + right) / 2;
    const isStart = (side === 'left') !== this.isRightToLeft;
    const anchor = side === 'middle' ? 'middle' : isStart ? 'start' : 'end';
    return { kind: 'text', x, y: this.baseline, anchor, isRightToLeft: this.isRightToLeft, spans };
  }
}

/** Spans that look alike are one, and a space is part of what is before it. */
function joined(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole[whole.length - 1];
    const isPart = last && !saysSomething(span) && !last.isUnderlined;
    if (isPart || (last && lookOf(span) === lookOf(last))) {
      last.text += span.text;
      last.width = span.left + span.width - last.left;
    } else whole.push({ ...span });
  }
  return whole;
}

const saysSomething = ({ text }: Span): boolean => text.trim() !== '';

const lookOf = ({ text: _text, left: _left, width: _width, ...look }: Span): string => JSON.stringify(look);

/** The closest block that is wider than a text says which side of it holds. */
function sideIn(rooms: readonly Frame[], left: number, right: number): 'left' | 'middle' | 'right' {
  for (const { x, width } of rooms) {
    const [before, after] = [left - x, x + width - right];
    if (Math.abs(before) < tolerance && Math.abs(after) < tolerance) continue;
    if (Math.abs(before - after) < tolerance) return 'middle';
    return Math.abs(after) < tolerance ? 'right' : 'left';
  }
  return 'left';
}
