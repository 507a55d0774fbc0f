import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What a figure tells its playback. */
export interface Playable {
  /** How many steps there are; 0 while there is nothing to show. */
  readonly count: number;
  readonly rate: number;
  readonly loop: boolean;
  /** The step changed, or playing began or ended, by the reader, by playing or by a method. */
  stepChanged(index: number): void;
  completed(): void;
}

/** Milliseconds that a step is shown at a rate of 1. */
export const dwell = 1500;

/**
 * The time of a figure: which step it stands at, and whether it goes on by itself. Buttons, keys, the scrubber
 * and playing all set the same number. Rests while the figure is off-screen or its page is hidden; keeps no
 * timer and no observer once the figure is gone.
 */
export class PlaybackController implements ReactiveController {
  playing = false;

  private position = 0;
  private timer?: ReturnType<typeof setTimeout>;
  private observer?: IntersectionObserver;
  private isVisible = true;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    private readonly figure: Playable,
  ) {
    host.addController(this);
  }

  /** The step, within the steps there are now. */
  get index(): number {
    return Math.max(0, Math.min(this.position, this.figure.count - 1));
  }

  /** Sets the step without telling anyone: the page did. It may lie past the steps there are until all is set. */
  setIndex(index: number): void {
    this.position = index;
    this.reschedule();
    this.host.requestUpdate();
  }

  /** Forgets a step that lies past those there are, once all is set. */
  clampIndex(): void {
    this.position = this.index;
  }

  /** Goes to a step and tells; false where the figure stands there already. */
  goTo(index: number): boolean {
    const { count } = this.figure;
    const target = Math.max(0, Math.min(index, count - 1));
    if (count === 0 || target === this.index) return false;
    this.position = target;
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

  /** Goes on by itself; from the last step it begins again. */
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

  /** Begins the pause before the next step anew, where there is to be one. */
  reschedule(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.playing && this.isVisible && this.host.isConnected && !document.hidden) {
      this.timer = setTimeout(this.advance, dwell / this.figure.rate);
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
    document.addEventListener('visibilitychange', this.pageChanged);
    this.reschedule();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.observer?.disconnect();
    this.observer = undefined;
    this.isVisible = true;
    document.removeEventListener('visibilitychange', this.pageChanged);
  }

  private readonly pageChanged = (): void => this.reschedule();

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
