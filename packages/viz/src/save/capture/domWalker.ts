import { boxesOf, radiusOf } from './boxes.js';
import type { Coordinates } from './coordinates.js';
import type { Box, Image, Mark, Path, Rect, TextLine } from './displayList.js';
import {
  borderWidths,
  inset,
  intersect,
  overflows,
  paddings,
  positionedAncestor,
  pseudoRect,
  rotationOf,
} from './rects.js';
import { canvasImage, shapeOf, svgTextLine } from './shapes.js';
import { LineCollector, type TextContext } from './text.js';

/** What an element inherits from the elements around it. */
interface Context extends TextContext {
  opacity: number;
  clip?: Rect;
  /** The `z-index` of each stacking context around it, the outermost first. */
  layers: number[];
}

/** Walks the rendered tree of a figure, with its shadow roots, and collects everything that is drawn. */
export class DomWalker {
  private readonly painted: { layers: number[]; mark: Mark }[] = [];
  private readonly lines: LineCollector<Context>;

  constructor(private readonly coordinates: Coordinates) {
    this.lines = new LineCollector(coordinates, (line, context) =>
      this.addMark(line, textRect(line), context),
    );
  }

  /** Everything drawn in an element, in paint order. */
  collectMarks(element: Element): Mark[] {
    this.visit(element, { opacity: 1, rotation: 0, layers: [], block: element, contentBoxes: [] });
    this.lines.finish();
    return this.painted.toSorted((a, b) => compareLayers(a.layers, b.layers)).map(({ mark }) => mark);
  }

  private visit(element: Element, outer: Context): void {
    const style = getComputedStyle(element);
    const opacity = outer.opacity * Number(style.opacity);
    if (style.display === 'none' || opacity === 0) return;
    const context: Context = { ...outer, opacity, rotation: outer.rotation + rotationOf(style) };
    if (style.zIndex !== 'auto') context.layers = [...outer.layers, Number(style.zIndex)];
    const isVisible = style.visibility === 'visible';
    const isShape = element instanceof SVGElement && !(element instanceof SVGSVGElement);
    if (isShape) {
      if (isVisible) this.addShape(element as SVGGraphicsElement, style, context);
    } else if (style.display !== 'contents') {
      this.addElement(element, style, context, isVisible);
    }
    this.addPseudo(element, '::before', context);
    for (const child of (element.shadowRoot ?? element).childNodes) {
      if (child instanceof Element) this.visit(child, context);
      else if (isVisible && child instanceof Text) {
        if (isShape) this.addSVGText(child, element as SVGTextContentElement, style, context);
        else this.lines.addText(child, style, context);
      }
    }
    this.addPseudo(element, '::after', context);
  }

  /** Adds an element's boxes and replaced content, and sets in `context` what its children inherit. */
  private addElement(
    element: Element,
    style: CSSStyleDeclaration,
    context: Context,
    isVisible: boolean,
  ): void {
    const isInline = style.display === 'inline';
    const clientRects = isInline ? [...element.getClientRects()] : [element.getBoundingClientRect()];
    const rects = clientRects.map((rect) => this.coordinates.rectOf(rect, context.rotation));
    if (isVisible) {
      for (const rect of rects) for (const box of boxesOf(style, rect)) this.addMark(box, rect, context);
    }
    const [rect] = rects;
    if (!rect) return;
    const paddingBox = inset(
      { ...rect, radius: radiusOf(style.borderTopLeftRadius, rect) },
      borderWidths(style),
    );
    const contentBox = inset(paddingBox, paddings(style));
    if (!isInline) {
      context.block = element;
      context.contentBoxes = [contentBox, ...context.contentBoxes];
    }
    if (isVisible && element instanceof HTMLCanvasElement) {
      const image = canvasImage(element, style, contentBox);
      const clipped = paddingBox.radius > 0 ? { ...context, clip: paddingBox } : context;
      if (image) this.addMark(image, contentBox, clipped);
    }
    if (isVisible && element instanceof HTMLInputElement)
      this.lines.addValue(element, style, contentBox, context);
    if (style.overflowX !== 'visible' || style.overflowY !== 'visible') {
      const clip = context.clip ? intersect(paddingBox, context.clip) : paddingBox;
      context.clip = clip ?? { ...paddingBox, width: 0, height: 0 };
    }
  }

  /** Only where it is absolutely positioned: the DOM does not report the box of any other pseudo-element. */
  private addPseudo(element: Element, which: '::before' | '::after', context: Context): void {
    const style = getComputedStyle(element, which);
    const isRendered = style.content !== 'none' && style.content !== 'normal' && style.display !== 'none';
    if (!isRendered || style.position !== 'absolute') return;
    const ancestor = positionedAncestor(element);
    const borderBox = this.coordinates.rectOf(ancestor.getBoundingClientRect());
    const rect = pseudoRect(style, inset(borderBox, borderWidths(getComputedStyle(ancestor))));
    const opacity = context.opacity * Number(style.opacity);
    for (const box of boxesOf(style, rect))
      this.addMark(box, rect, { ...context, opacity, rotation: rotationOf(style) });
  }

  private addShape(element: SVGGraphicsElement, style: CSSStyleDeclaration, context: Context): void {
    const shape = shapeOf(element, style, this.coordinates.matrixOf(element));
    if (!shape) return;
    const outset = -(shape.stroke?.width ?? 0) / 2;
    const rect = this.coordinates.rectOf(element.getBoundingClientRect());
    this.addMark(shape, inset(rect, [outset, outset, outset, outset]), context);
  }

  private addSVGText(
    node: Text,
    element: SVGTextContentElement,
    style: CSSStyleDeclaration,
    context: Context,
  ): void {
    const line = svgTextLine(node, element, style, this.coordinates.matrixOf(element));
    if (line) this.addMark(line, textRect(line), context);
  }

  private addMark(shape: Box | Path | TextLine | Image, rect: Rect, context: Context): void {
    if (shape.kind !== 'text') this.lines.finish();
    const { opacity, rotation, clip, layers } = context;
    if (clip && !intersect(rect, clip)) return;
    const mark: Mark = { ...shape, opacity };
    if (rotation % 360 !== 0) mark.rotation = [rotation, rect.x + rect.width / 2, rect.y + rect.height / 2];
    if (clip && overflows(rect, clip)) mark.clip = clip;
    this.painted.push({ layers, mark });
  }
}

/** Which of two elements is painted first. */
function compareLayers(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The box of a line, about as high as its letters. */
function textRect({ y, runs }: TextLine): Rect {
  const [first, last] = [runs[0], runs[runs.length - 1]];
  const width = last.left + last.width - first.left;
  return { x: first.left, y: y - first.size * 0.8, width, height: first.size, radius: 0 };
}
