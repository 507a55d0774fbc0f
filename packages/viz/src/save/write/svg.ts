import { canvasOf } from './canvas.js';
import { rounded } from '../capture/paths.js';
import type {
  Box,
  Gradient,
  Image,
  Mark,
  Paint,
  Picture,
  Span,
  Stroke,
  Text,
} from '../capture/displayList.js';

const namespace = 'http://www.w3.org/2000/svg';

type Values = Record<string, string | number | undefined>;

/** What XML can not say. */
const unsayable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A picture as a file of its own: it refers to nothing outside, and the same picture gives the same text. */
export function writeSVG(picture: Picture): string {
  const sheet = new Sheet();
  const { width, height, title, description, backdrop, hasCard, marks } = picture;
  const family = mostUsed(marks);
  const size = { width: rounded(width), height: rounded(height) };
  const { root } = sheet;
  set(root, { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: 'img' });
  set(root, { 'font-family': family, 'font-variant': 'tabular-nums lining-nums', 'xml:space': 'preserve' });
  sheet.add('title').textContent = clean(title);
  sheet.add('desc').textContent = clean(description);
  if (!hasCard) sheet.add('rect', { ...size, fill: backdrop });
  for (const mark of marks) sheet.draw(mark, family);
  return new XMLSerializer().serializeToString(sheet.document);
}

/** The document being written, with what its marks share. */
class Sheet {
  readonly document = document.implementation.createDocument(namespace, 'svg');
  readonly root = this.document.documentElement;
  private definitions?: Element;
  private readonly clips = new Map<string, string>();
  private gradients = 0;

  add(name: string, values: Values = {}, parent: Element = this.root): Element {
    const element = this.document.createElementNS(namespace, name);
    set(element, values);
    parent.append(element);
    return element;
  }

  draw(mark: Mark, family: string): void {
    const { opacity, turn, clip } = mark;
    const around: Values = {
      opacity: opacity < 1 ? rounded(opacity) : undefined,
      transform: turn && `rotate(${turn.map(rounded).join(' ')})`,
    };
    const parent = clip && this.add('g', { 'clip-path': this.clip(clip) });
    if (mark.kind === 'text') this.write(mark, around, family, parent);
    else if (mark.kind === 'box')
      this.add('rect', { ...boxValues(mark), ...this.look(mark), ...around }, parent);
    else if (mark.kind === 'path') this.add('path', { d: mark.d, ...this.look(mark), ...around }, parent);
    else this.add('image', { ...imageValues(mark), ...around }, parent);
  }

  private write(text: Text, around: Values, family: string, parent?: Element): void {
    const { x, y, anchor, isRightToLeft, spans, halo } = text;
    const [first] = spans;
    const element = this.add(
      'text',
      {
        x: rounded(x),
        y: rounded(y),
        'text-anchor': anchor === 'start' ? undefined : anchor,
        direction: isRightToLeft ? 'rtl' : undefined,
        ...spanValues(first, family),
        ...(halo && { ...strokeValues(halo), 'paint-order': 'stroke' }),
        ...around,
      },
      parent,
    );
    const whole = spanValues(first, family);
    for (const span of spans) {
      const values = spanValues(span, family);
      const changes = Object.entries(values).filter(([name, value]) => value !== whole[name]);
      const own = changes.map(([name, value]) => [name, value ?? usual[name]]);
      const place = changes.length > 0 ? this.add('tspan', Object.fromEntries(own), element) : element;
      place.append(clean(span.text));
    }
  }

  private look({ fill, stroke }: { fill?: Box['fill']; stroke?: Stroke }): Values {
    const paint = !fill
      ? { fill: 'none' }
      : 'stops' in fill
        ? { fill: this.gradient(fill) }
        : fillValues(fill);
    return { ...paint, ...(stroke && strokeValues(stroke)) };
  }

  private gradient({ from, to, stops }: Gradient): string {
    const id = `gradient-${++this.gradients}`;
    const [x1, y1, x2, y2] = [...from, ...to].map(rounded);
    const values = { id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 };
    const element = this.add('linearGradient', values, this.defs);
    for (const { at, paint } of stops) {
      const { colour, opacity } = paint;
      const value = opacity < 1 ? rounded(opacity) : undefined;
      this.add(
        'stop',
        { offset: rounded(at * 100) + '%', 'stop-color': colour, 'stop-opacity': value },
        element,
      );
    }
    return `url(#${id})`;
  }

  private clip({ x, y, width, height, radius }: NonNullable<Mark['clip']>): string {
    const values = boxValues({ kind: 'box', x, y, width, height, radius });
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

const clean = (text: string): string => text.replace(unsayable, '');

function set(element: Element, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (name === 'xml:space')
      element.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, String(value));
    else element.setAttribute(name, String(value));
  }
}

const boxValues = ({ x, y, width, height, radius }: Box): Values => ({
  x: rounded(x),
  y: rounded(y),
  width: rounded(width),
  height: rounded(height),
  rx: radius > 0 ? rounded(radius) : undefined,
});

const fillValues = ({ colour, opacity }: Paint): Values => ({
  fill: colour,
  'fill-opacity': opacity < 1 ? rounded(opacity) : undefined,
});

const strokeValues = ({ colour, opacity, width, dash, cap, join }: Stroke): Values => ({
  stroke: colour,
  'stroke-opacity': opacity < 1 ? rounded(opacity) : undefined,
  'stroke-width': width === 1 ? undefined : rounded(width),
  'stroke-dasharray': dash?.map(rounded).join(' '),
  'stroke-linecap': cap,
  'stroke-linejoin': join,
});

/** What a span says to be as most are, where the text around it is not. */
const usual: Record<string, string> = {
  'font-weight': '400',
  'font-style': 'normal',
  'text-decoration': 'none',
  'fill-opacity': '1',
};

const spanValues = (span: Span, family: string): Values => ({
  'font-size': rounded(span.size),
  'font-weight': span.weight === '400' ? undefined : span.weight,
  'font-style': span.isItalic ? 'italic' : undefined,
  'text-decoration': span.isUnderlined ? 'underline' : undefined,
  'font-family': span.family === family ? undefined : span.family,
  ...fillValues(span.fill),
});

function mostUsed(marks: Mark[]): string {
  const counts = new Map<string, number>();
  for (const { family } of marks.flatMap((mark) => (mark.kind === 'text' ? mark.spans : []))) {
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 'sans-serif';
}

/** Pixels of the file for one of the figure, where cells are to stay squares: not every program draws them so. */
const density = 2;
const longest = 1024;

function imageValues({ x, y, width, height, pixels, isSmooth }: Image): Values {
  const { width: columns, height: rows } = pixels;
  const fitting = Math.floor(longest / Math.max(columns, rows));
  const side = isSmooth ? 1 : Math.max(1, Math.min(fitting, Math.ceil((density * width) / columns)));
  return {
    x: rounded(x),
    y: rounded(y),
    width: rounded(width),
    height: rounded(height),
    preserveAspectRatio: 'none',
    'image-rendering': isSmooth ? undefined : 'pixelated',
    'data-columns': columns,
    'data-rows': rows,
    href: canvasOf(pixels, side).toDataURL(),
  };
}
