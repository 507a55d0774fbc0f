/** The exponential mean has the weight of about this many batches. */
const smoothedBatches = 20;

/** Some consecutive batches: the range of their values, and the smoothed value at the last one. */
export interface Bucket {
  low: number;
  high: number;
  smooth: number;
}

/**
 * A metric over all batches, in at most `capacity` buckets of equally many batches, so that drawing a million batches
 * costs no more than drawing a hundred. In place of a value that is not finite, the smoothed value is taken.
 */
export class DownsampledSeries {
  readonly buckets: Bucket[] = [];
  /** Batches per bucket, a power of two. */
  stride = 1;
  count = 0;
  /** The exponential mean; NaN until there is a finite value. The first batches weigh more, so it does not lag. */
  smooth = NaN;
  private finiteCount = 0;

  constructor(private readonly capacity = 400) {}

  push(value: number): void {
    if (Number.isFinite(value)) {
      const weight = Math.max(2 / (++this.finiteCount + 1), 1 / smoothedBatches);
      this.smooth = this.finiteCount === 1 ? value : this.smooth + (value - this.smooth) * weight;
    }
    const shown = Number.isFinite(value) ? value : this.smooth;
    const bucket = this.buckets[Math.floor(this.count++ / this.stride)];
    if (bucket) {
      bucket.low = min(bucket.low, shown);
      bucket.high = max(bucket.high, shown);
      bucket.smooth = this.smooth;
    } else {
      this.buckets.push({ low: shown, high: shown, smooth: this.smooth });
      if (this.buckets.length > this.capacity) this.merge();
    }
  }

  /** The batch at which a bucket is drawn: the middle of its batches. */
  batchAt(bucket: number): number {
    const first = bucket * this.stride;
    return (first + Math.min(first + this.stride, this.count)) / 2;
  }

  /** Merges every two buckets. */
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

// Batches before the first finite value have NaN, which any number replaces.
const min = (a: number, b: number): number => (b < a || Number.isNaN(a) ? b : a);
const max = (a: number, b: number): number => (b > a || Number.isNaN(a) ? b : a);
