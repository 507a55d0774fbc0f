import { cellAfterKey, cellAtPointer } from '../../figure/draw/gridNavigation.js';
import { foldedShape } from './stageImages.js';
import type { Focus, Stage } from './stages.js';

/** The value that a stage begins with: the middle of its image, or its first unit. */
export function initialFocus(stages: readonly Stage[], stage: number, channel = 0): Focus {
  const { isImage, shape } = stages[stage];
  if (!isImage) return { stage, row: 0, column: 0, channel: 0 };
  const [height, width, channels] = shape;
  return { stage, row: height >> 1, column: width >> 1, channel: Math.min(channel, channels - 1) };
}

const unitOf = (stage: number, channel: number): Focus => ({ stage, row: 0, column: 0, channel });

/** The value of a stage that a pointer is over. */
export function valueAtPointer(
  stages: readonly Stage[],
  stage: number,
  channel: number,
  event: MouseEvent,
): Focus | undefined {
  const { isImage, shape } = stages[stage];
  const bar = (event.target as Element).closest<HTMLElement>('[data-unit]');
  if (bar) return unitOf(stage, Number(bar.dataset.unit));
  const picture = (event.currentTarget as Element).querySelector(isImage ? '.picture' : '.sheet');
  if (!picture) return undefined;
  const [rows, columns] = isImage ? shape : foldedShape(stages, stage);
  const { row, column } = cellAtPointer(event, picture, rows, columns);
  if (isImage) return { stage, row, column, channel: Math.min(channel, shape[2] - 1) };
  return unitOf(stage, Math.min(shape[0] - 1, row * columns + column));
}

/** Where a key leads from a value of a stage; undefined where it leads nowhere. */
export function valueAfterKey(
  stages: readonly Stage[],
  from: Focus,
  event: KeyboardEvent,
): Focus | undefined {
  const { isImage, shape } = stages[from.stage];
  const { channel } = from;
  const [rows, columns] = isImage ? shape : foldedShape(stages, from.stage);
  const at = isImage ? from : { row: Math.floor(channel / columns), column: channel % columns };
  const place = cellAfterKey(event, at, rows, columns);
  if (place && isImage) return { ...from, ...place };
  if (place) return { ...from, channel: Math.min(shape[0] - 1, place.row * columns + place.column) };
  const turn = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
  if (!isImage || turn === 0) return undefined;
  event.preventDefault();
  return { ...from, channel: Math.min(shape[2] - 1, Math.max(0, channel + turn)) };
}
