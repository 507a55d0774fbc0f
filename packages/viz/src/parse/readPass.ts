import { FigureError, received } from './FigureError.js';

/** Whether the way back is asked for; `forward` where left out. */
export function isBackward(pass: unknown): boolean {
  if (pass === undefined || pass === null || pass === 'forward') return false;
  if (pass === 'backward') return true;
  throw new FigureError('pass', 'badPass', { got: received(pass) });
}
