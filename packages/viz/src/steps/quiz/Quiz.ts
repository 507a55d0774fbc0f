/** What the reader predicted, and whether it was right, for each of the steps asked so far. */
export class Quiz {
  /** The entry that was no number, until a good one comes. */
  refused?: string;

  private steps?: unknown;
  private readonly answers = new Map<number, boolean>();

  /** Whether a step is still to be answered. Other steps than before are another quiz. */
  asks(steps: unknown, index: number): boolean {
    if (this.steps !== steps) this.clear();
    this.steps = steps;
    return !this.answers.has(index);
  }

  take(index: number, isRight: boolean): void {
    this.answers.set(index, isRight);
  }

  wasRight(index: number): boolean | undefined {
    return this.answers.get(index);
  }

  get count(): number {
    return this.answers.size;
  }

  get right(): number {
    return [...this.answers.values()].filter(Boolean).length;
  }

  clear(): void {
    this.answers.clear();
    this.refused = undefined;
  }
}
