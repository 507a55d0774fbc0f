import { paintOf } from './css/color.js';
import type { Coordinates } from './coordinates.js';
import type { Paint, Rect, TextLine, TextRun } from './displayList.js';
import { fontMetrics, textFragments, textWidth } from './measureText.js';

/** Pixels within which edges count as aligned. */
const tolerance = 1.5;

/** What the text in an element depends on beside its own style. */
export interface TextContext {
  /** Clockwise, in degrees. */
  rotation: number;
  /** The closest element around it that is not inline. */
  block: Element;
  /** Of `block` and the blocks around it, the closest first. */
  contentBoxes: Rect[];
}

/** Collects lines of HTML text; reports each once something else than text follows. */
export class LineCollector<Context extends TextContext> {
  private line?: { builder: LineBuilder; context: Context };

  constructor(
    private readonly coordinates: Coordinates,
    private readonly report: (line: TextLine, context: Context) => void,
  ) {}

  addText(node: Text, style: CSSStyleDeclaration, context: Context): void {
    const fill = paintOf(style.color);
    if (!fill) return;
    const { block, contentBoxes, rotation } = context;
    const { ascent, descent } = fontMetrics(style);
    for (const { text, box } of textFragments(node)) {
      const { x, y, width, height } = this.coordinates.rectOf(box, rotation);
      const baseline = y + (height * ascent) / (ascent + descent);
      const run = textRun(text, x, width, parseFloat(style.fontSize), style, fill);
      if (this.line?.builder.append(run, baseline, block)) continue;
      const isRightToLeft = style.direction === 'rtl';
      this.start(new LineBuilder(run, baseline, block, contentBoxes, isRightToLeft), context);
    }
  }

  /** Adds the value of a field, which is a line of its own. */
  addValue(field: HTMLInputElement, style: CSSStyleDeclaration, contentBox: Rect, context: Context): void {
    const fill = paintOf(style.color);
    if (!field.value || !fill) return;
    const width = textWidth(field.value, style);
    const ratio = { center: 0.5, end: 1, right: 1 }[style.textAlign] ?? 0;
    const x = contentBox.x + (contentBox.width - width) * ratio;
    const { ascent, descent } = fontMetrics(style);
    const size = parseFloat(style.fontSize);
    const baseline = contentBox.y + contentBox.height / 2 + ((ascent - descent) / 2) * size;
    const run = textRun(field.value, x, width, size, style, fill);
    this.start(new LineBuilder(run, baseline, field, [contentBox], false), context);
  }

  /** Reports the line under construction, if there is one. */
  finish(): void {
    const { builder, context } = this.line ?? {};
    this.line = undefined;
    const line = builder?.finish();
    if (line) this.report(line, context!);
  }

  private start(builder: LineBuilder, context: Context): void {
    this.finish();
    this.line = { builder, context };
  }
}

export const textRun = (
  text: string,
  left: number,
  width: number,
  size: number,
  style: CSSStyleDeclaration,
  fill: Paint,
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

/** Joins the runs that follow one another on one line of one block. */
class LineBuilder {
  private readonly runs: TextRun[];

  /** @param contentBoxes of the blocks around the line, the closest first */
  constructor(
    first: TextRun,
    private readonly baseline: number,
    private readonly block: Element,
    private readonly contentBoxes: readonly Rect[],
    private readonly isRightToLeft: boolean,
  ) {
    this.runs = [first];
  }

  /** Appends a run if it continues the line; returns whether it does. */
  append(run: TextRun, baseline: number, block: Element): boolean {
    const last = this.runs[this.runs.length - 1];
    const gap = run.left - last.left - last.width;
    if (block !== this.block || Math.abs(baseline - this.baseline) > 1 || Math.abs(gap) > tolerance)
      return false;
    this.runs.push(run);
    return true;
  }

  /**
   * The line, anchored so that it stays aligned where another font makes it wider or narrower; undefined if it is all
   * white space.
   */
  finish(): TextLine | undefined {
    const last = this.runs.findLastIndex(isVisibleText);
    if (last < 0) return undefined;
    const runs = mergeRuns(this.runs.slice(this.runs.findIndex(isVisibleText), last + 1));
    const left = runs[0].left;
    const right = runs[runs.length - 1].left + runs[runs.length - 1].width;
    const side = alignedSide(this.contentBoxes, left, right);
    const x = side === 'left' ? left : side === 'right' ? right : (left + right) / 2;
    const isStart = (side === 'left') !== this.isRightToLeft;
    const anchor = side === 'middle' ? 'middle' : isStart ? 'start' : 'end';
    return { kind: 'text', x, y: this.baseline, anchor, isRightToLeft: this.isRightToLeft, runs };
  }
}

/** Joins runs of the same style, and white space with the run before it. */
function mergeRuns(runs: readonly TextRun[]): TextRun[] {
  const merged: TextRun[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    const isTrailingSpace = last && !isVisibleText(run) && !last.isUnderlined;
    if (isTrailingSpace || (last && styleKey(run) === styleKey(last))) {
      last.text += run.text;
      last.width = run.left + run.width - last.left;
    } else merged.push({ ...run });
  }
  return merged;
}

const isVisibleText = ({ text }: TextRun): boolean => text.trim() !== '';

const styleKey = ({ text: _text, left: _left, width: _width, ...style }: TextRun): string =>
  JSON.stringify(style);

/** How a text is aligned in the closest content box that is wider than the text. */
function alignedSide(boxes: readonly Rect[], left: number, right: number): 'left' | 'middle' | 'right' {
  for (const { x, width } of boxes) {
    const [before, after] = [left - x, x + width - right];
    if (Math.abs(before) < tolerance && Math.abs(after) < tolerance) continue;
    if (Math.abs(before - after) < tolerance) return 'middle';
    return Math.abs(after) < tolerance ? 'right' : 'left';
  }
  return 'left';
}
