import { maxAbsOf, type PixelImage } from '../../../figure/draw/pixels.js';
import type { Numbers } from '../../../values/numbers.js';
import type { Stage } from '../network/stages.js';

/** More flat values than these are drawn as a block, not as one column. */
const maxColumnLength = 32;

/** Rows and columns in which flat values are drawn; a flattened image has one row per pixel. */
export function foldedShape(stages: readonly Stage[], s: number): [rows: number, columns: number] {
  const { units, kind } = stages[s];
  const channels = kind === 'flatten' ? stages[s - 1]?.image?.[2] : undefined;
  const columns = channels ?? (units <= maxColumnLength ? 1 : Math.ceil(Math.sqrt(units / 2)));
  return [Math.ceil(units / columns), columns];
}

/** The values of a stage as images on one scale: one per channel, or one of flat values. */
export function stageImages(stages: readonly Stage[], s: number, { data }: Numbers): PixelImage[] {
  const { kind, image: imageShape } = stages[s];
  const isInput = kind === 'input';
  const maxAbs = isInput ? inputRange(data) : maxAbsOf(data);
  if (!imageShape) {
    const [rows, columns] = foldedShape(stages, s);
    return [{ rows, columns, data, start: 0, step: 1, maxAbs }];
  }
  const [rows, columns, channels] = imageShape;
  const image = { rows, columns, data, start: 0, step: channels, maxAbs };
  if (isInput && channels === 3) return [{ ...image, isColor: true }];
  return Array.from({ length: channels }, (_, start) => ({ ...image, start }));
}

/** 1 for inputs up to 1, 255 for bytes. */
function inputRange(data: ArrayLike<number>): number {
  const maxAbs = maxAbsOf(data);
  return maxAbs > 1 ? Math.max(255, maxAbs) : 1;
}
