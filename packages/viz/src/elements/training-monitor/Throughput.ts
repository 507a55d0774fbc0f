/** The recent speed is that of the last 3 s. */
const windowMs = 3000;
/** Shorter times give no speed. */
const minMs = 200;
/** Batches within so short a time are counted together. */
const resolutionMs = 50;

/** Images per second, without the time spent in pauses. All times are in milliseconds. */
export class Throughput {
  images = 0;
  private activeMs = 0;
  private startedAt?: number;
  private points: { at: number; images: number }[] = [];

  start(now: number): void {
    this.startedAt ??= now;
  }

  pause(now: number): void {
    if (this.startedAt !== undefined) this.activeMs += now - this.startedAt;
    this.startedAt = undefined;
  }

  add(images: number, now: number): void {
    this.images += images;
    const at = this.milliseconds(now);
    const last = this.points[this.points.length - 1];
    if (last && at - last.at < resolutionMs) {
      last.images = this.images;
      return;
    }
    this.points.push({ at, images: this.images });
    while (this.points.length > 2 && at - this.points[1].at > windowMs) this.points.shift();
  }

  /** Time spent training. */
  milliseconds(now: number): number {
    return this.activeMs + (this.startedAt === undefined ? 0 : now - this.startedAt);
  }

  /** Images per second in the last seconds; 0 until enough time has passed. */
  get recent(): number {
    const [first] = this.points;
    const last = this.points[this.points.length - 1];
    if (!first || last.at - first.at < minMs) return 0;
    return ((last.images - first.images) / (last.at - first.at)) * 1000;
  }

  /** Images per second since the start, including the time for validation; 0 until enough time has passed. */
  overall(now: number): number {
    const time = this.milliseconds(now);
    return time >= minMs ? (this.images / time) * 1000 : 0;
  }
}
