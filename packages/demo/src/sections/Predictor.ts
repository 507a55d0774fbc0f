import type { ReactiveControllerHost } from 'lit';

/** Asks a model for probabilities, one question at a time; when the question changed meanwhile it is asked anew. */
export class Predictor {
  /** The last answer. */
  probabilities?: Float32Array;
  problem?: string;
  private answered = '';
  private isAsking = false;

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /**
   * To be called after each update of the host, which an answer updates.
   *
   * @param question names what is asked: the same one is not asked twice
   */
  async ask(question: string, predict: () => Promise<Float32Array>): Promise<void> {
    if (this.isAsking || question === this.answered) return;
    this.isAsking = true;
    try {
      this.probabilities = await predict();
      this.problem = undefined;
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    }
    this.answered = question;
    this.isAsking = false;
    this.host.requestUpdate();
  }
}
