import { boxesOf, radiusOf } from './boxes.js';
import { paintOf } from './color.js';
import { borderWidths, inset, intersect, paddings, overflows, unrotate } from './frames.js';
import { LineBuilder, textRun } from './Line.js';
import { textRunsOf, fontMetrics, textWidth } from './lines.js';
import { transformPoint, scaleOf, type Matrix } from './paths.js';
import { pseudoRect } from './pseudo.js';
import type { Box, Rect, Image, Mark, Path, TextLine } from './displayList.js';
import { fillOf, shapeOf, strokeOf } from './shapes.js';

/** What an element hands on to what is in it. */
interface Context {
  opacity: number;
  /** Degrees. */
  rotation: number;
  clip?: Rect;
  /** How far above the rest it is painted, one number a stacking context. */
  layers: number[];
  /** The closest element around that is no part of a line, and the rooms of all of them. */
  block: Element;
  contentBoxes: Rect[];
}

/** Goes through what is rendered in a figure and notes what is drawn. */
export class DomWalker {
  private readonly painted: { layers: number[]; mark: Mark }[] = [];
  private line?: { line: LineBuilder; context: Context };

  /** @param scale how much larger the page shows the figure than its own pixels are */
  constructor(
    private readonly bounds: DOMRect,
    private readonly scale: number,
  ) {}

  /** All that is drawn in an element, in the order in which it is painted. */
  collectMarks(element: Element): Mark[] {
    this.visit(element, { opacity: 1, rotation: 0, layers: [], block: element, contentBoxes: [] });
    this.finishLine();
    return this.painted.toSorted((one, other) => compare(one.layers, other.layers)).map(({ mark }) => mark);
  }

  private visit(element: Element, outer: Context): void {
    const style = getComputedStyle(element);
    const opacity = outer.opacity * Number(style.opacity);
    if (style.display === 'none' || opacity === 0) return;
    const context = { ...outer, opacity, turn: outer.rotation + rotationOf(style) };
    if (style.zIndex !== 'auto') context.layers = [...outer.layers, Number(style.zIndex)];
    const isSeen = style.visibility === 'visible';
    const isShape = element instanceof SVGElement && !(element instanceof SVGSVGElement);
    if (isShape) {
      if (isSeen) this.drawShape(element as SVGGraphicsElement, style, context);
    } else if (style.display !== 'contents') {
      this.drawElement(element, style, context, isSeen);
    }
    this.drawPseudo(element, '::before', context);
    for (const child of (element.shadowRoot ?? element).childNodes) {
      if (child instanceof Element) this.visit(child, context);
      else if (isSeen && child instanceof globalThis.Text) {
        if (isShape) this.addSVGText(child, element as SVGTextContentElement, style, context);
        else this.addText(child, style, context);
      }
    }
    this.drawPseudo(element, '::after', context);
  }

  /** Its box and what is in it beside other elements; gives `context` what holds within it. */
  private drawElement(element: Element, style: CSSStyleDeclaration, context: Context, isSeen: boolean): void {
    const isInline = style.display === 'inline';
    const rects = isInline ? [...element.getClientRects()] : [element.getBoundingClientRect()];
    const frames = rects.map((rect) => this.rectOf(rect, context.rotation));
    if (isSeen) {
      for (const frame of frames) for (const box of boxesOf(style, frame)) this.addMark(box, frame, context);
    }
    const [frame] = frames;
    if (!frame) return;
    const edge = inset({ ...frame, radius: radiusOf(style.borderTopLeftRadius, frame) }, borderWidths(style));
    const room = inset(edge, paddings(style));
    if (!isInline) {
      context.block = element;
      context.contentBoxes = [room, ...context.contentBoxes];
    }
    if (isSeen && element instanceof HTMLCanvasElement) {
      const image = imageOfCanvas(element, style, room);
      if (image) this.addMark(image, room, edge.radius > 0 ? { ...context, clip: edge } : context);
    }
    if (isSeen && element instanceof HTMLInputElement) this.addFieldText(element, style, room, context);
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
      const clip = context.clip ? intersect(edge, context.clip) : edge;
      context.clip = clip ?? { ...edge, width: 0, height: 0 };
    }
  }

  /** Of what has no element only that which stands at an absolute place: no other place could be asked for. */
  private drawPseudo(element: Element, which: '::before' | '::after', context: Context): void {
    const style = getComputedStyle(element, which);
    const isThere = style.content !== 'none' && style.content !== 'normal' && style.display !== 'none';
    if (!isThere || style.position !== 'absolute') return;
    const around = positionedAncestor(element);
    const outer = this.rectOf(around.getBoundingClientRect(), 0);
    const frame = pseudoRect(style, inset(outer, borderWidths(getComputedStyle(around))));
    const own = { ...context, opacity: context.opacity * Number(style.opacity), turn: rotationOf(style) };
    for (const box of boxesOf(style, frame)) this.addMark(box, frame, own);
  }

  private drawShape(element: SVGGraphicsElement, style: CSSStyleDeclaration, context: Context): void {
    const shape = shapeOf(element, style, this.matrixOf(element));
    if (!shape) return;
    const half = -(shape.stroke?.width ?? 0) / 2;
    const frame = this.rectOf(element.getBoundingClientRect(), 0);
    this.addMark(shape, inset(frame, [half, half, half, half]), context);
  }

  private addText(node: globalThis.Text, style: CSSStyleDeclaration, context: Context): void {
    const fill = paintOf(style.color);
    if (!fill) return;
    for (const { text, box } of textRunsOf(node)) {
      const { x, y, width, height } = this.rectOf(box, context.rotation);
      const { ascent, descent } = fontMetrics(style);
      const baseline = y + (height * ascent) / (ascent + descent);
      const span = textRun(text, x, width, parseFloat(style.fontSize), style, fill);
      if (this.line?.line.append(span, context.block, baseline)) continue;
      this.finishLine();
      const line = new LineBuilder(context.block, baseline, context.contentBoxes, style.direction === 'rtl');
      line.append(span, context.block, baseline);
      this.line = { line, context };
    }
  }

  private finishLine(): void {
    const { line, context } = this.line ?? {};
    this.line = undefined;
    const text = line?.finish();
    if (!text) return;
    const [first, last] = [text.runs[0], text.runs[text.runs.length - 1]];
    const frame = { x: first.left, y: text.y - first.size * 0.8, width: last.left + last.width - first.left };
    this.addMark(text, { ...frame, height: first.size, radius: 0 }, context!);
  }

  private addFieldText(
    field: HTMLInputElement,
    style: CSSStyleDeclaration,
    room: Rect,
    context: Context,
  ): void {
    const fill = paintOf(style.color);
    if (!field.value || !fill) return;
    const width = textWidth(field.value, style);
    const side = { center: 0.5, end: 1, right: 1 }[style.textAlign] ?? 0;
    const x = room.x + (room.width - width) * side;
    const { ascent, descent } = fontMetrics(style);
    const size = parseFloat(style.fontSize);
    const baseline = room.y + room.height / 2 + ((ascent - descent) / 2) * size;
    this.finishLine();
    const line = new LineBuilder(field, baseline, [room], false);
    line.append(textRun(field.value, x, width, size, style, fill), field, baseline);
    this.line = { line, context };
  }

  private addSVGText(
    node: globalThis.Text,
    element: SVGTextContentElement,
    style: CSSStyleDeclaration,
    context: Context,
  ): void {
    const text = node.data.trim();
    const fill = fillOf(style);
    if (!text || !fill || !('getNumberOfChars' in element)) return;
    const matrix = this.matrixOf(element);
    const { x: startX, y: startY } = element.getStartPositionOfChar(0);
    const [left, y] = transformPoint(matrix, startX, startY);
    const [right] = transformPoint(
      matrix,
      element.getEndPositionOfChar(element.getNumberOfChars() - 1).x,
      startY,
    );
    const anchor = style.textAnchor as TextLine['anchor'];
    const x = anchor === 'start' ? left : anchor === 'end' ? right : (left + right) / 2;
    const size = parseFloat(style.fontSize) * scaleOf(matrix);
    const halo = style.paintOrder.startsWith('stroke') ? strokeOf(style, scaleOf(matrix)) : undefined;
    const spans = [textRun(text, left, right - left, size, style, fill)];
    this.addMark(
      { kind: 'text', x, y, anchor, isRightToLeft: false, runs: spans, halo },
      { x: left, y: y - size * 0.8, width: right - left, height: size, radius: 0 },
      context,
    );
  }

  private addMark(drawn: Box | Path | TextLine | Image, frame: Rect, context: Context): void {
    if (drawn.kind !== 'text') this.finishLine();
    const { opacity, rotation: turn, clip, layers } = context;
    if (clip && !intersect(frame, clip)) return;
    const mark: Mark = { ...drawn, opacity };
    if (turn % 360 !== 0) mark.rotation = [turn, frame.x + frame.width / 2, frame.y + frame.height / 2];
    if (clip && overflows(frame, clip)) mark.clip = clip;
    this.painted.push({ layers, mark });
  }

  private rectOf({ left, top, width, height }: DOMRect, turn: number): Rect {
    const { bounds, scale } = this;
    const frame = {
      x: (left - bounds.left) / scale,
      y: (top - bounds.top) / scale,
      width: width / scale,
      height: height / scale,
      radius: 0,
    };
    return turn % 360 === 0 ? frame : unrotate(frame, turn);
  }

  private matrixOf(element: SVGGraphicsElement): Matrix {
    const { a, b, c, d, e, f } = element.getScreenCTM()!;
    const { bounds, scale } = this;
    return {
      a: a / scale,
      b: b / scale,
      c: c / scale,
      d: d / scale,
      e: (e - bounds.left) / scale,
      f: (f - bounds.top) / scale,
    };
  }
}

/** Of two stacks of layers, which is painted first. */
function compare(one: number[], other: number[]): number {
  for (let i = 0; i < Math.max(one.length, other.length); i++) {
    const difference = (one[i] ?? 0) - (other[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Degrees by which a style turns its box; moving and stretching are seen from where it stands. */
function rotationOf({ transform }: CSSStyleDeclaration): number {
  if (transform === 'none') return 0;
  const { a, b } = new DOMMatrixReadOnly(transform);
  return b === 0 ? 0 : (Math.atan2(b, a) * 180) / Math.PI;
}

/** The closest element, or itself, that absolute places within count from. */
function positionedAncestor(element: Element): Element {
  for (let one = element; one.parentElement; one = one.parentElement) {
    const { position, transform } = getComputedStyle(one);
    if (position !== 'static' || transform !== 'none') return one;
  }
  return element;
}

function imageOfCanvas(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, room: Rect): Image | undefined {
  const { width: columns, height: rows } = canvas;
  const context = canvas.getContext('2d');
  if (!context || columns === 0 || rows === 0) return undefined;
  const { x, y, width, height } = room;
  const pixels = context.getImageData(0, 0, columns, rows);
  return { kind: 'image', x, y, width, height, pixels, isSmooth: style.imageRendering === 'auto' };
}
