import type { DownsampledSeries } from './DownsampledSeries.js';

type Scale = (value: number) => number;

/**
 * The two paths of a series. What stands already is kept as text: while a network trains, a drawing adds the new
 * end and leaves the many points before it alone.
 */
export class PathCache {
  private key = '';
  /** Buckets that are in the texts; the last bucket, which still changes, never is. */
  private cachedBuckets = 0;
  private raw = '';
  private smooth = '';

  /** @param key changes when the scales do */
  draw(series: DownsampledSeries, x: Scale, y: Scale, key: string): { raw: string; smooth: string } {
    const current = `${key} ${series.stride}`;
    const last = series.buckets.length - 1;
    if (current !== this.key || last < this.cachedBuckets) {
      this.key = current;
      this.cachedBuckets = 0;
      this.raw = '';
      this.smooth = '';
    }
    for (; this.cachedBuckets < last; this.cachedBuckets++) {
      this.raw += rawPoints(series, this.cachedBuckets, x, y);
      this.smooth += smoothPoint(series, this.cachedBuckets, x, y);
    }
    return {
      raw: startWithMove(this.raw + rawPoints(series, last, x, y)),
      smooth: startWithMove(this.smooth + smoothPoint(series, last, x, y)),
    };
  }
}

/** From the low to the high of a bucket and, in the next, back, so that the line never doubles. */
function rawPoints(series: DownsampledSeries, place: number, x: Scale, y: Scale): string {
  const { low, high } = series.buckets[place];
  const at = series.batchAt(place);
  if (low === high) return pointOf(x(at), y(low));
  const [first, second] = place % 2 ? [high, low] : [low, high];
  return pointOf(x(at), y(first)) + pointOf(x(at), y(second));
}

function smoothPoint(series: DownsampledSeries, place: number, x: Scale, y: Scale): string {
  return pointOf(x(series.batchAt(place)), y(series.buckets[place].smooth));
}

/** Nothing before the first finite value. */
const pointOf = (x: number, y: number): string => (Number.isFinite(y) ? `L${round(x)},${round(y)}` : '');

const startWithMove = (points: string): string => points.replace('L', 'M');

export const round = (value: number): number => Math.round(value * 10) / 10;
