/** The part of a text node on one line, with its box in the viewport. */
export interface TextFragment {
  text: string;
  box: DOMRect;
}

/** The rendered fragments of a text node, one per line; white space at the ends of the node is a fragment of its own. */
export function textFragments(node: Text): TextFragment[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (boxes.length === 0) return [];
  const hasExtraSpace = /^\s|\s$|\s\s/.test(node.data);
  return boxes.length === 1 && !hasExtraSpace
    ? [{ text: node.data, box: boxes[0] }]
    : fragmentsByLetter(node, range);
}

function fragmentsByLetter(node: Text, range: Range): TextFragment[] {
  const { data } = node;
  const [start, end] = [data.length - data.trimStart().length, data.trimEnd().length];
  const fragments: (TextFragment & { isOuterSpace: boolean })[] = [];
  let index = 0;
  for (const letter of data) {
    const isOuterSpace = index < start || index >= end;
    range.setStart(node, index);
    range.setEnd(node, (index += letter.length));
    const [box] = range.getClientRects();
    const isSpace = /\s/.test(letter);
    // Collapsed white space has no box, or one without width.
    if (!box || (isSpace && box.width === 0)) continue;
    const text = isSpace ? ' ' : letter;
    const last = fragments[fragments.length - 1];
    if (last && last.isOuterSpace === isOuterSpace && Math.abs(last.box.top - box.top) < 1) {
      last.text += text;
      last.box = new DOMRect(last.box.left, box.top, box.right - last.box.left, box.height);
    } else fragments.push({ text, box, isOuterSpace });
  }
  return fragments;
}

/** Heights of a font above and below the baseline, at a font size of 1 px. */
interface FontMetrics {
  ascent: number;
  descent: number;
}

const metricsByFont = new Map<string, FontMetrics>();
let measureContext: CanvasRenderingContext2D;

function contextWithFont(style: CSSStyleDeclaration): CanvasRenderingContext2D {
  const { fontStyle, fontWeight, fontFamily } = style;
  measureContext ??= document.createElement('canvas').getContext('2d')!;
  measureContext.font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`;
  return measureContext;
}

export function fontMetrics(style: CSSStyleDeclaration): FontMetrics {
  const context = contextWithFont(style);
  let metrics = metricsByFont.get(context.font);
  if (!metrics) {
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0');
    metrics = { ascent: fontBoundingBoxAscent / 100, descent: fontBoundingBoxDescent / 100 };
    metricsByFont.set(context.font, metrics);
  }
  return metrics;
}

/** The width of a text in pixels, at the font size of the style. */
export const textWidth = (text: string, style: CSSStyleDeclaration): number =>
  (contextWithFont(style).measureText(text).width / 100) * parseFloat(style.fontSize);
