/** `x' = a x + c y + e`, `y' = b x + d y + f` */
export interface AffineTransform {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

/** To two decimals, without −0. */
export const roundLength = (length: number): number => Math.round(length * 100) / 100 + 0;

export const transformPoint = (
  { a, b, c, d, e, f }: AffineTransform,
  x: number,
  y: number,
): [number, number] => [a * x + c * y + e, b * x + d * y + f];

/** The factor by which a matrix enlarges lengths, averaged over both axes. */
export const scaleOf = ({ a, b, c, d }: AffineTransform): number => Math.sqrt(Math.abs(a * d - b * c));

/** How many numbers each path command takes. */
const parameterCounts: Record<string, number> = {
  M: 2,
  L: 2,
  T: 2,
  S: 4,
  Q: 4,
  C: 6,
  A: 7,
  H: 1,
  V: 1,
  Z: 0,
};

/** SVG path data in other coordinates, with absolute commands. Arcs are correct where the matrix does not rotate. */
export function transformPath(d: string, matrix: AffineTransform): string {
  let current = [0, 0];
  let start = [0, 0];
  let transformed = '';
  for (const [, letter, rest] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    let command = letter.toUpperCase();
    const isRelative = letter !== command;
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const count = parameterCounts[command];
    for (let i = 0; i === 0 || i + count <= numbers.length; i += count || 1) {
      const parameters = numbers.slice(i, i + count);
      if (parameters.length < count) break;
      if (command === 'Z') {
        transformed += 'Z';
        current = start;
        break;
      }
      const points = absolutePoints(command, parameters, isRelative ? current : [0, 0], current);
      current = points.slice(-2);
      if (command === 'M') start = current;
      transformed += formatCommand(command, parameters, points, matrix);
      // Further pairs of numbers after a move are lines.
      if (command === 'M') command = 'L';
    }
  }
  return transformed;
}

/** The points of a command as x, y, x, y, …; `origin` is what its parameters are relative to. */
function absolutePoints(
  command: string,
  parameters: number[],
  origin: number[],
  current: number[],
): number[] {
  if (command === 'H') return [parameters[0] + origin[0], current[1]];
  if (command === 'V') return [current[0], parameters[0] + origin[1]];
  return (command === 'A' ? parameters.slice(5) : parameters).map((number, i) => number + origin[i % 2]);
}

function formatCommand(
  command: string,
  parameters: number[],
  points: number[],
  matrix: AffineTransform,
): string {
  const transformed: number[] = [];
  for (let i = 0; i < points.length; i += 2)
    transformed.push(...transformPoint(matrix, points[i], points[i + 1]));
  const numbers = transformed.map(roundLength).join(' ');
  if (command !== 'A') return (command === 'H' || command === 'V' ? 'L' : command) + numbers;
  const [radiusX, radiusY, axisRotation, isLarge, isClockwise] = parameters;
  const [scaleX, scaleY] = [Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d)];
  const isMirrored = matrix.a * matrix.d - matrix.b * matrix.c < 0;
  const sweep = isMirrored ? 1 - isClockwise : isClockwise;
  const radii = `${roundLength(radiusX * scaleX)} ${roundLength(radiusY * scaleY)}`;
  return `A${radii} ${axisRotation} ${isLarge} ${sweep} ${numbers}`;
}
