/** A piece of text of one look on one line, in pixels of the page. */
export interface TextBox {
  text: string;
  box: DOMRect;
}

/** What a text node shows, line by line, as it stands on the page; white space at its ends is apart. */
export function textRunsOf(node: globalThis.Text): TextBox[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  if (boxes.length === 0) return [];
  const isEven = !/^\s|\s$|\s\s/.test(node.data);
  return boxes.length === 1 && isEven ? [{ text: node.data, box: boxes[0] }] : byLetter(node, range);
}

/** White space that was collapsed takes no room. */
function byLetter(node: globalThis.Text, range: Range): TextBox[] {
  const { data } = node;
  const [start, end] = [data.length - data.trimStart().length, data.trimEnd().length];
  const pieces: (TextBox & { isEnd: boolean })[] = [];
  let at = 0;
  for (const letter of data) {
    const isEnd = at < start || at >= end;
    range.setStart(node, at);
    range.setEnd(node, (at += letter.length));
    const [box] = range.getClientRects();
    const isSpace = /\s/.test(letter);
    if (!box || (isSpace && box.width === 0)) continue;
    const text = isSpace ? ' ' : letter;
    const last = pieces[pieces.length - 1];
    if (last && last.isEnd === isEnd && Math.abs(last.box.top - box.top) < 1) {
      last.text += text;
      last.box = new DOMRect(last.box.left, box.top, box.right - last.box.left, box.height);
    } else pieces.push({ text, box, isEnd });
  }
  return pieces;
}

/** Of a font at 1 px, how far its lines reach above and below the baseline. */
interface FontMetrics {
  ascent: number;
  descent: number;
}

const metricsByFont = new Map<string, FontMetrics>();
let measureContext: CanvasRenderingContext2D;

function contextWithFont({
  fontStyle,
  fontWeight,
  fontFamily,
}: CSSStyleDeclaration): CanvasRenderingContext2D {
  measureContext ??= document.createElement('canvas').getContext('2d')!;
  measureContext.font = `${fontStyle} ${fontWeight} 100px ${fontFamily}`;
  return measureContext;
}

export function fontMetrics(style: CSSStyleDeclaration): FontMetrics {
  const context = contextWithFont(style);
  let reach = metricsByFont.get(context.font);
  if (!reach) {
    const { fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText('0');
    reach = { ascent: fontBoundingBoxAscent / 100, descent: fontBoundingBoxDescent / 100 };
    metricsByFont.set(context.font, reach);
  }
  return reach;
}

/** How wide a text would be on the page, in pixels. */
export const textWidth = (text: string, style: CSSStyleDeclaration): number =>
  (contextWithFont(style).measureText(text).width / 100) * parseFloat(style.fontSize);
