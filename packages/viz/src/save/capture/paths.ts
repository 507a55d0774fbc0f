/** `x' = a x + c y + e`, `y' = b x + d y + f` */
export interface Matrix {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
}

export const roundLength = (length: number): number => Math.round(length * 100) / 100 + 0;

export const transformPoint = ({ a, b, c, d, e, f }: Matrix, x: number, y: number): [number, number] => [
  a * x + c * y + e,
  b * x + d * y + f,
];

/** How much larger lines become. */
export const scaleOf = ({ a, b, c, d }: Matrix): number => Math.sqrt(Math.abs(a * d - b * c));

/** Numbers that each command of a path takes. */
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

/**
 * The same path in other coordinates, in absolute commands. Arcs keep their form where the matrix does not turn.
 */
export function transformPath(d: string, matrix: Matrix): string {
  let at = [0, 0];
  let start = [0, 0];
  let placed = '';
  for (const [, letter, rest] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    let name = letter.toUpperCase();
    const isRelative = letter !== name;
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?/g) ?? []).map(Number);
    const count = parameterCounts[name];
    for (let i = 0; i === 0 || i + count <= numbers.length; i += count || 1) {
      const given = numbers.slice(i, i + count);
      if (given.length < count) break;
      if (name === 'Z') {
        placed += 'Z';
        at = start;
        break;
      }
      const points = absolutePoints(name, given, isRelative ? at : [0, 0], at);
      at = points.slice(-2);
      if (name === 'M') start = at;
      placed += formatCommand(name, given, points, matrix);
      if (name === 'M') name = 'L';
    }
  }
  return placed;
}

function absolutePoints(name: string, given: number[], from: number[], at: number[]): number[] {
  if (name === 'H') return [given[0] + from[0], at[1]];
  if (name === 'V') return [at[0], given[0] + from[1]];
  return (name === 'A' ? given.slice(5) : given).map((number, i) => number + from[i % 2]);
}

function formatCommand(name: string, given: number[], points: number[], matrix: Matrix): string {
  const placed: number[] = [];
  for (let i = 0; i < points.length; i += 2) placed.push(...transformPoint(matrix, points[i], points[i + 1]));
  const texts = placed.map(roundLength).join(' ');
  if (name !== 'A') return (name === 'H' || name === 'V' ? 'L' : name) + texts;
  const [across, down] = [Math.hypot(matrix.a, matrix.b), Math.hypot(matrix.c, matrix.d)];
  const sweep = matrix.a * matrix.d - matrix.b * matrix.c < 0 ? 1 - given[4] : given[4];
  return `A${roundLength(given[0] * across)} ${roundLength(given[1] * down)} ${given[2]} ${given[3]} ${sweep} ${texts}`;
}
