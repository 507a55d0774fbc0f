import type { LitElement, PropertyValues } from 'lit';
import { Figure } from '../../figure/Figure.js';
import { always, property } from '../../figure/property.js';
import type { Messages } from '../../messages/index.js';
import { numberAttribute } from '../../values/attributes.js';
import type { FigureError } from '../../values/errors/FigureError.js';
import { readStep } from '../../values/readSettings.js';
import type { FigureStep, StepDetail } from '../types.js';
import { handleKey } from './keys.js';
import { durationAtRate1, PlaybackController, type Playable } from './PlaybackController.js';

export const detailOf = ({ index, row, column, value }: FigureStep): StepDetail => ({
  index,
  row,
  column,
  value,
});

/**
 * A figure with a current step, which methods, keys and playing change.
 *
 * @fires {CustomEvent<StepDetail>} cnn-step - The step was changed by the reader, by playing, or by a method.
 * @fires {CustomEvent} cnn-complete - The last step was reached.
 * @csspart controls - Buttons, scrubber, position and speed.
 * @csspart main - The main button.
 * @csspart scrubber - The slider over the steps.
 */
export abstract class PlayableFigure<Step extends FigureStep> extends Figure<Messages> implements Playable {
  protected readonly playback = new PlaybackController(this, this);
  /** Why the step that was written last is none. */
  protected badStep?: FigureError;
  private hasAutoplayed = false;

  /** Starts to play as soon as it is on the page. */
  @property({ type: Boolean }) autoplay = false;
  /** 1 shows a step for 1.5 seconds, 2 for half of that; above 0, at most 16. */
  @property({ attribute: 'playback-rate', converter: numberAttribute }) playbackRate = 1;
  /** Starts again after the last step. */
  @property({ type: Boolean }) loop = false;

  /** The current step, from 0; a number past the last step gives the last. */
  @property({ converter: numberAttribute, hasChanged: always })
  get step(): number {
    return this.playback.index;
  }

  set step(value: number) {
    try {
      this.badStep = undefined;
      this.playback.setIndex(readStep(value));
    } catch (error) {
      this.badStep = error as FigureError;
    }
  }

  constructor() {
    super();
    this.addEventListener('keydown', (event) => handleKey(event, this.canPlay ? this.playback : undefined));
  }

  /** How each value of the result is computed, from @cnn/core; empty while a value is refused. */
  abstract get steps(): Step[];
  /** False during a quiz or a comparison. */
  protected abstract get canPlay(): boolean;
  /** Whether a value can not be shown. */
  protected abstract get hasError(): boolean;

  /** Whether it plays. */
  get playing(): boolean {
    return this.playback.playing;
  }

  /** Starts to play; without effect during a quiz or a comparison. */
  play(): void {
    if (this.canPlay) this.playback.play();
  }

  /** Stops playing at the current step. */
  pause(): void {
    this.playback.pause();
  }

  /** Goes one step forward; false at the last step. */
  next(): boolean {
    return this.playback.next();
  }

  /** Goes one step back; false at the first step. */
  previous(): boolean {
    return this.playback.previous();
  }

  get count(): number {
    return this.steps.length;
  }

  /** @internal Milliseconds that a step is shown while playing. */
  get stepDuration(): number {
    return durationAtRate1 / (this.playbackRate ?? 1);
  }

  stepChanged(index: number): void {
    this.emit('cnn-step', detailOf(this.steps[index]));
  }

  completed(): void {
    this.emit('cnn-complete');
  }

  override requestUpdate(...change: Parameters<LitElement['requestUpdate']>): void {
    if (change[0] === 'playbackRate') this.playback.reschedule();
    super.requestUpdate(...change);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.hasError) this.playback.clampIndex();
    if (!this.autoplay) this.hasAutoplayed = false;
    else if (!this.hasAutoplayed && !this.hasError) {
      this.hasAutoplayed = true;
      this.play();
    }
  }
}
