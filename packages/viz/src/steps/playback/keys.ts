import type { PlaybackController } from './PlaybackController.js';

const ownKeys = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];

/** What the key's target does with keys itself: a slider moves, a field writes, a button is pressed. */
function isTaken(key: string, target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement) || key === 'Tab' || key === 'Escape') return false;
  if (target instanceof HTMLInputElement && target.type === 'range') return ownKeys.includes(key);
  if (target.isContentEditable || target.matches('input, select, textarea')) return true;
  return key === ' ' && target.matches('button, summary, a[href]');
}

/** Does what a key says; false where it says nothing here, or where an arrow leads past an end. */
function act(key: string, isRepeated: boolean, playback?: PlaybackController): boolean {
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
 * → ← Home End Space, within the element that listens. A key that the figure uses stays in it, so that slides do
 * not move along; an arrow past its last step is the page's.
 */
export function handleKey(event: KeyboardEvent, playback?: PlaybackController): void {
  const { key, repeat } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isTaken(key, event.composedPath()[0])) {
    event.stopPropagation();
  } else if (act(key, repeat, playback)) {
    event.stopPropagation();
    event.preventDefault();
  }
}
