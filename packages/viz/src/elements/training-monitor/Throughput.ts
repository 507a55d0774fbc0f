/** Milliseconds of training that the speed is taken from. */
const windowMs = 3000;

/** How fast images go by, without the time spent in pauses. Times are in milliseconds. */
export class Throughput {
  images = 0;
  private active = 0;
  private since?: number;
  private points: { at: number; images: number }[] = [];

  start(now: number): void {
    this.since ??= now;
  }

  pause(now: number): void {
    if (this.since !== undefined) this.active += now - this.since;
    this.since = undefined;
  }

  add(images: number, now: number): void {
    this.images += images;
    const at = this.milliseconds(now);
    const last = this.points[this.points.length - 1];
    if (last && at - last.at < 50) {
      last.images = this.images;
      return;
    }
    this.points.push({ at, images: this.images });
    while (this.points.length > 2 && at - this.points[1].at > windowMs) this.points.shift();
  }

  /** Time spent training. */
  milliseconds(now: number): number {
    return this.active + (this.since === undefined ? 0 : now - this.since);
  }

  /** Images a second of late; 0 until it can be told. */
  get recent(): number {
    const [first] = this.points;
    const last = this.points[this.points.length - 1];
    return first && last.at - first.at >= 200
      ? ((last.images - first.images) / (last.at - first.at)) * 1000
      : 0;
  }

  /** Images a second from the start, with all that training waits for, such as validation. */
  overall(now: number): number {
    const time = this.milliseconds(now);
    return time >= 200 ? (this.images / time) * 1000 : 0;
  }
}
