import { maxAbsOf, type Pixels } from '../../figure/draw/pixels.js';
import type { Numbers } from '../../values/readLargeNumbers.js';
import type { Stage } from './stages.js';

/** How flat values are folded: a flattened image a row a pixel, others in a block, few in one column. */
export function foldedShape(stages: readonly Stage[], s: number): [rows: number, columns: number] {
  const [units] = stages[s].shape;
  const channels = stages[s].kind === 'flatten' ? stages[s - 1]?.shape[2] : undefined;
  const columns = channels ?? (units <= 32 ? 1 : Math.ceil(Math.sqrt(units / 2)));
  return [Math.ceil(units / columns), columns];
}

/** Every channel of a stage's values as an image, or flat values folded into one; all of one scale. */
export function imagesOf(stages: readonly Stage[], s: number, { data, shape }: Numbers): Pixels[] {
  const { kind, isImage } = stages[s];
  const isInput = kind === 'input';
  const largest = maxAbsOf(data);
  const maxAbs = !isInput ? largest : largest > 1 ? Math.max(255, largest) : 1;
  if (!isImage) {
    const [rows, columns] = foldedShape(stages, s);
    return [{ rows, columns, data, start: 0, step: 1, maxAbs }];
  }
  const [rows, columns, channels] = shape;
  const image = { rows, columns, data, start: 0, step: channels, maxAbs };
  if (isInput && channels === 3) return [{ ...image, isColor: true }];
  return Array.from({ length: channels }, (_, start) => ({ ...image, start }));
}
