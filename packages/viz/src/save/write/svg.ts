import { canvasWithPixels } from './canvas.js';
import { roundLength } from '../capture/paths.js';
import type {
  Box,
  Gradient,
  Image,
  Mark,
  Paint,
  DisplayList,
  TextRun,
  Stroke,
  TextLine,
} from '../capture/displayList.js';

const namespace = 'http://www.w3.org/2000/svg';

type Attributes = Record<string, string | number | undefined>;

/** What XML can not say. */
const invalidXML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A picture as a file of its own: it refers to nothing outside, and the same picture gives the same text. */
export function writeSVG(picture: DisplayList): string {
  const sheet = new SVGWriter();
  const { width, height, title, description, background: backdrop, hasCard, marks } = picture;
  const family = mostUsedFamily(marks);
  const size = { width: roundLength(width), height: roundLength(height) };
  const { root } = sheet;
  setAttributes(root, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: 'img' });
  setAttributes(root, {
    'font-family': family,
    'font-variant': 'tabular-nums lining-nums',
    'xml:space': 'preserve',
  });
  sheet.add('title').textContent = toXMLText(title);
  sheet.add('desc').textContent = toXMLText(description);
  if (!hasCard) sheet.add('rect', { ...size, fill: backdrop });
  for (const mark of marks) sheet.draw(mark, family);
  return new XMLSerializer().serializeToString(sheet.document);
}

/** The document being written, with what its marks share. */
class SVGWriter {
  readonly document = document.implementation.createDocument(namespace, 'svg');
  readonly root = this.document.documentElement;
  private definitions?: Element;
  private readonly clips = new Map<string, string>();
  private gradients = 0;

  add(name: string, values: Attributes = {}, parent: Element = this.root): Element {
    const element = this.document.createElementNS(namespace, name);
    setAttributes(element, values);
    parent.append(element);
    return element;
  }

  draw(mark: Mark, family: string): void {
    const { opacity, rotation: turn, clip } = mark;
    const around: Attributes = {
      opacity: opacity < 1 ? roundLength(opacity) : undefined,
      transform: turn && `rotate(${turn.map(roundLength).join(' ')})`,
    };
    const parent = clip && this.add('g', { 'clip-path': this.clip(clip) });
    if (mark.kind === 'text') this.write(mark, around, family, parent);
    else if (mark.kind === 'box')
      this.add('rect', { ...boxAttributes(mark), ...this.look(mark), ...around }, parent);
    else if (mark.kind === 'path') this.add('path', { d: mark.d, ...this.look(mark), ...around }, parent);
    else this.add('image', { ...imageAttributes(mark), ...around }, parent);
  }

  private write(text: TextLine, around: Attributes, family: string, parent?: Element): void {
    const { x, y, anchor, isRightToLeft, runs: spans, halo } = text;
    const [first] = spans;
    const element = this.add(
      'text',
      {
        x: roundLength(x),
        y: roundLength(y),
        'text-anchor': anchor === 'start' ? undefined : anchor,
        direction: isRightToLeft ? 'rtl' : undefined,
        ...runAttributes(first, family),
        ...(halo && { ...strokeAttributes(halo), 'paint-order': 'stroke' }),
        ...around,
      },
      parent,
    );
    const whole = runAttributes(first, family);
    for (const span of spans) {
      const values = runAttributes(span, family);
      const changes = Object.entries(values).filter(([name, value]) => value !== whole[name]);
      const own = changes.map(([name, value]) => [name, value ?? initialValues[name]]);
      const place = changes.length > 0 ? this.add('tspan', Object.fromEntries(own), element) : element;
      place.append(toXMLText(span.text));
    }
  }

  private look({ fill, stroke }: { fill?: Box['fill']; stroke?: Stroke }): Attributes {
    const paint = !fill
      ? { fill: 'none' }
      : 'stops' in fill
        ? { fill: this.gradient(fill) }
        : fillAttributes(fill);
    return { ...paint, ...(stroke && strokeAttributes(stroke)) };
  }

  private gradient({ from, to, stops }: Gradient): string {
    const id = `gradient-${++this.gradients}`;
    const [x1, y1, x2, y2] = [...from, ...to].map(roundLength);
    const values = { id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 };
    const element = this.add('linearGradient', values, this.defs);
    for (const { at, paint } of stops) {
      const { color: colour, opacity } = paint;
      const value = opacity < 1 ? roundLength(opacity) : undefined;
      this.add(
        'stop',
        { offset: roundLength(at * 100) + '%', 'stop-color': colour, 'stop-opacity': value },
        element,
      );
    }
    return `url(#${id})`;
  }

  private clip({ x, y, width, height, radius }: NonNullable<Mark['clip']>): string {
    const values = boxAttributes({ kind: 'box', x, y, width, height, radius });
    const key = Object.values(values).join(' ');
    let id = this.clips.get(key);
    if (!id) {
      this.clips.set(key, (id = `clip-${this.clips.size + 1}`));
      this.add('rect', values, this.add('clipPath', { id }, this.defs));
    }
    return `url(#${id})`;
  }

  private get defs(): Element {
    return (this.definitions ??= this.add('defs'));
  }
}

const toXMLText = (text: string): string => text.replace(invalidXML, '');

function setAttributes(element: Element, values: Attributes): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (name === 'xml:space')
      element.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, String(value));
    else element.setAttribute(name, String(value));
  }
}

const boxAttributes = ({ x, y, width, height, radius }: Box): Attributes => ({
  x: roundLength(x),
  y: roundLength(y),
  width: roundLength(width),
  height: roundLength(height),
  rx: radius > 0 ? roundLength(radius) : undefined,
});

const fillAttributes = ({ color: colour, opacity }: Paint): Attributes => ({
  fill: colour,
  'fill-opacity': opacity < 1 ? roundLength(opacity) : undefined,
});

const strokeAttributes = ({ color: colour, opacity, width, dash, cap, join }: Stroke): Attributes => ({
  stroke: colour,
  'stroke-opacity': opacity < 1 ? roundLength(opacity) : undefined,
  'stroke-width': width === 1 ? undefined : roundLength(width),
  'stroke-dasharray': dash?.map(roundLength).join(' '),
  'stroke-linecap': cap,
  'stroke-linejoin': join,
});

/** What a span says to be as most are, where the text around it is not. */
const initialValues: Record<string, string> = {
  'font-weight': '400',
  'font-style': 'normal',
  'text-decoration': 'none',
  'fill-opacity': '1',
};

const runAttributes = (span: TextRun, family: string): Attributes => ({
  'font-size': roundLength(span.size),
  'font-weight': span.weight === '400' ? undefined : span.weight,
  'font-style': span.isItalic ? 'italic' : undefined,
  'text-decoration': span.isUnderlined ? 'underline' : undefined,
  'font-family': span.family === family ? undefined : span.family,
  ...fillAttributes(span.fill),
});

function mostUsedFamily(marks: Mark[]): string {
  const counts = new Map<string, number>();
  for (const { family } of marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs : []))) {
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'sans-serif';
}

/** Pixels of the file for one of the figure, where cells are to stay squares: not every program draws them so. */
const pixelDensity = 2;
const maxImageSide = 1024;

function imageAttributes({ x, y, width, height, pixels, isSmooth }: Image): Attributes {
  const { width: columns, height: rows } = pixels;
  const fitting = Math.floor(maxImageSide / Math.max(columns, rows));
  const side = isSmooth ? 1 : Math.max(1, Math.min(fitting, Math.ceil((pixelDensity * width) / columns)));
  return {
    x: roundLength(x),
    y: roundLength(y),
    width: roundLength(width),
    height: roundLength(height),
    preserveAspectRatio: 'none',
    'image-rendering': isSmooth ? undefined : 'pixelated',
    'data-columns': columns,
    'data-rows': rows,
    href: canvasWithPixels(pixels, side).toDataURL(),
  };
}
