import { paintOf } from './color.js';
import type { Box, Rect, Gradient, Paint } from './displayList.js';

type Stop = { at: number; paint: Paint | undefined };
type Area = Omit<Rect, 'radius'>;

/** Text split at the commas, or spaces, that stand in no brackets. */
export function split(text: string, separator: ',' | ' '): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === separator && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += letter;
  }
  return [...parts, part.trim()].filter(Boolean);
}

const sides: Record<string, number> = { 'to top': 0, 'to right': 90, 'to bottom': 180, 'to left': 270 };

/** The linear gradients behind an element, last to first as they are painted; other images are left out. */
export function gradientsOf(style: CSSStyleDeclaration, frame: Rect): Box[] {
  if (style.backgroundImage === 'none') return [];
  const layers = split(style.backgroundImage, ',');
  const of = (list: string, i: number) => {
    const values = split(list, ',');
    return split(values[i % values.length], ' ');
  };
  return layers
    .flatMap((layer, i) => {
      const given = /^(repeating-)?linear-gradient\((.*)\)$/s.exec(layer);
      if (!given) return [];
      const [across, down = 'auto'] = of(style.backgroundSize, i);
      const [x, y] = of(style.backgroundPosition, i);
      const [repeat] = of(style.backgroundRepeat, i);
      const width = lengthOf(across, frame.width) ?? frame.width;
      const height = lengthOf(down, frame.height) ?? frame.height;
      if (!(width > 0 && height > 0)) return [];
      const left = frame.x + (lengthOf(x, frame.width - width) ?? 0);
      const top = frame.y + (lengthOf(y, frame.height - height) ?? 0);
      const count = (room: number, side: number) =>
        repeat === 'no-repeat' ? 1 : Math.ceil(room / side - 0.01);
      const boxes: Box[] = [];
      for (let row = 0; row < count(frame.height, height); row++) {
        for (let column = 0; column < count(frame.width, width); column++) {
          const tile = { x: left + column * width, y: top + row * height, width, height };
          boxes.push(...fill(given[2], given[1] !== undefined, tile, frame.radius));
        }
      }
      return [boxes];
    })
    .toReversed()
    .flat();
}

function lengthOf(css: string, whole: number): number | undefined {
  const number = parseFloat(css);
  if (!Number.isFinite(number)) return undefined;
  return css.endsWith('%') ? (number / 100) * whole : number;
}

function fill(text: string, isRepeating: boolean, area: Area, radius: number): Box[] {
  const parts = split(text, ',');
  const isDirected = parts[0] in sides || /^-?[\d.]+deg$/.test(parts[0]);
  const degrees = isDirected ? (sides[parts[0]] ?? parseFloat(parts[0])) : 180;
  const radians = (degrees * Math.PI) / 180;
  const [dx, dy] = [Math.sin(radians), -Math.cos(radians)];
  const length = Math.abs(area.width * dx) + Math.abs(area.height * dy);
  let stops = readStops(isDirected ? parts.slice(1) : parts, length);
  if (isRepeating) stops = repeated(stops);
  const solid = degrees % 90 === 0 ? solidParts(stops) : undefined;
  if (solid) return solid.map(([from, to, paint]) => boxOf(slice(area, degrees, from, to), paint, radius));
  const [x, y] = [area.x + area.width / 2, area.y + area.height / 2];
  const [reachX, reachY] = [(dx * length) / 2, (dy * length) / 2];
  const gradient: Gradient = {
    from: [x - reachX, y - reachY],
    to: [x + reachX, y + reachY],
    stops: stops.map(({ at, paint }, i) => ({ at, paint: paint ?? faded(stops, i) })),
  };
  return [boxOf(area, gradient, radius)];
}

const boxOf = (area: Area, paint: Paint | Gradient, radius: number): Box => ({
  kind: 'box',
  ...area,
  radius,
  fill: paint,
});

/** Of colour stops with up to two places each, in shares of the line. */
function readStops(parts: string[], length: number): Stop[] {
  const stops: { at?: number; paint: Paint | undefined }[] = parts.flatMap((part) => {
    const [colour, ...places] = split(part, ' ');
    const paint = paintOf(colour);
    if (places.length === 0) return [{ paint }];
    return places.map((place) => ({ at: lengthOf(place, length)! / length, paint }));
  });
  const last = stops.length - 1;
  return stops.map(({ at, paint }, i) => {
    const before = Math.max(0, ...stops.slice(0, i).map((stop) => stop.at ?? 0));
    return { at: Math.max(before, at ?? i / last), paint };
  });
}

function repeated(stops: Stop[]): Stop[] {
  const [first, last] = [stops[0].at, stops[stops.length - 1].at];
  const period = last - first;
  if (period <= 0) return stops;
  const times = Math.min(200, Math.ceil((1 - first) / period));
  return Array.from({ length: times }, (_, i) =>
    stops.map(({ at, paint }) => ({ at: Math.min(1, at + i * period), paint })),
  ).flat();
}

/** Where each colour begins and ends, if none goes over into another. */
function solidParts(stops: Stop[]): [from: number, to: number, paint: Paint][] | undefined {
  const ends = [{ ...stops[0], at: 0 }, ...stops, { ...stops[stops.length - 1], at: 1 }];
  const parts: [number, number, Paint][] = [];
  for (let i = 1; i < ends.length; i++) {
    const [before, after] = [ends[i - 1], ends[i]];
    const [from, to] = [Math.min(1, before.at), Math.min(1, Math.max(before.at, after.at))];
    if (to - from < 1e-6) continue;
    if (before.paint !== after.paint) return undefined;
    if (before.paint) parts.push([from, to, before.paint]);
  }
  return parts;
}

/** The part of an area between two shares of the way in one of the four directions. */
function slice({ x, y, width, height }: Area, degrees: number, from: number, to: number): Area {
  const isBack = degrees === 0 || degrees === 270;
  const [start, share] = [isBack ? 1 - to : from, to - from];
  return degrees % 180 === 0
    ? { x, y: y + start * height, width, height: share * height }
    : { x: x + start * width, y, width: share * width, height };
}

/** Nothing, in the colour beside it. */
const faded = (stops: Stop[], i: number): Paint => ({
  color: (stops[i - 1]?.paint ?? stops[i + 1]?.paint)?.color ?? '#000000',
  opacity: 0,
});
