import { paintOf } from './color.js';
import type { Box, Gradient, Paint, Rect } from '../displayList.js';

/** `offset` is the position on the gradient line, from 0 to 1; transparent stops have no paint. */
type Stop = { offset: number; paint: Paint | undefined };
type Area = Omit<Rect, 'radius'>;

/** Splits a CSS list at its commas, or spaces, outside brackets. */
export function splitList(css: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of css) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === separator && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()].filter(Boolean);
}

/** The linear gradients in the background of a box, in paint order; other images are left out. */
export function gradientsOf(style: CSSStyleDeclaration, rect: Rect): Box[] {
  if (style.backgroundImage === 'none') return [];
  // A list that is shorter than that of the images repeats.
  const valuesAt = (css: string, i: number) => {
    const values = splitList(css, ',');
    return splitList(values[i % values.length], ' ');
  };
  return splitList(style.backgroundImage, ',')
    .flatMap((image, i) => {
      const gradient = /^(repeating-)?linear-gradient\((.*)\)$/s.exec(image);
      if (!gradient) return [];
      const [sizeX, sizeY = 'auto'] = valuesAt(style.backgroundSize, i);
      const [positionX, positionY] = valuesAt(style.backgroundPosition, i);
      const [repeat] = valuesAt(style.backgroundRepeat, i);
      const width = lengthOf(sizeX, rect.width) ?? rect.width;
      const height = lengthOf(sizeY, rect.height) ?? rect.height;
      if (!(width > 0 && height > 0)) return [];
      const left = rect.x + (lengthOf(positionX, rect.width - width) ?? 0);
      const top = rect.y + (lengthOf(positionY, rect.height - height) ?? 0);
      const tileCount = (total: number, size: number) =>
        repeat === 'no-repeat' ? 1 : Math.ceil(total / size - 0.01);
      const boxes: Box[] = [];
      for (let row = 0; row < tileCount(rect.height, height); row++) {
        for (let column = 0; column < tileCount(rect.width, width); column++) {
          const tile = { x: left + column * width, y: top + row * height, width, height };
          boxes.push(...gradientBoxes(gradient[2], gradient[1] !== undefined, tile, rect.radius));
        }
      }
      return [boxes];
    })
    .toReversed()
    .flat();
}

/** Pixels of a length or a percentage; undefined for keywords. */
function lengthOf(css: string, total: number): number | undefined {
  const number = parseFloat(css);
  if (!Number.isFinite(number)) return undefined;
  return css.endsWith('%') ? (number / 100) * total : number;
}

/** Degrees of the directions. */
const directions: Record<string, number> = { 'to top': 0, 'to right': 90, 'to bottom': 180, 'to left': 270 };

/** @param css what is in the brackets of `linear-gradient()` */
function gradientBoxes(css: string, isRepeating: boolean, area: Area, radius: number): Box[] {
  const parts = splitList(css, ',');
  const hasDirection = parts[0] in directions || /^-?[\d.]+deg$/.test(parts[0]);
  const degrees = hasDirection ? (directions[parts[0]] ?? parseFloat(parts[0])) : 180;
  const radians = (degrees * Math.PI) / 180;
  const [dx, dy] = [Math.sin(radians), -Math.cos(radians)];
  const length = Math.abs(area.width * dx) + Math.abs(area.height * dy);
  let stops = readStops(hasDirection ? parts.slice(1) : parts, length);
  if (isRepeating) stops = repeatStops(stops);
  const bands = degrees % 90 === 0 ? solidBands(stops) : undefined;
  if (bands) return bands.map(([from, to, paint]) => boxOf(slice(area, degrees, from, to), paint, radius));
  const [centerX, centerY] = [area.x + area.width / 2, area.y + area.height / 2];
  const [halfX, halfY] = [(dx * length) / 2, (dy * length) / 2];
  const gradient: Gradient = {
    from: [centerX - halfX, centerY - halfY],
    to: [centerX + halfX, centerY + halfY],
    stops: stops.map(({ offset, paint }, i) => ({ offset, paint: paint ?? transparentPaint(stops, i) })),
  };
  return [boxOf(area, gradient, radius)];
}

const boxOf = (area: Area, fill: Paint | Gradient, radius: number): Box => ({
  kind: 'box',
  ...area,
  radius,
  fill,
});

/** Color stops, each with up to two positions; those without a position are spread evenly. */
function readStops(parts: string[], length: number): Stop[] {
  const stops: { offset?: number; paint: Paint | undefined }[] = parts.flatMap((part) => {
    const [color, ...positions] = splitList(part, ' ');
    const paint = paintOf(color);
    if (positions.length === 0) return [{ paint }];
    return positions.map((position) => ({ offset: lengthOf(position, length)! / length, paint }));
  });
  const last = stops.length - 1;
  return stops.map(({ offset, paint }, i) => {
    const previous = Math.max(0, ...stops.slice(0, i).map((stop) => stop.offset ?? 0));
    return { offset: Math.max(previous, offset ?? i / last), paint };
  });
}

const maxRepetitions = 200;

function repeatStops(stops: Stop[]): Stop[] {
  const [first, last] = [stops[0].offset, stops[stops.length - 1].offset];
  const period = last - first;
  if (period <= 0) return stops;
  const count = Math.min(maxRepetitions, Math.ceil((1 - first) / period));
  return Array.from({ length: count }, (_, i) =>
    stops.map(({ offset, paint }) => ({ offset: Math.min(1, offset + i * period), paint })),
  ).flat();
}

/** The start, end and paint of each band of one color; undefined where colors blend. */
function solidBands(stops: Stop[]): [from: number, to: number, paint: Paint][] | undefined {
  const ends = [{ ...stops[0], offset: 0 }, ...stops, { ...stops[stops.length - 1], offset: 1 }];
  const bands: [number, number, Paint][] = [];
  for (let i = 1; i < ends.length; i++) {
    const [start, end] = [ends[i - 1], ends[i]];
    const [from, to] = [Math.min(1, start.offset), Math.min(1, Math.max(start.offset, end.offset))];
    if (to - from < 1e-6) continue;
    if (start.paint !== end.paint) return undefined;
    if (start.paint) bands.push([from, to, start.paint]);
  }
  return bands;
}

/** The part of an area between two offsets, in one of the four directions. */
function slice({ x, y, width, height }: Area, degrees: number, from: number, to: number): Area {
  const isReversed = degrees === 0 || degrees === 270;
  const [start, size] = [isReversed ? 1 - to : from, to - from];
  return degrees % 180 === 0
    ? { x, y: y + start * height, width, height: size * height }
    : { x: x + start * width, y, width: size * width, height };
}

/** Transparent, in the color of a neighbouring stop. */
const transparentPaint = (stops: Stop[], i: number): Paint => ({
  color: (stops[i - 1]?.paint ?? stops[i + 1]?.paint)?.color ?? '#000000',
  opacity: 0,
});
