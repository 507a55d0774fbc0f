import type { ReactiveControllerHost } from 'lit';
import { errorMessage } from './errorMessage.js';

/** Requests probabilities from a model, one request at a time, and updates its host with the result. */
export class Predictor {
  /** The last result. */
  probabilities?: Float32Array;
  /** The message of the last request's error. */
  problem?: string;
  private finishedKey = '';
  private isPending = false;

  constructor(private readonly host: Pick<ReactiveControllerHost, 'requestUpdate'>) {}

  /**
   * Call it after each update of the host: while a request is pending it does nothing, and the update that follows
   * the result makes the next request.
   *
   * @param key identifies the request: one with the key of the last finished request is not made again
   */
  async request(key: string, predict: () => Promise<Float32Array>): Promise<void> {
    if (this.isPending || key === this.finishedKey) return;
    this.isPending = true;
    try {
      this.probabilities = await predict();
      this.problem = undefined;
    } catch (error) {
      this.problem = errorMessage(error);
    }
    this.finishedKey = key;
    this.isPending = false;
    this.host.requestUpdate();
  }
}
