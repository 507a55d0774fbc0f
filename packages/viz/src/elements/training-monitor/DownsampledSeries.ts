/** Batches that the smoothed line averages over, about. */
const smoothedBatches = 20;

/** What is drawn of some neighbouring batches: the range of their values, and the smoothed value at the last. */
export interface Bucket {
  low: number;
  high: number;
  smooth: number;
}

/**
 * One figure of every batch, kept in at most `capacity` buckets of equally many batches, so that drawing costs the
 * same after a hundred batches as after a million. Values that are not finite leave the curve as it is.
 */
export class DownsampledSeries {
  readonly buckets: Bucket[] = [];
  /** Batches a bucket stands for: a power of two. */
  stride = 1;
  count = 0;
  /** The exponential mean; the first batches weigh more, so that it does not begin behind them. */
  smooth = NaN;
  private known = 0;

  constructor(private readonly capacity = 400) {}

  push(value: number): void {
    if (Number.isFinite(value)) {
      const share = Math.max(2 / (++this.known + 1), 1 / smoothedBatches);
      this.smooth = this.known === 1 ? value : this.smooth + (value - this.smooth) * share;
    }
    const shown = Number.isFinite(value) ? value : this.smooth;
    const place = Math.floor(this.count++ / this.stride);
    const bucket = this.buckets[place];
    if (bucket) {
      bucket.low = min(bucket.low, shown);
      bucket.high = max(bucket.high, shown);
      bucket.smooth = this.smooth;
    } else {
      this.buckets.push({ low: shown, high: shown, smooth: this.smooth });
      if (this.buckets.length > this.capacity) this.merge();
    }
  }

  /** The batch that a bucket is drawn at: the middle of those it stands for. */
  batchAt(place: number): number {
    const begin = place * this.stride;
    return (begin + Math.min(begin + this.stride, this.count)) / 2;
  }

  private merge(): void {
    const half = Math.ceil(this.buckets.length / 2);
    for (let i = 0; i < half; i++) {
      const a = this.buckets[2 * i];
      const b = this.buckets[2 * i + 1] ?? a;
      this.buckets[i] = { low: min(a.low, b.low), high: max(a.high, b.high), smooth: b.smooth };
    }
    this.buckets.length = half;
    this.stride *= 2;
  }
}

// NaN gives way: it stands for batches before the first finite value.
const min = (a: number, b: number): number => (b < a || Number.isNaN(a) ? b : a);
const max = (a: number, b: number): number => (b > a || Number.isNaN(a) ? b : a);
