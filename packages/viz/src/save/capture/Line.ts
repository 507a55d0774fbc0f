import { paintOf } from './color.js';
import type { Rect, TextRun, TextLine } from './displayList.js';

/** Pixels by which texts and boxes that were meant to meet may miss each other. */
const tolerance = 1.5;

export const textRun = (
  text: string,
  left: number,
  width: number,
  size: number,
  style: CSSStyleDeclaration,
  fill: TextRun['fill'],
): TextRun => ({
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
export class LineBuilder {
  private readonly runs: TextRun[] = [];

  constructor(
    readonly block: Element,
    private readonly baseline: number,
    /** The rooms of the blocks around it, the closest first. */
    private readonly contentBoxes: readonly Rect[],
    private readonly isRightToLeft: boolean,
  ) {}

  /** Takes a span in, where it goes on from the last. */
  append(span: TextRun, block: Element, baseline: number): boolean {
    const last = this.runs[this.runs.length - 1];
    const gap = last ? span.left - last.left - last.width : 0;
    if (block !== this.block || Math.abs(baseline - this.baseline) > 1 || Math.abs(gap) > tolerance)
      return false;
    this.runs.push(span);
    return true;
  }

  /** The line as it is to be held where letters are wider or narrower than here; undefined if it says nothing. */
  finish(): TextLine | undefined {
    const last = this.runs.findLastIndex(isVisibleText);
    if (last < 0) return undefined;
    const spans = mergeRuns(this.runs.slice(this.runs.findIndex(isVisibleText), last + 1));
    const left = spans[0].left;
    const right = spans[spans.length - 1].left + spans[spans.length - 1].width;
    const side = alignedSide(this.contentBoxes, left, right);
    const x = side === 'left' ? left : side === 'right' ? right : (left + right) / 2;
    const isStart = (side === 'left') !== this.isRightToLeft;
    const anchor = side === 'middle' ? 'middle' : isStart ? 'start' : 'end';
    return { kind: 'text', x, y: this.baseline, anchor, isRightToLeft: this.isRightToLeft, runs: spans };
  }
}

/** Spans that look alike are one, and a space is part of what is before it. */
function mergeRuns(spans: readonly TextRun[]): TextRun[] {
  const whole: TextRun[] = [];
  for (const span of spans) {
    const last = whole[whole.length - 1];
    const isPart = last && !isVisibleText(span) && !last.isUnderlined;
    if (isPart || (last && styleKey(span) === styleKey(last))) {
      last.text += span.text;
      last.width = span.left + span.width - last.left;
    } else whole.push({ ...span });
  }
  return whole;
}

const isVisibleText = ({ text }: TextRun): boolean => text.trim() !== '';

const styleKey = ({ text: _text, left: _left, width: _width, ...look }: TextRun): string =>
  JSON.stringify(look);

/** The closest block that is wider than a text says which side of it holds. */
function alignedSide(rooms: readonly Rect[], left: number, right: number): 'left' | 'middle' | 'right' {
  for (const { x, width } of rooms) {
    const [before, after] = [left - x, x + width - right];
    if (Math.abs(before) < tolerance && Math.abs(after) < tolerance) continue;
    if (Math.abs(before - after) < tolerance) return 'middle';
    return Math.abs(after) < tolerance ? 'right' : 'left';
  }
  return 'left';
}
