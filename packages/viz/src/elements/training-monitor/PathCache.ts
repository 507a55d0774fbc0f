import { GrowingLine, type Point } from '../../chart/paths.js';
import type { DownsampledSeries } from './DownsampledSeries.js';

type Scale = (value: number) => number;

/** The two paths of a series, as path data. While a model trains, a drawing writes only the points that are new. */
export class PathCache {
  private key = '';
  /** How many buckets are in the lines; the last bucket still changes and is never kept. */
  private cachedBuckets = 0;
  private raw = new GrowingLine();
  private smooth = new GrowingLine();

  /** @param key changes when the scales do */
  draw(series: DownsampledSeries, x: Scale, y: Scale, key: string): { raw: string; smooth: string } {
    const current = `${key} ${series.stride}`;
    const last = series.buckets.length - 1;
    if (current !== this.key || last < this.cachedBuckets) {
      this.key = current;
      this.cachedBuckets = 0;
      this.raw = new GrowingLine();
      this.smooth = new GrowingLine();
    }
    for (; this.cachedBuckets < last; this.cachedBuckets++) {
      this.raw.add(rawPoints(series, this.cachedBuckets, x, y));
      this.smooth.add(smoothPoints(series, this.cachedBuckets, x, y));
    }
    return {
      raw: this.raw.pathWith(rawPoints(series, last, x, y)),
      smooth: this.smooth.pathWith(smoothPoints(series, last, x, y)),
    };
  }
}

/** From the low to the high value of a bucket and in the next one back, so that the line never runs over itself. */
function rawPoints(series: DownsampledSeries, i: number, x: Scale, y: Scale): Point[] {
  const { low, high } = series.buckets[i];
  const values = low === high ? [low] : i % 2 ? [high, low] : [low, high];
  return pointsAt(x(series.batchAt(i)), values.map(y));
}

const smoothPoints = (series: DownsampledSeries, i: number, x: Scale, y: Scale): Point[] =>
  pointsAt(x(series.batchAt(i)), [y(series.buckets[i].smooth)]);

/** None before the first finite value. */
const pointsAt = (x: number, ys: readonly number[]): Point[] =>
  ys.filter(Number.isFinite).map((y): Point => [x, y]);
