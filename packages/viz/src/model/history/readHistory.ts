import { FigureError } from '../../values/errors/FigureError.js';
import type { Numbers, NumbersValue } from '../../values/numbers.js';
import { exampleFilters } from '../../values/presets/exampleFilters.js';
import type { HistoryMessages } from './messages.js';

/**
 * The weights of each epoch, all of one shape: those of `history`, else the one of `values`, else example filters.
 *
 * @param read reads and checks one of them
 */
export function readHistory(
  history: unknown,
  values: NumbersValue | undefined,
  read: (value: unknown, argument: 'history' | 'values') => Numbers,
): Numbers[] {
  const list = history ?? [values ?? exampleFilters];
  if (!Array.isArray(list) || list.length === 0) throw badHistory();
  const argument = history ? 'history' : 'values';
  const states = list.map((value) => read(value, argument));
  if (states.some(({ shape }) => String(shape) !== String(states[0].shape))) throw badHistory();
  return states;
}

const badHistory = () => new FigureError<keyof HistoryMessages>('history', 'badHistory');
