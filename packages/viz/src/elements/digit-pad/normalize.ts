/** `x y x y …` of one stroke, on a pad of 28 × 28. */
export type Stroke = readonly number[];

/** Cells along a side of the pad and of the image. */
export const padSize = 28;
/** The width of the pen, in cells of the pad. */
export const penWidth = 2.4;
/** MNIST's digits fill a box of this side. */
const digitSize = 20;
/** Each cell is asked at so many places along a side: its grey is how many have ink. */
const samplesPerSide = 4;

/** Where the pad's place (x, y) is in the image: `x · scale + dx`. */
interface Placement {
  scale: number;
  dx: number;
  dy: number;
}

/**
 * The image that MNIST's makers would have made of strokes: scaled, its proportions kept, until the longer side
 * fills 20 cells, and moved so that the ink's centre of mass is the centre of 28 × 28 (LeCun, Cortes and Burges,
 * The MNIST database). The edges are grey.
 *
 * @returns `[28 · 28]`, rows one after the other, 0 paper … 255 ink; all 0 where there are no strokes
 */
export function normalize(strokes: readonly Stroke[]): Uint8Array {
  const points = strokes.flat();
  if (points.length === 0) return new Uint8Array(padSize * padSize);
  const [left, right] = extent(points.filter((_, i) => i % 2 === 0));
  const [top, bottom] = extent(points.filter((_, i) => i % 2 === 1));
  const scale = digitSize / Math.max(right - left, bottom - top);
  const centre = (from: number, to: number) => padSize / 2 - ((from + to) / 2) * scale;
  const placement = { scale, dx: centre(left, right), dy: centre(top, bottom) };
  const [x, y] = centreOfMass(inkOf(strokes, placement));
  // The digit moves as far as it stays inside.
  const moved = (mean: number, from: number, to: number) =>
    clamp(padSize / 2 - mean, -(padSize - (to - from) * scale) / 2, (padSize - (to - from) * scale) / 2);
  return inkOf(strokes, {
    scale,
    dx: placement.dx + moved(x, left, right),
    dy: placement.dy + moved(y, top, bottom),
  });
}

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));

const extent = (values: readonly number[]): [number, number] => [
  values.reduce((least, value) => Math.min(least, value)) - penWidth / 2,
  values.reduce((most, value) => Math.max(most, value)) + penWidth / 2,
];

function centreOfMass(ink: Uint8Array): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  ink.forEach((value, i) => {
    mass += value;
    x += value * ((i % padSize) + 0.5);
    y += value * (Math.floor(i / padSize) + 0.5);
  });
  return [x / mass, y / mass];
}

function inkOf(strokes: readonly Stroke[], { scale, dx, dy }: Placement): Uint8Array {
  const fine = padSize * samplesPerSide;
  const isInked = new Uint8Array(fine * fine);
  const radius = (penWidth / 2) * scale * samplesPerSide;
  for (const stroke of strokes) {
    const at = (i: number) => (stroke[i] * scale + (i % 2 === 0 ? dx : dy)) * samplesPerSide;
    for (let i = 0; i < stroke.length; i += 2) {
      const from = Math.max(0, i - 2);
      inkSegment(isInked, fine, radius, [at(from), at(from + 1)], [at(i), at(i + 1)]);
    }
  }
  const ink = new Uint8Array(padSize * padSize);
  for (let i = 0; i < ink.length; i++) {
    const first = Math.floor(i / padSize) * samplesPerSide * fine + (i % padSize) * samplesPerSide;
    let count = 0;
    for (let s = 0; s < samplesPerSide * samplesPerSide; s++) {
      count += isInked[first + Math.floor(s / samplesPerSide) * fine + (s % samplesPerSide)];
    }
    ink[i] = Math.round((count / samplesPerSide ** 2) * 255);
  }
  return ink;
}

/** Inks all that is within the radius of a line from a to b. */
function inkSegment(ink: Uint8Array, fine: number, radius: number, a: number[], b: number[]): void {
  const [x0, x1, y0, y1] = [0, 1].flatMap((axis) => [
    clamp(Math.floor(Math.min(a[axis], b[axis]) - radius), 0, fine),
    clamp(Math.ceil(Math.max(a[axis], b[axis]) + radius), 0, fine),
  ]);
  const [along, down] = [b[0] - a[0], b[1] - a[1]];
  const length = along ** 2 + down ** 2;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      const [px, py] = [x + 0.5 - a[0], y + 0.5 - a[1]];
      const share = length > 0 ? clamp((px * along + py * down) / length, 0, 1) : 0;
      if (Math.hypot(px - share * along, py - share * down) <= radius) ink[y * fine + x] = 1;
    }
  }
}
