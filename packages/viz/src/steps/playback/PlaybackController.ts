import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What playback needs of its figure, and what it reports to it. */
export interface Playable {
  /** How many steps there are; 0 while there is nothing to show. */
  readonly count: number;
  /** Milliseconds that a step is shown while playing. */
  readonly stepDuration: number;
  readonly loop: boolean;
  /** The step was changed by the reader, by playing or by a method. */
  stepChanged(index: number): void;
  completed(): void;
}

/** Milliseconds that a step is shown at a rate of 1. */
export const durationAtRate1 = 1500;

/**
 * The current step of a figure, and whether it plays. Buttons, keys, the scrubber and playing all set the same index.
 * Playing pauses while the figure is off-screen or the page is hidden; a removed figure keeps no timer or observer.
 */
export class PlaybackController implements ReactiveController {
  playing = false;

  /** May be past the last step until `clampIndex`. */
  private requestedIndex = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private observer?: IntersectionObserver;
  private isVisible = true;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly figure: Playable,
  ) {
    host.addController(this);
  }

  /** The current step, from 0. */
  get index(): number {
    return Math.max(0, Math.min(this.requestedIndex, this.figure.count - 1));
  }

  /** Sets the step without an event, as the page does. It may be past the last one until the other properties are set. */
  setIndex(index: number): void {
    this.requestedIndex = index;
    this.reschedule();
    this.host.requestUpdate();
  }

  /** Limits the step to those there are. */
  clampIndex(): void {
    this.requestedIndex = this.index;
  }

  /** Goes to a step and reports it; false if it is the current one. */
  goTo(index: number): boolean {
    const { count } = this.figure;
    const target = Math.max(0, Math.min(index, count - 1));
    if (count === 0 || target === this.index) return false;
    this.requestedIndex = target;
    this.reschedule();
    this.host.requestUpdate();
    const isLast = target === count - 1;
    if (isLast && !this.figure.loop) this.pause();
    this.figure.stepChanged(target);
    if (isLast) this.figure.completed();
    return true;
  }

  next(): boolean {
    return this.goTo(this.index + 1);
  }

  previous(): boolean {
    return this.goTo(this.index - 1);
  }

  /** Plays; from the last step, starts again at the first. */
  play(): void {
    const { count } = this.figure;
    if (this.playing || count === 0) return;
    if (count === 1) return this.figure.completed();
    this.playing = true;
    if (this.index === count - 1) this.goTo(0);
    this.reschedule();
    this.host.requestUpdate();
  }

  pause(): void {
    this.playing = false;
    this.reschedule();
    this.host.requestUpdate();
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  /** Restarts the timer of the next step. */
  reschedule(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.playing && this.isVisible && this.host.isConnected && !document.hidden) {
      this.timer = setTimeout(this.advance, this.figure.stepDuration);
    }
  }

  hostConnected(): void {
    this.observer = new IntersectionObserver((entries) => {
      const isVisible = entries[entries.length - 1].isIntersecting;
      if (isVisible === this.isVisible) return;
      this.isVisible = isVisible;
      this.reschedule();
    });
    this.observer.observe(this.host);
    document.addEventListener('visibilitychange', this.onVisibilityChange);
    this.reschedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.observer?.disconnect();
    this.observer = undefined;
    this.isVisible = true;
    document.removeEventListener('visibilitychange', this.onVisibilityChange);
  }

  private readonly onVisibilityChange = (): void => this.reschedule();

  private readonly advance = (): void => {
    const { count, loop } = this.figure;
    const isLast = this.index >= count - 1;
    if (count > 1 && (loop || !isLast)) {
      this.goTo(isLast ? 0 : this.index + 1);
    } else {
      this.pause();
      if (count > 0) this.figure.completed();
    }
  };
}
