import { boxesOf, radiusOf } from './boxes.js';
import { paintOf } from './colour.js';
import { borders, inset, overlap, paddings, reachesOut, unturned } from './frames.js';
import { Line, spanOf } from './Line.js';
import { piecesOf, reachOf, widthOf } from './lines.js';
import { place, scaleOf, type Matrix } from './paths.js';
import { pseudoFrame } from './pseudo.js';
import type { Box, Frame, Image, Mark, Path, Text } from './displayList.js';
import { fillOf, shapeOf, strokeOf } from './shapes.js';

/** What an element hands on to what is in it. */
interface Context {
  opacity: number;
  /** Degrees. */
  turn: number;
  clip?: Frame;
  /** How far above the rest it is painted, one number a stacking context. */
  layers: number[];
  /** The closest element around that is no part of a line, and the rooms of all of them. */
  block: Element;
  rooms: Frame[];
}

/** Goes through what is rendered in a figure and notes what is drawn. */
export class Walk {
  private readonly painted: { layers: number[]; mark: Mark }[] = [];
  private line?: { line: Line; context: Context };

  /** @param scale how much larger the page shows the figure than its own pixels are */
  constructor(
    private readonly bounds: DOMRect,
    private readonly scale: number,
  ) {}

  /** All that is drawn in an element, in the order in which it is painted. */
  marksOf(element: Element): Mark[] {
    this.enter(element, { opacity: 1, turn: 0, layers: [], block: element, rooms: [] });
    this.endLine();
    return this.painted.toSorted((one, other) => compare(one.layers, other.layers)).map(({ mark }) => mark);
  }

  private enter(element: Element, outer: Context): void {
    const style = getComputedStyle(element);
    const opacity = outer.opacity * Number(style.opacity);
    if (style.display === 'none' || opacity === 0) return;
    const context = { ...outer, opacity, turn: outer.turn + turnOf(style) };
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
      if (child instanceof Element) this.enter(child, context);
      else if (isSeen && child instanceof globalThis.Text) {
        if (isShape) this.writeInDrawing(child, element as SVGTextContentElement, style, context);
        else this.write(child, style, context);
      }
    }
    this.drawPseudo(element, '::after', context);
  }

  /** Its box and what is in it beside other elements; gives `context` what holds within it. */
  private drawElement(element: Element, style: CSSStyleDeclaration, context: Context, isSeen: boolean): void {
    const isInline = style.display === 'inline';
    const rects = isInline ? [...element.getClientRects()] : [element.getBoundingClientRect()];
    const frames = rects.map((rect) => this.frameOf(rect, context.turn));
    if (isSeen) {
      for (const frame of frames) for (const box of boxesOf(style, frame)) this.note(box, frame, context);
    }
    const [frame] = frames;
    if (!frame) return;
    const edge = inset({ ...frame, radius: radiusOf(style.borderTopLeftRadius, frame) }, borders(style));
    const room = inset(edge, paddings(style));
    if (!isInline) {
      context.block = element;
      context.rooms = [room, ...context.rooms];
    }
    if (isSeen && element instanceof HTMLCanvasElement) {
      const image = imageOf(element, style, room);
      if (image) this.note(image, room, edge.radius > 0 ? { ...context, clip: edge } : context);
    }
    if (isSeen && element instanceof HTMLInputElement) this.writeField(element, style, room, context);
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
      const clip = context.clip ? overlap(edge, context.clip) : edge;
      context.clip = clip ?? { ...edge, width: 0, height: 0 };
    }
  }

  /** Of what has no element only that which stands at an absolute place: no other place could be asked for. */
  private drawPseudo(element: Element, which: '::before' | '::after', context: Context): void {
    const style = getComputedStyle(element, which);
    const isThere = style.content !== 'none' && style.content !== 'normal' && style.display !== 'none';
    if (!isThere || style.position !== 'absolute') return;
    const around = placed(element);
    const outer = this.frameOf(around.getBoundingClientRect(), 0);
    const frame = pseudoFrame(style, inset(outer, borders(getComputedStyle(around))));
    const own = { ...context, opacity: context.opacity * Number(style.opacity), turn: turnOf(style) };
    for (const box of boxesOf(style, frame)) this.note(box, frame, own);
  }

  private drawShape(element: SVGGraphicsElement, style: CSSStyleDeclaration, context: Context): void {
    const shape = shapeOf(element, style, this.matrixOf(element));
    if (!shape) return;
    const half = -(shape.stroke?.width ?? 0) / 2;
    const frame = this.frameOf(element.getBoundingClientRect(), 0);
    this.note(shape, inset(frame, [half, half, half, half]), context);
  }

  private write(node: globalThis.Text, style: CSSStyleDeclaration, context: Context): void {
    const fill = paintOf(style.color);
    if (!fill) return;
    for (const { text, box } of piecesOf(node)) {
      const { x, y, width, height } = this.frameOf(box, context.turn);
      const { ascent, descent } = reachOf(style);
      const baseline = y + (height * ascent) / (ascent + descent);
      const span = spanOf(text, x, width, parseFloat(style.fontSize), style, fill);
      if (this.line?.line.take(span, context.block, baseline)) continue;
      this.endLine();
      const line = new Line(context.block, baseline, context.rooms, style.direction === 'rtl');
      line.take(span, context.block, baseline);
      this.line = { line, context };
    }
  }

  private endLine(): void {
    const { line, context } = this.line ?? {};
    this.line = undefined;
    const text = line?.finish();
    if (!text) return;
    const [first, last] = [text.spans[0], text.spans[text.spans.length - 1]];
    const frame = { x: first.left, y: text.y - first.size * 0.8, width: last.left + last.width - first.left };
    this.note(text, { ...frame, height: first.size, radius: 0 }, context!);
  }

  private writeField(
    field: HTMLInputElement,
    style: CSSStyleDeclaration,
    room: Frame,
    context: Context,
  ): void {
    const fill = paintOf(style.color);
    if (!field.value || !fill) return;
    const width = widthOf(field.value, style);
    const side = { center: 0.5, end: 1, right: 1 }[style.textAlign] ?? 0;
    const x = room.x + (room.width - width) * side;
    const { ascent, descent } = reachOf(style);
    const size = parseFloat(style.fontSize);
    const baseline = room.y + room.height / 2 + ((ascent - descent) / 2) * size;
    this.endLine();
    const line = new Line(field, baseline, [room], false);
    line.take(spanOf(field.value, x, width, size, style, fill), field, baseline);
    this.line = { line, context };
  }

  private writeInDrawing(
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
    const [left, y] = place(matrix, startX, startY);
    const [right] = place(matrix, element.getEndPositionOfChar(element.getNumberOfChars() - 1).x, startY);
    const anchor = style.textAnchor as Text['anchor'];
    const x = anchor === 'start' ? left : anchor === 'end' ? right : (left + right) / 2;
    const size = parseFloat(style.fontSize) * scaleOf(matrix);
    const halo = style.paintOrder.startsWith('stroke') ? strokeOf(style, scaleOf(matrix)) : undefined;
    const spans = [spanOf(text, left, right - left, size, style, fill)];
    this.note(
      { kind: 'text', x, y, anchor, isRightToLeft: false, spans, halo },
      { x: left, y: y - size * 0.8, width: right - left, height: size, radius: 0 },
      context,
    );
  }

  private note(drawn: Box | Path | Text | Image, frame: Frame, context: Context): void {
    if (drawn.kind !== 'text') this.endLine();
    const { opacity, turn, clip, layers } = context;
    if (clip && !overlap(frame, clip)) return;
    const mark: Mark = { ...drawn, opacity };
    if (turn % 360 !== 0) mark.turn = [turn, frame.x + frame.width / 2, frame.y + frame.height / 2];
    if (clip && reachesOut(frame, clip)) mark.clip = clip;
    this.painted.push({ layers, mark });
  }

  private frameOf({ left, top, width, height }: DOMRect, turn: number): Frame {
    const { bounds, scale } = this;
    const frame = {
      x: (left - bounds.left) / scale,
      y: (top - bounds.top) / scale,
      width: width / scale,
      height: height / scale,
      radius: 0,
    };
    return turn % 360 === 0 ? frame : unturned(frame, turn);
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
function turnOf({ transform }: CSSStyleDeclaration): number {
  if (transform === 'none') return 0;
  const { a, b } = new DOMMatrixReadOnly(transform);
  return b === 0 ? 0 : (Math.atan2(b, a) * 180) / Math.PI;
}

/** The closest element, or itself, that absolute places within count from. */
function placed(element: Element): Element {
  for (let one = element; one.parentElement; one = one.parentElement) {
    const { position, transform } = getComputedStyle(one);
    if (position !== 'static' || transform !== 'none') return one;
  }
  return element;
}

function imageOf(canvas: HTMLCanvasElement, style: CSSStyleDeclaration, room: Frame): Image | undefined {
  const { width: columns, height: rows } = canvas;
  const context = canvas.getContext('2d');
  if (!context || columns === 0 || rows === 0) return undefined;
  const { x, y, width, height } = room;
  const pixels = context.getImageData(0, 0, columns, rows);
  return { kind: 'image', x, y, width, height, pixels, isSmooth: style.imageRendering === 'auto' };
}
