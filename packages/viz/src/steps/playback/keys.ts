import type { PlaybackController } from './PlaybackController.js';

const sliderKeys = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

/** Whether the target of the event handles the key itself: a slider, a field, a button. */
function isHandledByTarget(key: string, target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement) || key === 'Tab' || key === 'Escape') return false;
  if (target instanceof HTMLInputElement && target.type === 'range') return sliderKeys.includes(key);
  if (target.isContentEditable || target.matches('input, select, textarea')) return true;
  return key === ' ' && target.matches('button, summary, a[href]');
}

/** Handles a key; false for other keys, and for an arrow past the first or last step. */
function handle(key: string, isRepeated: boolean, playback?: PlaybackController): boolean {
  if (!playback) return false;
  if (key === 'ArrowRight') return playback.next() || isRepeated;
  if (key === 'ArrowLeft') return playback.previous() || isRepeated;
  if (key === ' ') {
    if (!isRepeated) playback.toggle();
  } else if (key === 'Home') playback.goTo(0);
  else if (key === 'End') playback.goTo(Infinity);
  else return false;
  return true;
}

/**
 * → ← Home End Space. A handled key does not propagate, so that a slide show around the figure does not move; an arrow
 * past the last step does.
 */
export function handleKey(event: KeyboardEvent, playback?: PlaybackController): void {
  const { key, repeat } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isHandledByTarget(key, event.composedPath()[0])) {
    event.stopPropagation();
  } else if (handle(key, repeat, playback)) {
    event.stopPropagation();
    event.preventDefault();
  }
}
