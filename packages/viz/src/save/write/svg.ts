import type { Box, DisplayList, Gradient, Mark, Rect, Stroke, TextLine } from '../capture/displayList.js';
import { roundLength } from '../capture/paths.js';
import {
  boxAttributes,
  fillAttributes,
  imageAttributes,
  initialValues,
  runAttributes,
  strokeAttributes,
  type Attributes,
} from './svgAttributes.js';

const namespace = 'http://www.w3.org/2000/svg';

/** A stand-alone SVG file without references to other files; the same list gives the same text. */
export function writeSVG(list: DisplayList): string {
  const { width, height, title, description, background, hasCard, marks } = list;
  const family = mostUsedFamily(marks);
  const writer = new SVGWriter(family);
  const size = { width: roundLength(width), height: roundLength(height) };
  setAttributes(writer.root, {
    ...size,
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    'font-family': family,
    'font-variant': 'tabular-nums lining-nums',
    'xml:space': 'preserve',
  });
  writer.append('title').textContent = toXMLText(title);
  writer.append('desc').textContent = toXMLText(description);
  if (!hasCard) writer.append('rect', { ...size, fill: background });
  for (const mark of marks) writer.write(mark);
  return new XMLSerializer().serializeToString(writer.document);
}

/** The document under construction, with the gradients and clip paths that its marks refer to. */
class SVGWriter {
  readonly document = document.implementation.createDocument(namespace, 'svg');
  readonly root = this.document.documentElement;
  private definitions?: Element;
  private readonly clipIds = new Map<string, string>();
  private gradientCount = 0;

  /** @param family font of the whole document */
  constructor(private readonly family: string) {}

  append(name: string, attributes: Attributes = {}, parent: Element = this.root): Element {
    const element = this.document.createElementNS(namespace, name);
    setAttributes(element, attributes);
    parent.append(element);
    return element;
  }

  write(mark: Mark): void {
    const { opacity, rotation, clip } = mark;
    const common: Attributes = {
      opacity: opacity < 1 ? roundLength(opacity) : undefined,
      transform: rotation && `rotate(${rotation.map(roundLength).join(' ')})`,
    };
    const parent = clip && this.append('g', { 'clip-path': this.clipPath(clip) });
    if (mark.kind === 'text') this.writeText(mark, common, parent);
    else if (mark.kind === 'box')
      this.append('rect', { ...boxAttributes(mark), ...this.paintAttributes(mark), ...common }, parent);
    else if (mark.kind === 'path')
      this.append('path', { d: mark.d, ...this.paintAttributes(mark), ...common }, parent);
    else this.append('image', { ...imageAttributes(mark), ...common }, parent);
  }

  private writeText(line: TextLine, common: Attributes, parent?: Element): void {
    const { x, y, anchor, isRightToLeft, runs, halo } = line;
    const firstAttributes = runAttributes(runs[0], this.family);
    const attributes = {
      x: roundLength(x),
      y: roundLength(y),
      'text-anchor': anchor === 'start' ? undefined : anchor,
      direction: isRightToLeft ? 'rtl' : undefined,
      ...firstAttributes,
      ...(halo && { ...strokeAttributes(halo), 'paint-order': 'stroke' }),
      ...common,
    };
    const element = this.append('text', attributes, parent);
    for (const run of runs) {
      const differences = Object.entries(runAttributes(run, this.family))
        .filter(([name, value]) => value !== firstAttributes[name])
        .map(([name, value]) => [name, value ?? initialValues[name]]);
      const target =
        differences.length > 0 ? this.append('tspan', Object.fromEntries(differences), element) : element;
      target.append(toXMLText(run.text));
    }
  }

  private paintAttributes({ fill, stroke }: { fill?: Box['fill']; stroke?: Stroke }): Attributes {
    const attributes = !fill
      ? { fill: 'none' }
      : 'stops' in fill
        ? { fill: this.gradient(fill) }
        : fillAttributes(fill);
    return { ...attributes, ...(stroke && strokeAttributes(stroke)) };
  }

  private gradient({ from, to, stops }: Gradient): string {
    const id = `gradient-${++this.gradientCount}`;
    const [x1, y1, x2, y2] = [...from, ...to].map(roundLength);
    const attributes = { id, gradientUnits: 'userSpaceOnUse', x1, y1, x2, y2 };
    const element = this.append('linearGradient', attributes, this.defs);
    for (const { offset, paint } of stops) {
      const stop = {
        offset: roundLength(offset * 100) + '%',
        'stop-color': paint.color,
        'stop-opacity': paint.opacity < 1 ? roundLength(paint.opacity) : undefined,
      };
      this.append('stop', stop, element);
    }
    return `url(#${id})`;
  }

  private clipPath(rect: Rect): string {
    const attributes = boxAttributes(rect);
    const key = Object.values(attributes).join(' ');
    let id = this.clipIds.get(key);
    if (!id) {
      this.clipIds.set(key, (id = `clip-${this.clipIds.size + 1}`));
      this.append('rect', attributes, this.append('clipPath', { id }, this.defs));
    }
    return `url(#${id})`;
  }

  private get defs(): Element {
    return (this.definitions ??= this.append('defs'));
  }
}

/** Characters that XML does not allow. */
const invalidXML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const toXMLText = (text: string): string => text.replace(invalidXML, '');

function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    if (name === 'xml:space')
      element.setAttributeNS('http://www.w3.org/XML/1998/namespace', name, String(value));
    else element.setAttribute(name, String(value));
  }
}

function mostUsedFamily(marks: Mark[]): string {
  const counts = new Map<string, number>();
  for (const { family } of marks.flatMap((mark) => (mark.kind === 'text' ? mark.runs : []))) {
    counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'sans-serif';
}
