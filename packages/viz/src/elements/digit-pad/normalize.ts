/** The points `x y x y …` of one stroke, in cells of the pad from its top left corner. */
export type PenStroke = readonly number[];

/** Cells per side of the pad and of the image. */
export const padSize = 28;
/** The width of the pen, in cells of the pad. */
export const penWidth = 2.4;
/** The longer side of MNIST's digits, in cells of the image. */
const digitSize = 20;
/** A cell's grey is the share of samples with ink, so many per side. */
const samplesPerSide = 4;

/** From the pad to the image: x becomes `x · scale + dx`. */
interface Placement {
  scale: number;
  dx: number;
  dy: number;
}

/**
 * Strokes as an image of MNIST: scaled in proportion until the longer side is 20 cells, and moved so that the centre of
 * mass of the ink is the centre of the 28 × 28 cells (LeCun, Cortes and Burges, The MNIST database). Edges are grey.
 *
 * @returns `[28 · 28]`, row by row, from 0 for paper to 255 for ink; all 0 without strokes
 */
export function normalize(strokes: readonly PenStroke[]): Uint8Array {
  const points = strokes.flat();
  if (points.length === 0) return new Uint8Array(padSize * padSize);
  const [left, right] = extent(points.filter((_, i) => i % 2 === 0));
  const [top, bottom] = extent(points.filter((_, i) => i % 2 === 1));
  const scale = digitSize / Math.max(right - left, bottom - top);
  const center = (from: number, to: number) => padSize / 2 - ((from + to) / 2) * scale;
  const placement = { scale, dx: center(left, right), dy: center(top, bottom) };
  const [x, y] = centerOfMass(inkOf(strokes, placement));
  // The digit moves only as far as it stays inside.
  const moved = (mean: number, from: number, to: number) =>
    clamp(padSize / 2 - mean, -(padSize - (to - from) * scale) / 2, (padSize - (to - from) * scale) / 2);
  return inkOf(strokes, {
    scale,
    dx: placement.dx + moved(x, left, right),
    dy: placement.dy + moved(y, top, bottom),
  });
}

const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));

const extent = (values: readonly number[]): [number, number] => [
  Math.min(...values) - penWidth / 2,
  Math.max(...values) + penWidth / 2,
];

function centerOfMass(ink: Uint8Array): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  ink.forEach((value, i) => {
    mass += value;
    x += value * ((i % padSize) + 0.5);
    y += value * (Math.floor(i / padSize) + 0.5);
  });
  return [x / mass, y / mass];
}

function inkOf(strokes: readonly PenStroke[], { scale, dx, dy }: Placement): Uint8Array {
  const gridSize = padSize * samplesPerSide;
  const samples = new Uint8Array(gridSize * gridSize);
  const radius = (penWidth / 2) * scale * samplesPerSide;
  for (const stroke of strokes) {
    const at = (i: number) => (stroke[i] * scale + (i % 2 === 0 ? dx : dy)) * samplesPerSide;
    for (let i = 0; i < stroke.length; i += 2) {
      const from = Math.max(0, i - 2);
      fillSegment(samples, gridSize, radius, [at(from), at(from + 1)], [at(i), at(i + 1)]);
    }
  }
  const ink = new Uint8Array(padSize * padSize);
  for (let i = 0; i < ink.length; i++) {
    const first = Math.floor(i / padSize) * samplesPerSide * gridSize + (i % padSize) * samplesPerSide;
    let count = 0;
    for (let s = 0; s < samplesPerSide * samplesPerSide; s++) {
      count += samples[first + Math.floor(s / samplesPerSide) * gridSize + (s % samplesPerSide)];
    }
    ink[i] = Math.round((count / samplesPerSide ** 2) * 255);
  }
  return ink;
}

/** Sets the samples that are within a radius of the line from a to b. */
function fillSegment(samples: Uint8Array, gridSize: number, radius: number, a: number[], b: number[]): void {
  const [x0, x1, y0, y1] = [0, 1].flatMap((axis) => [
    clamp(Math.floor(Math.min(a[axis], b[axis]) - radius), 0, gridSize),
    clamp(Math.ceil(Math.max(a[axis], b[axis]) + radius), 0, gridSize),
  ]);
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const lengthSquared = dx ** 2 + dy ** 2;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const [px, py] = [x + 0.5 - a[0], y + 0.5 - a[1]];
      const share = lengthSquared > 0 ? clamp((px * dx + py * dy) / lengthSquared, 0, 1) : 0;
      if (Math.hypot(px - share * dx, py - share * dy) <= radius) samples[y * gridSize + x] = 1;
    }
  }
}
