/** Which steps the reader predicted, and whether rightly. */
export class QuizState {
  /** The last entry, if it was no number. */
  refused?: string;

  private steps?: unknown;
  private readonly answers = new Map<number, boolean>();

  /** Whether a step is still to be answered. A different array of steps starts a new quiz. */
  asks(steps: unknown, index: number): boolean {
    if (this.steps !== steps) this.clear();
    this.steps = steps;
    return !this.answers.has(index);
  }

  addAnswer(index: number, isRight: boolean): void {
    this.answers.set(index, isRight);
  }

  wasRight(index: number): boolean | undefined {
    return this.answers.get(index);
  }

  get answerCount(): number {
    return this.answers.size;
  }

  get rightCount(): number {
    return [...this.answers.values()].filter(Boolean).length;
  }

  clear(): void {
    this.answers.clear();
    this.refused = undefined;
  }
}
