import type { Playback } from './Playback.js';

const stepKeys = ['ArrowRight', 'ArrowLeft', 'Home', 'End'];

/** What the key's target does with keys itself: a slider moves, a field writes, a button is pressed. */
function isTaken(key: string, target: EventTarget | undefined): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement && target.type === 'range') return stepKeys.includes(key);
  if (target.isContentEditable || target.matches('input, select, textarea')) return true;
  return key === ' ' && target.matches('button, summary, a[href]');
}

/** → ← Home End Space, within the element that listens. */
export function handleKey(event: KeyboardEvent, playback: Playback): void {
  const { key } = event;
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (isTaken(key, event.composedPath()[0])) return;
  if (key === 'ArrowRight') playback.next();
  else if (key === 'ArrowLeft') playback.previous();
  else if (key === 'Home') playback.goTo(0);
  else if (key === 'End') playback.goTo(Infinity);
  else if (key === ' ') {
    if (!event.repeat) playback.toggle();
  } else return;
  event.preventDefault();
}
