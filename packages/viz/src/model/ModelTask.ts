/** What `model.fit` takes as callbacks to follow a training epoch by epoch. */
export interface RefreshCallbacks {
  onEpochEnd(): Promise<void>;
}

/**
 * Asks a model and keeps its latest answer, as lit's Task does: an answer that arrives after a later request is
 * dropped.
 */
export class ModelTask<Value> {
  /** The latest answer; it stays while the next one is awaited. */
  value?: Value;
  /** Why the latest request failed. */
  error?: Error;
  private callId = 0;

  readonly callbacks: RefreshCallbacks = { onEpochEnd: () => this.run() };

  /**
   * @param task asks the model; undefined where there is nothing to ask
   * @param onComplete called after each answer or error that is not dropped
   */
  constructor(
    private readonly task: () => Promise<Value> | undefined,
    private readonly onComplete: () => void,
  ) {}

  async run(): Promise<void> {
    const callId = ++this.callId;
    this.error = undefined;
    try {
      const answer = this.task();
      if (!answer) return;
      const value = await answer;
      if (callId !== this.callId) return;
      this.value = value;
    } catch (error) {
      if (callId !== this.callId) return;
      this.error = error as Error;
    }
    this.onComplete();
  }

  /** Forgets the answer and drops any that is still to come. */
  reset(): void {
    this.callId++;
    this.value = this.error = undefined;
  }
}
